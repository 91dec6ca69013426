import * as v from "valibot";
import type { CheeredPost } from "./cheers.ts";
import type { Looks } from "./circle.ts";
import type { PostWords } from "./feed.ts";
import type { Cadence, Period } from "./reflection.ts";

/** How long a record may be without a cheer before it is shown to whoever runs the circle. */
export const quietDays = 3;

/** Fewer answers than this are no aggregate: nothing is told, not even how many there are. */
export const leastAnswers = 5;

/** Words that a writer addressed to the organizer. */
export type OrganizerNote = {
  readonly id: string;
  readonly author: Looks & { readonly id: string };
  readonly cadence: Cadence;
  readonly period: Period;
  /** The day it was shared, in the community's zone. */
  readonly sharedOn: string;
  readonly words: readonly Pick<PostWords, "qid" | "choice" | "text">[];
};

/** What whoever runs a circle finds: nothing here that they could not read in the feed, and totals. */
export type OverviewView = {
  /** Without a cheer for three days, the newest first. */
  readonly quiet: readonly CheeredPost[];
  /** For the organizer alone; empty for a co-host. */
  readonly notes: readonly OrganizerNote[];
  readonly month: {
    readonly month: Period;
    readonly shared: number;
    readonly meetups: number;
  };
  /** Of the month that is over, to half a step; null: too few answers to be nobody's. */
  readonly conviction: { readonly month: Period; readonly level: number } | null;
};

/** Events that could not be answered, by the code of what went wrong. Nothing of anybody's words. */
export type BuriedView = {
  readonly count: number;
  readonly codes: readonly {
    readonly code: string;
    readonly count: number;
    /** Of these, those that can be tried again; of the others only the answer was lost. */
    readonly again: number;
    /** The day of the first, in the community's zone. */
    readonly since: string;
  }[];
};

export const BuriedRetry = v.strictObject({
  code: v.pipe(v.string(), v.regex(/^[\w.-]{1,80}$/)),
});
