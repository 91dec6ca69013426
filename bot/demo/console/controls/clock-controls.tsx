import { dateLabel, msUntil, timeOf, ZONE } from "#bot/demo/console/clock.ts";
import { useNow, useSurroundings } from "#bot/demo/console/surroundings.ts";

const HOUR_MS = 3_600_000;

export function ClockControls({ offsetMs }: { offsetMs: number }) {
  const { say, act, language } = useSurroundings();
  const now = useNow(1000);
  const ahead = (addMs: number) => act({ do: "clock", addMs });
  return (
    <section>
      <h3>{say("control.clock")}</h3>
      <p class="big-time">
        {dateLabel(now, language, ZONE, true)} <strong>{timeOf(now)}</strong>
      </p>
      {offsetMs !== 0 && <p class="muted">{say("control.moved")}</p>}
      <div class="buttons">
        <button type="button" onClick={() => ahead(HOUR_MS)}>
          {say("control.hour")}
        </button>
        <button type="button" onClick={() => ahead(24 * HOUR_MS)}>
          {say("control.day")}
        </button>
        <button type="button" onClick={() => ahead(msUntil("monday", now))}>
          {say("control.monday")}
        </button>
        <button type="button" onClick={() => ahead(msUntil("month", now))}>
          {say("control.month")}
        </button>
        <button type="button" disabled={offsetMs === 0} onClick={() => act({ do: "reset-clock" })}>
          {say("control.reset")}
        </button>
      </div>
    </section>
  );
}
