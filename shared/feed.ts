import type { CheeredPost } from "./cheers.ts";
import type { Looks } from "./circle.ts";
import type { Audience, Cadence, Period, WantedResponse } from "./reflection.ts";

/** What of a post a sentence tells: what was, what the worry became, what shall be. */
export type PostPart = "now" | "issue" | "next";

/** Who a sentence is for: all companions, or the organizer beside them. */
export type Reached = Exclude<Audience, "self">;

export type PostWords = {
  readonly qid: string;
  readonly part: PostPart;
  readonly choice: string | null;
  readonly text: string;
  readonly reached: Reached;
};

/** A shared record as one person of a circle sees it. */
export type PostView = {
  readonly id: string;
  readonly author: Looks & { readonly id: string };
  readonly isMine: boolean;
  readonly cadence: Cadence;
  readonly period: Period;
  readonly sharedAt: string;
  /** What the writer meant to do when they wrote last. */
  readonly before: string | null;
  readonly words: readonly PostWords[];
  readonly wanted: WantedResponse | null;
};

/** Newest first. A page can be short and still have a next one. */
export type FeedPage = {
  readonly circle: { readonly id: string; readonly name: string };
  readonly items: readonly CheeredPost[];
  readonly cursor: string | null;
  /** Whatever was shared after this stands on this page or one before it; null at the end. */
  readonly until: string | null;
};
