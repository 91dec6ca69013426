import { useId } from "preact/hooks";
import { useStrengthWords } from "#liff/text/strengths.ts";
import { longestStrengthName } from "#shared/strengths.ts";
import { strengthWordIn, strengthWords } from "#shared/strength-words.ts";

type Props = {
  readonly value: string;
  readonly wrong: string | null;
  readonly onWrite: (name: string) => void;
};

/** The name of a strength: one's own words, or one of the list. */
export function NamePart({ value, wrong, onWrite }: Props) {
  const { tell, locale } = useStrengthWords();
  const id = useId();
  return (
    <div class="question">
      <h2 id={`${id}-ask`}>{tell("call")}</h2>
      <p id={`${id}-hint`} class="hints">
        {tell("callHint")}
      </p>
      <input
        id={id}
        class="line"
        maxLength={longestStrengthName}
        dir="auto"
        autocomplete="off"
        enterKeyHint="done"
        aria-labelledby={`${id}-ask`}
        aria-describedby={`${id}-hint ${id}-wrong`}
        aria-invalid={wrong !== null}
        value={value}
        onInput={(event) => onWrite(event.currentTarget.value)}
      />
      <p id={`${id}-wrong`} role="status" class="wrong">
        {wrong}
      </p>
      <details class="notes">
        <summary>{tell("pick")}</summary>
        <ul class="taps">
          {strengthWords.map((word) => {
            const text = strengthWordIn(word, locale);
            return (
              <li key={word}>
                <button
                  type="button"
                  class="tap"
                  aria-pressed={value === text}
                  onClick={() => onWrite(value === text ? "" : text)}
                >
                  {text}
                </button>
              </li>
            );
          })}
        </ul>
      </details>
    </div>
  );
}
