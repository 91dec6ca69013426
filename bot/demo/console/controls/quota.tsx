import { useRef } from "preact/hooks";
import type { ConsoleState } from "#bot/demo/console-api.ts";
import { useSurroundings } from "#bot/demo/console/surroundings.ts";

export function Quota({ quota: { limit, used } }: { quota: ConsoleState["quota"] }) {
  const { say, act } = useSurroundings();
  const field = useRef<HTMLInputElement>(null);
  const words =
    limit === null ? say("control.used", { used }) : say("control.usedOf", { used, limit });
  const set = (event: Event) => {
    event.preventDefault();
    const value = field.current?.value ?? "";
    act({ do: "quota", limit: value === "" ? null : Number(value) });
  };
  return (
    <section>
      <h3>{say("control.quota")}</h3>
      <p>{words}</p>
      {limit !== null && <meter aria-label={words} min={0} max={Math.max(limit, 1)} value={used} />}
      <form class="one-field" onSubmit={set}>
        <label>
          {say("control.limit")}
          <input
            ref={field}
            type="number"
            min={0}
            max={1_000_000}
            inputMode="numeric"
            placeholder={say("control.noLimit")}
            defaultValue={limit === null ? "" : String(limit)}
          />
        </label>
        <button type="submit">{say("control.set")}</button>
      </form>
    </section>
  );
}
