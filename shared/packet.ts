import * as v from "valibot";
import { mostPeople, type Looks } from "./circle.ts";
import type { PostWords } from "./feed.ts";
import type { WantedResponse } from "./reflection.ts";

/** How long somebody has the floor, in seconds. */
export const cardSeconds = 5 * 60;
export const moreSeconds = 60;
/** What a clock can be put to at most. */
export const mostSeconds = 60 * 60;

export const mostIssues = 3;

/** Where a meetup stands besides at somebody's card. */
export const ISSUES = "issues";
export const END = "end";

const Id = v.pipe(v.string(), v.minLength(1), v.maxLength(64));
const People = v.pipe(v.array(Id), v.maxLength(mostPeople));

/** What whoever runs a meetup does with its running order; whoever does something last is right. */
export const PacketAct = v.variant("do", [
  /** To a card, to the issues, or to the end. */
  v.strictObject({ do: v.literal("go"), to: Id }),
  v.strictObject({ do: v.literal("start") }),
  v.strictObject({ do: v.literal("pause") }),
  v.strictObject({ do: v.literal("more") }),
  /** The whole order as it shall be; whoever is left out comes after it. */
  v.strictObject({ do: v.literal("arrange"), order: People }),
  v.strictObject({ do: v.literal("skip"), id: Id, skipped: v.boolean() }),
]);
export type PacketAct = v.InferOutput<typeof PacketAct>;

/** One person's five minutes. */
export type PacketCard = Looks & {
  readonly id: string;
  readonly isMine: boolean;
  readonly rsvp: "yes" | "undecided";
  readonly isSkipped: boolean;
  /** What they meant to do when they wrote last. */
  readonly before: string | null;
  /** Of the month's record what companions see of it, in the order it is read; empty: nothing. */
  readonly now: readonly PostWords[];
  readonly next: readonly PostWords[];
  readonly wanted: WantedResponse | null;
};

/** A worry that became an issue, and that its writer would like to hear about. */
export type PacketIssue = Looks & {
  readonly id: string;
  readonly text: string;
  readonly wanted: WantedResponse | null;
};

export type PacketClock = {
  readonly isRunning: boolean;
  /** At the moment of the answer. */
  readonly leftMs: number;
};

/** The running order of a meetup (進行表), for those who run it. */
export type PacketView = {
  readonly meetup: {
    readonly id: string;
    readonly circle: string;
    readonly theme: string | null;
    readonly from: string;
    readonly to: string;
    readonly hasBegun: boolean;
  };
  /** In the order of their turns, also those that are skipped. */
  readonly cards: readonly PacketCard[];
  /** They come to listen, so nobody calls on them. */
  readonly listening: readonly (Looks & { readonly id: string })[];
  readonly issues: readonly PacketIssue[];
  /** A card's id, ISSUES or END; null: it has not begun. */
  readonly at: string | null;
  readonly clock: PacketClock;
};

/** The stops of a meetup, one after the other. */
export function stopsOf({ cards, issues }: Pick<PacketView, "cards" | "issues">): string[] {
  const turns = cards.filter(({ isSkipped }) => !isSkipped).map(({ id }) => id);
  return [...turns, ...(issues.length > 0 ? [ISSUES] : []), END];
}
