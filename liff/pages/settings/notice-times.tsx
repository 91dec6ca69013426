import type { ComponentChildren } from "preact";
import { useId } from "preact/hooks";
import { useSaveSettings } from "#liff/me.ts";
import { useSettingsWords } from "#liff/text/settings.ts";
import { Section } from "#liff/ui/section.tsx";
import type { MeView } from "#shared/me.ts";
import { noticeTimes, timeText, weekdays } from "#shared/notices.ts";

export function NoticeTimes({ me }: { readonly me: MeView }) {
  const { tell, weekday } = useSettingsWords();
  const saving = useSaveSettings();
  const { weekly, quiet, weeklyDay, weeklyTime, monthlyTime } = me.settings;
  const times = noticeTimes.map((time) => (
    <option key={time} value={time}>
      {timeText(time)}
    </option>
  ));
  if (quiet) return null;
  return (
    <Section title={tell("times.title")} saving={saving}>
      <p class="hint">{tell("times.hint")}</p>
      {weekly && (
        <>
          <Choice
            label={tell("times.day")}
            value={String(weeklyDay)}
            onChoose={(day) => saving.mutate({ weeklyDay: dayOf(day) })}
          >
            {weekdays.map((day) => (
              <option key={day} value={day}>
                {weekday(day)}
              </option>
            ))}
          </Choice>
          <Choice
            label={tell("times.weekly")}
            value={weeklyTime}
            onChoose={(time) => saving.mutate({ weeklyTime: time })}
          >
            {times}
          </Choice>
        </>
      )}
      <Choice
        label={tell("times.monthly")}
        value={monthlyTime}
        onChoose={(time) => saving.mutate({ monthlyTime: time })}
      >
        {times}
      </Choice>
      <ZoneChoice me={me} onChoose={(zone) => saving.mutate({ zone })} />
    </Section>
  );
}

const dayOf = (day: string) => weekdays.find((each) => String(each) === day) ?? 5;

type ChoiceProps = {
  readonly label: string;
  readonly value: string;
  readonly onChoose: (value: string) => void;
  readonly children: ComponentChildren;
};

function Choice({ label, value, onChoose, children }: ChoiceProps) {
  const id = useId();
  return (
    <div class="time-line">
      <label for={id}>{label}</label>
      <select id={id} value={value} onChange={(event) => onChoose(event.currentTarget.value)}>
        {children}
      </select>
    </div>
  );
}

type ZoneProps = { readonly me: MeView; readonly onChoose: (zone: string | null) => void };

/** Asked only where it makes a difference: the clock of the phone is another one. */
function ZoneChoice({ me, onChoose }: ZoneProps) {
  const { tell } = useSettingsWords();
  const phone = new Intl.DateTimeFormat().resolvedOptions().timeZone;
  const chosen = me.settings.zone;
  const others = [...new Set([phone, chosen ?? me.zone])].filter((zone) => zone !== me.zone);
  if (others.length === 0) return null;
  return (
    <fieldset class="choice zone">
      <legend class="label">{tell("times.zone")}</legend>
      {[null, ...others].map((zone) => (
        <label key={zone}>
          <input
            type="radio"
            name="zone"
            checked={chosen === zone}
            onChange={() => onChoose(zone)}
          />
          {zone === null
            ? tell("times.zone.community", { zone: me.zone })
            : tell(zone === phone ? "times.zone.phone" : "times.zone.other", { zone })}
        </label>
      ))}
    </fieldset>
  );
}
