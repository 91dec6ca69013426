import { useWords } from "#liff/text/speak.ts";
import { Phrases } from "#liff/ui/phrases.tsx";
import type { Question } from "#shared/reflection-form.ts";

type Props = {
  readonly name: string;
  readonly choices: Question["choices"];
  readonly chosen: string | null;
  readonly labelledBy: string;
  readonly describedBy: string;
  readonly onChoose: (choice: string | null) => void;
};

/** Taps as in the chat, one at most. */
export function AnswerChoice({ name, choices, chosen, labelledBy, describedBy, onChoose }: Props) {
  const { say } = useWords();
  return (
    <div
      class="picks"
      role="radiogroup"
      aria-labelledby={labelledBy}
      aria-describedby={describedBy}
    >
      {choices.map(({ id, label }) => (
        <label key={id} class="pick">
          <input
            type="radio"
            name={name}
            value={id}
            checked={chosen === id}
            onChange={() => onChoose(id)}
          />
          <span>
            <Phrases text={label} />
          </span>
        </label>
      ))}
      {chosen !== null && (
        <button type="button" class="text-button" onClick={() => onChoose(null)}>
          {say("form.clear")}
        </button>
      )}
    </div>
  );
}
