import { langOf } from "#liff/text/questions.ts";
import type { Piece } from "#shared/record.ts";

/** A text with the places marked that were looked for. */
export function Marked({ pieces }: { readonly pieces: readonly Piece[] }) {
  const whole = pieces.map(({ text }) => text).join("");
  return (
    <span class="marked" lang={langOf(whole)}>
      {pieces.map(({ text, isHit }, index) => (isHit ? <mark key={index}>{text}</mark> : text))}
    </span>
  );
}
