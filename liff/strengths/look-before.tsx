import { langOf } from "#liff/text/questions.ts";
import { useStrengthWords } from "#liff/text/strengths.ts";
import { strengthName, type StrengthWords } from "#shared/strengths.ts";
import { NoteWords } from "./note-words.tsx";

type Props = {
  readonly name: string;
  readonly words: StrengthWords;
  readonly isBusy: boolean;
  readonly trouble: string | null;
  readonly onSend: () => void;
  readonly onBack: () => void;
};

/** A breath before it is sent: the note as it will be read. */
export function LookBefore({ name, words, isBusy, trouble, onSend, onBack }: Props) {
  const { tell, locale } = useStrengthWords();
  const strength = strengthName(words, locale);
  return (
    <div class="breath">
      <h2>{tell("breath")}</h2>
      <ul>
        <li>{tell("breath1")}</li>
        <li>{tell("breath2")}</li>
      </ul>
      <p class="hint">{tell("willSee", { name })}</p>
      <div class="card strength">
        <h3 lang={langOf(strength)} dir="auto">
          {strength}
        </h3>
        <NoteWords words={words} />
      </div>
      <p role="status" class="wrong">
        {trouble}
      </p>
      <div class="beside">
        <button type="button" class="button" disabled={isBusy} onClick={onSend}>
          {tell(isBusy ? "sending" : "send")}
        </button>
        <button type="button" class="button quiet" disabled={isBusy} onClick={onBack}>
          {tell("back2")}
        </button>
      </div>
    </div>
  );
}
