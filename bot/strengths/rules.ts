import type { FieldValue } from "#shared/inventory.ts";
import type { Locale } from "#shared/locale.ts";
import type { Looks } from "#shared/circle.ts";
import {
  mostStrengths,
  strengthName,
  type Companion,
  type Echo,
  type GivenStrength,
  type Portrait,
  type ReceivedStrength,
  type StrengthGroup,
  type StrengthPlace,
  type StrengthWords,
} from "#shared/strengths.ts";
import { plain, wordMeant, type StrengthWord } from "#shared/strength-words.ts";

/** A strength that one member saw in another's record. */
export type StrengthNote = StrengthWords & {
  readonly id: string;
  /** Of the giver; `left:…` once they have left. */
  readonly memberId: string;
  /** The name that a giver who has left wished to leave behind. */
  readonly signature: string | null;
  readonly to: string;
  readonly postId: string;
  /** The naming's id as the page made it. */
  readonly operation: string;
  /** Of one giver's notes on one record each has another. */
  readonly slot: number;
  readonly at: Date;
  readonly rev: number;
  readonly echo: Echo | null;
  readonly as: StrengthPlace;
  /** The event in whose answer the receiver was told of it, or "page"; null: not yet. */
  readonly toldBy: string | null;
  readonly seenAt: Date | null;
};

/** Where in a list of notes one goes on reading. */
export type NotePlace = Pick<StrengthNote, "at" | "id">;

/**
 * Why it cannot be. `unreadable`: the record is not there for this member. `unwanted`: its writer
 * would like other responses. `own`: it is theirs. `full`: enough is named from it.
 */
export type StrengthRefusal = "unreadable" | "unwanted" | "own" | "full";

/** The giver that a note has once they left: no two are the same, and none leads anywhere. */
export const nobody = (noteId: string): string => `left:${noteId}`;

export const freeSlot = (slots: readonly number[]): number | null =>
  Array.from({ length: mostStrengths }, (_, slot) => slot).find((slot) => !slots.includes(slot)) ??
  null;

const wordsOf = ({ word, name, scene, effect, granted }: StrengthWords): StrengthWords => ({
  word,
  name,
  scene,
  effect,
  granted,
});

export const toGiven = (note: StrengthNote, to: Companion): GivenStrength => ({
  id: note.id,
  ...wordsOf(note),
  to,
  at: note.at.toISOString(),
  rev: note.rev,
});

export const toReceived = (
  note: StrengthNote,
  from: Looks | null,
  source: ReceivedStrength["source"],
): ReceivedStrength => ({
  id: note.id,
  ...wordsOf(note),
  from: giverOf(note, from),
  at: note.at.toISOString(),
  echo: note.echo,
  as: note.as,
  isNew: note.seenAt === null,
  source,
});

/** Who is told to have seen it; of somebody who has left at most the name. */
export const giverOf = ({ signature }: StrengthNote, looks: Looks | null): Looks | null =>
  signature === null ? looks : { name: signature, face: "none", picture: null };

/**
 * One's own words beside those of companions. A name belongs to both sides if the member has it in
 * their inventory, said that they knew, or took it in.
 */
export function portraitOf(
  own: readonly FieldValue[],
  notes: readonly (StrengthNote & { readonly from: Looks | null })[],
  locale: Locale,
): Portrait {
  const names = own.filter((value) => typeof value === "string" && value.trim() !== "") as string[];
  const keys = new Set([...notes.map(keyOfNote), ...names.map(keyOf)]);
  const groups = [...keys].map((key) => {
    const said = notes.filter((note) => keyOfNote(note) === key);
    const mine = names.filter((name) => keyOf(name) === key);
    const isKnown = said.some(({ echo, as }) => echo === "known" || as === "accepted");
    const group: StrengthGroup = {
      word: wordOf(key),
      mine,
      theirs: said.map((note) => ({ name: strengthName(note, locale), from: note.from })),
      isSurprising: said.some(({ echo }) => echo === "surprising"),
    };
    return { group, isMine: mine.length > 0 || isKnown, isTheirs: said.length > 0 };
  });
  const those = (mine: boolean, theirs: boolean) =>
    groups
      .filter(({ isMine, isTheirs }) => isMine === mine && isTheirs === theirs)
      .map(({ group }) => group)
      .toSorted((a, b) => b.theirs.length - a.theirs.length);
  return { both: those(true, true), theirs: those(false, true), mine: those(true, false) };
}

const marker = "word:";

const keyOf = (name: string): string => {
  const word = wordMeant(name);
  return word === null ? plain(name) || name : `${marker}${word}`;
};

const keyOfNote = ({ word, name }: StrengthWords): string =>
  word === null ? keyOf(name ?? "") : `${marker}${word}`;

// `plain` leaves no colon, so nobody's own name can look like this.
const wordOf = (key: string): StrengthWord | null =>
  key.startsWith(marker) ? (key.slice(marker.length) as StrengthWord) : null;
