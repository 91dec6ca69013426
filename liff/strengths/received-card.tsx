import { useId } from "preact/hooks";
import { Link } from "wouter-preact";
import { useMe } from "#liff/me.ts";
import { dayText, periodWords } from "#liff/text/dates.ts";
import { langOf } from "#liff/text/questions.ts";
import { useStrengthWords } from "#liff/text/strengths.ts";
import { echoes, strengthName, type ReceivedStrength } from "#shared/strengths.ts";
import { troubleOf, useAsk, useChange } from "./ask.ts";
import { Giver } from "./giver.tsx";
import { NoteWords } from "./note-words.tsx";

type Props = {
  readonly strength: ReceivedStrength;
  readonly onDecline: (strength: ReceivedStrength) => void;
};

/** A strength that came: its name, the scene it was seen in, and what the receiver makes of it. */
export function ReceivedCard({ strength, onDecline }: Props) {
  const { say, tell, locale } = useStrengthWords();
  const { today } = useMe();
  const ask = useAsk();
  const id = useId();
  const { echo, as, at, source, isNew, from } = strength;
  const name = strengthName(strength, locale);
  const placing = useChange((place: "accepted" | "waiting") =>
    ask.answer(strength.id, { as: place }),
  );
  const echoing = useChange((next: ReceivedStrength["echo"]) =>
    ask.answer(strength.id, { echo: next }),
  );
  // What was tapped is shown at once, and taken back with the next look if it did not get through.
  const heard = echoing.isPending ? (echoing.variables ?? null) : echo;
  const isIn = placing.isPending ? placing.variables === "accepted" : as === "accepted";
  const trouble = troubleOf(placing.error ?? echoing.error);
  const record = source === null ? null : periodWords(source.cadence, source.period, locale);
  return (
    <article class="card strength" aria-labelledby={id}>
      <header>
        {isNew && <p class="strength-new">{tell("fresh")}</p>}
        <h2 id={id} lang={langOf(name)} dir="auto">
          {name}
        </h2>
      </header>
      <NoteWords words={strength} />
      <p class="strength-from">
        <Giver from={from} />
        <time class="hint" dateTime={at}>
          {dayText(at.slice(0, 10), today, locale)}
        </time>
        {record !== null && source !== null && (
          <Link href={`/me/${source.cadence}/${source.period}`} class="source">
            {tell("seenIn", { record: say(record.key, record.vars) })}
          </Link>
        )}
      </p>
      <div class="bell" role="group" aria-label={tell("bellOf", { strength: name })}>
        <p aria-hidden="true">{tell("bell")}</p>
        <div class="bell-taps">
          {echoes.map((each) => (
            <button
              key={each}
              type="button"
              class="tap"
              aria-pressed={heard === each}
              onClick={() => echoing.mutate(heard === each ? null : each)}
            >
              {tell(each)}
            </button>
          ))}
        </div>
      </div>
      <div class="strength-foot">
        {isIn ? (
          <>
            <p class="strength-in">
              {tell("accepted")} <Link href="/inventory/skill">{tell("open")}</Link>
            </p>
            <button
              type="button"
              class="plain"
              aria-label={tell("named", { act: tell("takeOut"), strength: name })}
              onClick={() => placing.mutate("waiting")}
            >
              {tell("takeOut")}
            </button>
          </>
        ) : (
          <>
            <button
              type="button"
              class="button quiet"
              aria-label={tell("named", { act: tell("accept"), strength: name })}
              onClick={() => placing.mutate("accepted")}
            >
              {tell("accept")}
            </button>
            <button
              type="button"
              class="plain"
              aria-label={tell("named", { act: tell("decline"), strength: name })}
              onClick={() => onDecline(strength)}
            >
              {tell("decline")}
            </button>
          </>
        )}
      </div>
      <p role="status" class="wrong">
        {trouble !== null && tell(trouble)}
      </p>
    </article>
  );
}
