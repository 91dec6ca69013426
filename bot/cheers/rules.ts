import {
  cheerWords,
  mostCheers,
  type CheerWord,
  type ReceivedCheer,
  type SentCheer,
} from "#shared/cheers.ts";
import type { Looks } from "#shared/circle.ts";

/** A word that one member gave another for a record. */
export type Cheer = {
  readonly id: string;
  readonly postId: string;
  /** The writer of the record: theirs from now on, whatever becomes of the record. */
  readonly to: string;
  /** Where it was read. */
  readonly circleId: string;
  /** Who gave it. Of somebody who has left only that it was somebody. */
  readonly memberId: string;
  readonly word: CheerWord;
  readonly quiet: boolean;
  /** 0, 1 or 2: of one person's words on one record each has another. */
  readonly slot: number;
  /** Of a quiet one only the day. */
  readonly at: Date;
  /** The event in whose answer the receiver was told of it, or "page"; null: not yet. */
  readonly toldBy: string | null;
  readonly seenAt: Date | null;
};

/** Where among their cheers a receiver goes on reading. */
export type CheerPlace = Pick<Cheer, "at" | "id">;

export type CheerRefusal = "unreadable" | "own" | "full";

/** The name that a giver has once they left: no two are the same, and none leads anywhere. */
export const nobody = (cheerId: string): string => `left:${cheerId}`;

export const freeSlot = (slots: readonly number[]): number | null =>
  Array.from({ length: mostCheers }, (_, slot) => slot).find((slot) => !slots.includes(slot)) ??
  null;

/** A moment as it is kept of a quiet cheer: near which others it came leads nowhere. */
export const dayOf = (at: Date): Date => new Date(at.toISOString().slice(0, 10));

const placeOf = ({ word }: { readonly word: CheerWord }) => cheerWords.indexOf(word);

/** In the order of the words, so that nothing tells what came when. */
export const toWaiting = (cheers: readonly Cheer[]): Pick<Cheer, "id" | "word">[] =>
  cheers
    .toSorted((a, b) => placeOf(a) - placeOf(b) || (a.id < b.id ? -1 : 1))
    .map(({ id, word }) => ({ id, word }));

export const toSent = (cheers: readonly Cheer[]): SentCheer[] =>
  cheers.map(({ word, quiet }) => ({ word, quiet })).toSorted((a, b) => placeOf(a) - placeOf(b));

/**
 * Cheers as their receiver sees them: those with a name first, person by person, then the quiet ones
 * in the order of the words, so that neither time nor neighbour tells whose they are.
 */
export function toReceived(
  cheers: readonly Cheer[],
  looks: ReadonlyMap<string, Looks & { readonly id: string }>,
): ReceivedCheer[] {
  const people = [...new Set(cheers.flatMap((each) => (each.quiet ? [] : each.memberId)))];
  const rank = ({ quiet, memberId }: Cheer) => (quiet ? people.length : people.indexOf(memberId));
  return cheers
    .toSorted((a, b) => rank(a) - rank(b) || placeOf(a) - placeOf(b))
    .map(({ id, word, quiet, memberId, seenAt }) => ({
      id,
      word,
      quiet,
      from: quiet ? null : (looks.get(memberId) ?? null),
      isNew: seenAt === null,
    }));
}
