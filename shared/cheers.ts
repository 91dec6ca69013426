import * as v from "valibot";
import type { Looks } from "./circle.ts";
import type { PostView } from "./feed.ts";
import type { Cadence, Period } from "./reflection.ts";

/** The twelve words, in the order in which they are offered. */
export const cheerWords = [
  "CH6",
  "CH2",
  "CH1",
  "CH5",
  "CH3",
  "CH4",
  "CH7",
  "CH8",
  "CH9",
  "CH10",
  "CH11",
  "CH12",
] as const;
export type CheerWord = (typeof cheerWords)[number];

/** A cheer is a word with a picture. */
export const cheerPictures: Readonly<Record<CheerWord, string>> = {
  CH1: "👏",
  CH2: "🌱",
  CH3: "🤝",
  CH4: "💡",
  CH5: "📣",
  CH6: "🍵",
  CH7: "✨",
  CH8: "👀",
  CH9: "🎉",
  CH10: "🌙",
  CH11: "☔",
  CH12: "🙏",
};

/** So many different words one person can give one record. */
export const mostCheers = 3;

/** More than this at once are told in two goes. */
export const mostWaiting = 100;

export const CheerWish = v.strictObject({
  /** Without the sender's name, for good. */
  quiet: v.boolean(),
});

/** What the receiver has met: `told` that they came, `seen` which they are. */
export const CheersMet = v.strictObject({
  cheers: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.minLength(1), v.maxLength(200)),
  as: v.picklist(["told", "seen"]),
});
export type CheersMet = v.InferOutput<typeof CheersMet>;

export type SentCheer = { readonly word: CheerWord; readonly quiet: boolean };

/** The words of one's own on a card, after each change of them. */
export type SentCheers = { readonly sent: readonly SentCheer[] };

export type ReceivedCheer = {
  readonly id: string;
  readonly word: CheerWord;
  readonly quiet: boolean;
  /** Nobody's name where it was given quietly, or by somebody who has left since. */
  readonly from: (Looks & { readonly id: string }) | null;
  /** Not seen yet. */
  readonly isNew: boolean;
};

/** Of a companion's card what the viewer sent; of one's own what came. Nobody sees anything else. */
export type PostCheers = SentCheers & { readonly received: readonly ReceivedCheer[] };

export type CheeredPost = PostView & { readonly cheers: PostCheers };

/** Those not seen yet, the newest first. */
export type WaitingCheers = {
  readonly cheers: readonly { readonly id: string; readonly word: CheerWord }[];
};

/** What came to one record. A later page can bring more of the same. */
export type CheeredRecord = {
  readonly cadence: Cadence;
  readonly period: Period;
  readonly cheers: readonly ReceivedCheer[];
};

export type ReceivedPage = {
  readonly items: readonly CheeredRecord[];
  readonly cursor: string | null;
};
