import { useId, useState } from "preact/hooks";
import { useMe } from "#liff/me.ts";
import { dayText } from "#liff/text/dates.ts";
import { langOf } from "#liff/text/questions.ts";
import { useStrengthWords } from "#liff/text/strengths.ts";
import { Face } from "#liff/ui/face.tsx";
import { strengthName, type GivenStrength } from "#shared/strengths.ts";
import { NoteWords } from "./note-words.tsx";
import { Rewording } from "./rewording.tsx";
import { useWithdrawal } from "./use-withdrawal.ts";

type Props = { readonly strength: GivenStrength; readonly heading: "h2" | "h3" };

/** A strength that the member named: theirs to reword and to withdraw, and nothing more to see. */
export function GivenCard({ strength, heading: Heading }: Props) {
  const { tell, locale } = useStrengthWords();
  const { today } = useMe();
  const id = useId();
  const { isLeaving, trouble, withdraw, undo } = useWithdrawal(strength.id);
  const [at, setAt] = useState<"reading" | "writing" | "reworded">("reading");
  const { to } = strength;
  const title = strengthName(strength, locale);
  const name = to.name ?? tell("nameless");
  if (isLeaving) {
    return (
      <div role="status" class="card regret">
        <p>{tell("withdrawn")}</p>
        <button type="button" class="plain" onClick={undo}>
          {tell("undo")}
        </button>
      </div>
    );
  }
  return (
    <article class="card strength" aria-labelledby={id}>
      <p class="strength-from">
        <span class="giver">
          <span class="giver-face">
            <Face name={to.name} face={to.face} picture={to.picture} />
          </span>
          <span lang={langOf(name)}>{tell("to", { name })}</span>
        </span>
        <time class="hint" dateTime={strength.at}>
          {dayText(strength.at.slice(0, 10), today, locale)}
        </time>
      </p>
      {at === "writing" ? (
        <Rewording
          strength={strength}
          onDone={(isReworded) => setAt(isReworded ? "reworded" : "reading")}
        />
      ) : (
        <>
          <Heading id={id} lang={langOf(title)} dir="auto">
            {title}
          </Heading>
          <NoteWords words={strength} />
          <div class="strength-foot given">
            <button
              type="button"
              class="plain"
              aria-label={tell("namedFor", { act: tell("reword"), name, strength: title })}
              onClick={() => setAt("writing")}
            >
              {tell("reword")}
            </button>
            <button
              type="button"
              class="plain"
              aria-label={tell("namedFor", { act: tell("withdraw"), name, strength: title })}
              onClick={withdraw}
            >
              {tell("withdraw")}
            </button>
            <p role="status" class={trouble === null ? "saved" : "wrong"}>
              {trouble === null ? at === "reworded" && tell("reworded") : tell(trouble)}
            </p>
          </div>
        </>
      )}
    </article>
  );
}
