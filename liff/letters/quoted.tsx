import { langOf } from "#liff/text/questions.ts";
import { useRecordWords } from "#liff/text/record.ts";
import type { LetterLine } from "#shared/letters.ts";

/** Words of the member's own, with the time they are from. */
export function Quoted({ line }: { readonly line: LetterLine }) {
  const { shortTitleOf } = useRecordWords();
  const { cadence, period, text } = line;
  return (
    <figure class="quoted">
      <figcaption class="hint">{shortTitleOf(cadence, period)}</figcaption>
      <blockquote lang={langOf(text)} dir="auto">
        {text}
      </blockquote>
    </figure>
  );
}
