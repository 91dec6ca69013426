/** A text's change as one stretch exchanged for another, in UTF-16 units. */
export type TextEdit = { readonly at: number; readonly cut: number; readonly put: string };

/** The shortest such stretch; it begins and ends between whole characters. */
export function editBetween(before: string, after: string): TextEdit {
  const shorter = Math.min(before.length, after.length);
  let at = 0;
  while (at < shorter && before.charCodeAt(at) === after.charCodeAt(at)) at += 1;
  if (at > 0 && isHigh(after.charCodeAt(at - 1))) at -= 1;
  let same = 0;
  const end = (text: string, back: number) => text.charCodeAt(text.length - back);
  while (same < shorter - at && end(before, same + 1) === end(after, same + 1)) same += 1;
  if (same > 0 && isLow(end(after, same))) same -= 1;
  return { at, cut: before.length - same - at, put: after.slice(at, after.length - same) };
}

export const applyEdit = (text: string, { at, cut, put }: TextEdit): string =>
  text.slice(0, at) + put + text.slice(at + cut);

/**
 * A short name by which two sides see that they hold the same text. It guards against mistakes, not
 * against malice: both texts are the same member's.
 */
export function markOf(text: string): string {
  let [a, b] = [0x9e3779b1, 0x85ebca6b];
  for (let at = 0; at < text.length; at += 1) {
    const unit = text.charCodeAt(at);
    a = Math.imul(a ^ unit, 0x01000193);
    b = Math.imul((b << 7) ^ (b >>> 25) ^ unit, 0xc2b2ae35);
  }
  return [text.length, a >>> 0, b >>> 0].map((each) => each.toString(36)).join("-");
}

const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff;

const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff;
