import { maxAnswerLength } from "#shared/limits.ts";
import { wholeUpTo } from "#shared/text.ts";
import { editBetween, type TextEdit } from "#shared/text-edit.ts";

/** A request of an answer stays below 2 KB, whatever was pasted. */
const MOST_BYTES = 1500;

/**
 * The next edit on the way from one text to the other, small enough for a request. What is to go
 * goes with the last piece, so that no half-way text has lost what the next one still needs.
 */
export function pieceOf(from: string, to: string): TextEdit {
  const whole = editBetween(from, to);
  const put = wholeUpTo(whole.put, unitsWithin(whole.put, MOST_BYTES));
  if (put === whole.put) return whole;
  const excess = Math.max(0, from.length + put.length - maxAnswerLength);
  const first = from.slice(whole.at, whole.at + excess + 1);
  // A pair that stands across the edge goes as a whole.
  const cut = excess === 0 ? 0 : wholeUpTo(first, excess).length < excess ? excess + 1 : excess;
  return { at: whole.at, cut: Math.min(cut, whole.cut), put };
}

/** Whether the server can take the text at all. */
export const isStorable = (text: string): boolean =>
  text.length <= maxAnswerLength && text.isWellFormed();

/** How many units from its beginning take at most so many bytes in a request. */
function unitsWithin(text: string, most: number): number {
  let bytes = 0;
  for (let at = 0; at < text.length; at += 1) {
    bytes += bytesOf(text.charCodeAt(at));
    if (bytes > most) return at;
  }
  return text.length;
}

/** At most this much as UTF-8 within JSON. */
function bytesOf(unit: number): number {
  if (unit < 0x20) return 6;
  if (unit === 0x22 || unit === 0x5c) return 2;
  if (unit < 0x80) return 1;
  return unit < 0x800 ? 2 : 3;
}
