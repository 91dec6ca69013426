import { useId, useState } from "preact/hooks";
import { useSaveRest } from "#liff/me.ts";
import { dayText, daysAfter, monthsAfter } from "#liff/text/dates.ts";
import { useWords } from "#liff/text/speak.ts";
import { Section } from "#liff/ui/section.tsx";
import { mostRestMonths } from "#shared/limits.ts";
import type { MeView } from "#shared/me.ts";

export function RestSettings({ me }: { readonly me: MeView }) {
  const { say, locale } = useWords();
  const id = useId();
  const saving = useSaveRest();
  const { rest, today } = me;
  const restFor = (months: number) => () => saving.mutate({ until: monthsAfter(today, months) });
  return (
    <Section title={say("rest.title")} saving={saving} isAlone>
      {rest === null ? (
        <p class="hint">{say("rest.hint")}</p>
      ) : (
        <div class="resting">
          <p>{say("rest.now", { date: dayText(rest.until, today, locale) })}</p>
          <button type="button" class="button" onClick={() => saving.mutate({ until: null })}>
            {say("rest.back")}
          </button>
        </div>
      )}
      <p id={id} class="label">
        {say(rest === null ? "rest.for" : "rest.change")}
      </p>
      <div class="chips" role="group" aria-labelledby={id}>
        <button type="button" class="chip" onClick={restFor(1)}>
          {say("rest.month")}
        </button>
        <button type="button" class="chip" onClick={restFor(3)}>
          {say("rest.months", { n: 3 })}
        </button>
        <button type="button" class="chip" onClick={restFor(6)}>
          {say("rest.halfYear")}
        </button>
      </div>
      <ReturnDay today={today} onChoose={(until) => saving.mutate({ until })} />
    </Section>
  );
}

type ReturnDayProps = { readonly today: string; readonly onChoose: (day: string) => void };

/** A date is typed piece by piece, so it counts once the person says so. */
function ReturnDay({ today, onChoose }: ReturnDayProps) {
  const { say } = useWords();
  const id = useId();
  const [day, setDay] = useState("");
  const [isWrong, setWrong] = useState(false);
  const last = monthsAfter(today, mostRestMonths);
  const choose = (event: Event) => {
    event.preventDefault();
    const isReturn = day > today && day <= last;
    setWrong(!isReturn);
    if (isReturn) onChoose(day);
  };
  return (
    <form class="return-day" noValidate onSubmit={choose}>
      <label for={id}>{say("rest.date")}</label>
      <div class="beside">
        <input
          id={id}
          type="date"
          min={daysAfter(today, 1)}
          max={last}
          value={day}
          aria-invalid={isWrong}
          aria-describedby={`${id}-wrong`}
          onInput={(event) => setDay(event.currentTarget.value)}
        />
        <button type="submit" class="button quiet">
          {say("rest.choose")}
        </button>
      </div>
      <p id={`${id}-wrong`} role="status" class="wrong">
        {isWrong && say("rest.past")}
      </p>
    </form>
  );
}
