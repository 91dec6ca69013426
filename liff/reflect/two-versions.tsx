import { langOf } from "#liff/text/questions.ts";
import { useReach } from "#liff/text/reach.ts";
import { useWords } from "#liff/text/speak.ts";
import type { AnswerWords, Question } from "#shared/reflection-form.ts";
import type { Decision, Field } from "./field.ts";

type Props = {
  readonly field: Field;
  readonly theirs: AnswerWords;
  readonly choices: Question["choices"];
  readonly onDecide: (decision: Decision) => void;
};

/** The same answer written in two places: both are shown, and the writer decides. */
export function TwoVersions({ field, theirs, choices, onDecide }: Props) {
  const { say } = useWords();
  const { words: seen } = useReach();
  const isText = field.mine.text !== theirs.text;
  const isSeen = field.mine.audience !== theirs.audience;
  const words = ({ text, choice, audience }: AnswerWords) => {
    const label = choices.find(({ id }) => id === choice)?.label;
    return [isSeen && seen[audience], label, text].filter(Boolean).join("\n");
  };
  const versions = [
    ["form.mine", words(field.mine)],
    ["form.theirs", words(theirs)],
  ] as const;
  return (
    <div class="two-versions" role="group" aria-label={say("form.conflict")}>
      <p>{say("form.conflict")}</p>
      <dl>
        {versions.map(([key, text]) => (
          <div key={key}>
            <dt>{say(key)}</dt>
            <dd lang={langOf(text)}>{text || say("form.noWords")}</dd>
          </div>
        ))}
      </dl>
      <div class="actions">
        <button type="button" class="button quiet" onClick={() => onDecide("mine")}>
          {say("form.keepMine")}
        </button>
        <button type="button" class="button quiet" onClick={() => onDecide("theirs")}>
          {say("form.keepTheirs")}
        </button>
        {isText && (
          <button type="button" class="button quiet" onClick={() => onDecide("both")}>
            {say("form.keepBoth")}
          </button>
        )}
      </div>
    </div>
  );
}
