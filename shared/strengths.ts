import * as v from "valibot";
import type { Looks } from "./circle.ts";
import type { Locale } from "./locale.ts";
import type { Cadence, Period } from "./reflection.ts";
import { strengthWordIn, strengthWords, type StrengthWord } from "./strength-words.ts";

/** Longest note in UTF-16 units, all its parts together. */
export const longestNote = 400;

export const longestStrengthName = 40;

/** So many strengths one person can name from one record. */
export const mostStrengths = 3;

const said = (longest: number) =>
  v.pipe(
    v.string(),
    v.maxLength(longest),
    v.check((text) => text.trim() !== "" && text.isWellFormed()),
  );

const parts = {
  /** One of the list, or else a name of one's own. */
  word: v.nullable(v.picklist(strengthWords)),
  name: v.nullable(said(longestStrengthName)),
  /** When it was, and what they did. */
  scene: said(longestNote),
  /** What it brought to others or to themselves. */
  effect: v.nullable(said(longestNote)),
  /** What they probably take for granted. */
  granted: v.nullable(said(longestNote)),
};

const lengthOf = ({
  scene,
  effect,
  granted,
}: Pick<StrengthWords, "scene" | "effect" | "granted">) =>
  scene.length + (effect?.length ?? 0) + (granted?.length ?? 0);

const isNamedOnce = ({ word, name }: Pick<StrengthWords, "word" | "name">) =>
  (word === null) !== (name === null);

const fits = (note: Pick<StrengthWords, "scene" | "effect" | "granted">) =>
  lengthOf(note) <= longestNote;

export const StrengthNaming = v.pipe(
  v.strictObject({
    /** As the page made it: the same one again names nothing new. */
    id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
    ...parts,
  }),
  v.forward(
    v.check((note) => isNamedOnce(note)),
    ["name"],
  ),
  v.forward(
    v.check((note) => fits(note)),
    ["scene"],
  ),
);

export const StrengthRewording = v.pipe(
  v.strictObject({
    /** Of the note as it was read. */
    rev: v.pipe(v.number(), v.integer(), v.minValue(1)),
    ...parts,
  }),
  v.forward(
    v.check((note) => isNamedOnce(note)),
    ["name"],
  ),
  v.forward(
    v.check((note) => fits(note)),
    ["scene"],
  ),
);

export const echoes = ["known", "surprising"] as const;
/** Whether it rings a bell with the receiver, or was a surprise. */
export type Echo = (typeof echoes)[number];

export const places = ["waiting", "accepted", "declined"] as const;
/** What the receiver did with it: only they ever know. */
export type StrengthPlace = (typeof places)[number];

export const StrengthAnswer = v.union([
  v.strictObject({ echo: v.nullable(v.picklist(echoes)) }),
  v.strictObject({ as: v.picklist(places) }),
]);
export type StrengthAnswer = v.InferOutput<typeof StrengthAnswer>;

/** What the receiver has met: `told` that they came, `seen` which they are. */
export const StrengthsMet = v.strictObject({
  strengths: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.minLength(1), v.maxLength(200)),
  as: v.picklist(["told", "seen"]),
});

export type StrengthWords = {
  readonly word: StrengthWord | null;
  readonly name: string | null;
  readonly scene: string;
  readonly effect: string | null;
  readonly granted: string | null;
};

export type Companion = Looks & { readonly id: string };

/** As its giver sees it: nothing tells what became of it. */
export type GivenStrength = StrengthWords & {
  readonly id: string;
  readonly to: Companion;
  readonly at: string;
  readonly rev: number;
};

export type ReceivedStrength = StrengthWords & {
  readonly id: string;
  /** null: somebody who has left without leaving their name. */
  readonly from: Looks | null;
  readonly at: string;
  readonly echo: Echo | null;
  readonly as: StrengthPlace;
  /** Not seen yet. */
  readonly isNew: boolean;
  /** The record it was seen in, as long as that is shown. */
  readonly source: { readonly cadence: Cadence; readonly period: Period } | null;
};

export type GivenPage = {
  readonly items: readonly GivenStrength[];
  readonly cursor: string | null;
};

export type ReceivedStrengths = {
  readonly items: readonly ReceivedStrength[];
  readonly cursor: string | null;
};

/** Whose strength is to be named, and what this giver named in the same record already. */
export type NamingView = {
  readonly to: Companion;
  readonly cadence: Cadence;
  readonly period: Period;
  readonly given: readonly GivenStrength[];
};

export type WaitingStrengths = { readonly strengths: readonly { readonly id: string }[] };

/** Names that mean the same, by the list of words alone. */
export type StrengthGroup = {
  /** The word of the list that they all mean; null: they agree letter by letter. */
  readonly word: StrengthWord | null;
  /** As the member calls it in their own inventory. */
  readonly mine: readonly string[];
  readonly theirs: readonly { readonly name: string; readonly from: Looks | null }[];
  readonly isSurprising: boolean;
};

/** One's own words beside those of companions. */
export type Portrait = {
  readonly both: readonly StrengthGroup[];
  readonly theirs: readonly StrengthGroup[];
  readonly mine: readonly StrengthGroup[];
};

/** Both versions, so that neither is lost. */
export type StrengthConflict = {
  readonly error: { readonly code: "conflict"; readonly requestId: string };
  readonly current: GivenStrength;
  readonly sent: StrengthWords;
};

/** What a strength is called, in the reader's language where it is a word of the list. */
export const strengthName = (
  { word, name }: Pick<StrengthWords, "word" | "name">,
  locale: Locale,
): string => (word === null ? (name ?? "") : strengthWordIn(word, locale));
