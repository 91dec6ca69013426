import type { Period } from "#shared/reflection.ts";
import type { TacticDecision, TacticLinks, TacticState } from "#shared/tactics.ts";

/** An earlier wording of a tactic or task. */
export type Former = { readonly text: string; readonly at: Date };

export type Standing = {
  readonly state: TacticState;
  /** When it came to rest, graduated or was taken up again. */
  readonly since: Date | null;
  /** When it was last looked through. */
  readonly lookedAt: Date | null;
};

/** What a period's review did, so that another decision can take its place. */
export type Review = {
  readonly decision: TacticDecision;
  readonly at: Date;
  /** New wording or last words, and the messages they came in. */
  readonly words: string;
  readonly messageIds: readonly string[];
  readonly was: Standing;
  readonly made: Standing;
  readonly reworded: Rewording | null;
};

export type Rewording = {
  readonly field: "I8-1" | "I8-6";
  readonly from: string | null;
  readonly to: string;
  readonly at: Date;
};

/** The course a tactic has taken; one that has none yet is active. */
export type Course = Standing &
  TacticLinks & {
    /** As it stood before the last decision on the page. */
    readonly before: Standing | null;
    readonly reviews: Readonly<Record<Period, Review>>;
  };

export const newCourse: Course = {
  state: "active",
  since: null,
  lookedAt: null,
  goal: null,
  draws: [],
  before: null,
  reviews: {},
};
