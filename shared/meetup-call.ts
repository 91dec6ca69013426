import type { Announced } from "./meetup.ts";

/** Saying in the group that the meetup is today. */
export type CallView = {
  /** It is the day, by the community's clock, and not over. */
  readonly isDay: boolean;
  readonly calledAt: string | null;
  /** null: no group is linked. */
  readonly group: { readonly name: string | null; readonly isThere: boolean } | null;
  /** LINE counts everybody in the group; null: it does not tell now. */
  readonly people: number | null;
  /** What is left of the month; null: no limit, or it is not known. */
  readonly left: number | null;
};

export type Called = { readonly outcome: Announced["outcome"] | "not_today" };
