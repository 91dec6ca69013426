import * as v from "valibot";
import { wholeUpTo } from "./text.ts";

export const mostNickname = 20;
/** Marks can be piled on one letter without end. */
const mostUnits = 120;

/** Controls, halves of a letter, and marks that turn the order of what stands around them. */
const refused = /[\p{Cc}\p{Cs}\u2028\u2029\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u;
const refusedEach = new RegExp(refused, "gu");
const invisible = /\s|\p{Cf}|\p{Variation_Selector}|\u3164|\u115F|\u1160|\u2800/gu;

const letters = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** A name as it is shown to others: trimmed, composed, one to twenty visible letters. */
export const Nickname = v.pipe(
  v.string(),
  v.maxLength(400),
  v.transform((name) => name.normalize("NFC").trim()),
  v.check((name) => !refused.test(name), "unreadable"),
  v.check((name) => name.replace(invisible, "") !== "", "empty"),
  v.check(
    (name) => name.length <= mostUnits && [...letters.segment(name)].length <= mostNickname,
    "too_long",
  ),
);

/** A name that others gave themselves elsewhere, made fit to stand in a line of ours; null: nothing is left of it. */
export function readableName(name: string): string | null {
  const readable = wholeUpTo(name.normalize("NFC").replace(refusedEach, "").trim(), mostUnits);
  return readable.replace(invisible, "") === "" ? null : readable;
}

export const faces = ["line", "none", "moss", "sky", "clay", "plum"] as const;

/** LINE's picture, nothing, or the name's first letter on a colour of one's own. */
export type Face = (typeof faces)[number];

/** What stands on a mark instead of a picture. */
export const initialOf = (name: string): string =>
  letters.segment(name)[Symbol.iterator]().next().value?.segment.toUpperCase() ?? "";
