import type { Locale } from "#shared/locale.ts";
import { isLikeTransferCode } from "#shared/transfer-code.ts";
import { namesIn } from "#bot/messages/speak.ts";

export type Word = keyof ReturnType<typeof namesIn>["words"];

/** What was offered last, kept so that a label or number sent as text works like the button. */
export type Offered = { readonly label: string; readonly data: string };

const locales: readonly Locale[] = ["ja", "en"];

const byText: ReadonlyMap<string, Word> = new Map(
  locales
    .flatMap((locale) =>
      Object.entries(namesIn(locale).words).flatMap(([word, texts]) =>
        texts.map((text) => [normal(text), word as Word] as const),
      ),
    )
    .concat([
      ["english", "english"],
      ["日本語", "japanese"],
    ]),
);

/** The command that a whole message is, in either language; a word inside a sentence is none. */
export function wordOf(text: string): Word | undefined {
  return byText.get(normal(text));
}

/** Commands that people also give as an answer: "English" is something to learn, a rest a plan. */
const answersToo: ReadonlySet<string> = new Set(
  ["お休み", "記録", "引き継ぎ", "英語", "rest", "record", "reflect", "transfer", "japanese"].map(
    normal,
  ),
);

/** Whether a question that waits for words takes this for its answer and not for a command. */
export function mayBeAnswer(text: string, word: Word, locale: Locale): boolean {
  const isSpoken = word === (locale === "ja" ? "japanese" : "english");
  return isSpoken || answersToo.has(normal(text));
}

/** Words, numbers and codes that say nothing about anybody: they may be kept before consent. */
export function isCommandWord(text: string): boolean {
  return wordOf(text) !== undefined || /^\d{1,2}$/.test(normal(text)) || isLikeTransferCode(text);
}

/** The offer that a typed label or number (from 1) means, or the line of the list with both. */
export function offerOf(text: string, offered: readonly Offered[]): Offered | undefined {
  const typed = normal(text);
  if (typed === "") return undefined;
  const byLabel = offered.find(
    ({ label }, index) =>
      normal(label) === typed ||
      withoutMarks(label) === typed ||
      withoutAside(label) === typed ||
      pictureOf(label) === withoutTint(typed) ||
      normal(listed(label, index)) === typed,
  );
  if (byLabel !== undefined) return byLabel;
  return /^\d{1,2}$/.test(typed) ? offered[Number(typed) - 1] : undefined;
}

/** The offer whose label is the same command in another spelling: 「つぎへ」 can be sent as 「次へ」. */
export function respelt(text: string, offered: readonly Offered[]): Offered | undefined {
  const word = answersToo.has(normal(text)) ? undefined : wordOf(text);
  return word && offered.find(({ label }) => wordOf(label) === word);
}

/** A line of the list of choices; a label that begins with its own number needs no second one. */
export function listed(label: string, index: number): string {
  const number = `${index + 1} `;
  return label.startsWith(number) ? label : `${number}${label}`;
}

/** Blanks, controls and marks that draw nothing, fillers of Hangul and Braille among them. */
const invisible = /\s|\p{Cf}|\p{Cc}|\p{Zs}|\uFE0F|\u3164|\u115F|\u1160|\u2800/gu;

/** Whether there is anything to read in it: blanks of every kind and invisible marks are nothing. */
export function isBlank(text: string): boolean {
  return text.replace(invisible, "") === "";
}

/** Whole-message comparison: width, case, closing marks and blanks around it do not count. */
export function normal(text: string): string {
  return (
    text
      .normalize("NFKC")
      .trim()
      // What a phone's keyboard makes of an apostrophe.
      .replaceAll("’", "'")
      .replace(/[。.!]+$/u, "")
      .toLowerCase()
  );
}

/** A label without its leading number or picture: 「☀️ 晴れ」 can be sent as 「晴れ」. */
function withoutMarks(label: string): string {
  return normal(label).replace(/^[^\p{L}]+/u, "");
}

/** The picture that a label begins with: 「🌧 雨」 can be sent as 「🌧」; none is null. */
function pictureOf(label: string): string | null {
  const picture = /^(?:\p{Extended_Pictographic}\uFE0F?)+(?= )/u.exec(label)?.[0];
  return picture === undefined ? null : withoutTint(normal(picture));
}

const withoutTint = (text: string) => text.replaceAll("\uFE0F", "");

/** A label without what stands behind it in brackets: 「今月(10分)」 can be sent as 「今月」. */
function withoutAside(label: string): string {
  return normal(label.normalize("NFKC").replace(/\([^()]*\)$/u, ""));
}
