import * as v from "valibot";

/** The classes that can be stopped for a month: what people were promised cannot. */
export const stoppable = ["nudge-weekly", "digest", "nudge-second", "nudge-monthly"] as const;
export type Stoppable = (typeof stoppable)[number];

export const StopClass = v.strictObject({ stopped: v.boolean() });

export type LedgerLine = {
  readonly class: string;
  /** People reached this month. */
  readonly sent: number;
  /** People to reach until its end, as far as can be foreseen. */
  readonly planned: number;
  /** Of those, the people for whom there will be no room. */
  readonly short: number;
  readonly stopped: boolean;
};

/** The month's pushes: LINE's numbers, our own, and what is still to come. */
export type LedgerView = {
  readonly month: string;
  /** null: no limit. */
  readonly limit: number | null;
  readonly used: number;
  /** In the order in which a short month is shared out: the last is cut first. */
  readonly lines: readonly LedgerLine[];
};

/** So many days from today on can be looked at. */
export const mostDaysAhead = 35;

/** Of fewer people no reasons are told: they would be somebody's. */
export const leastTold = 5;

/** A day to come, as if nobody wrote anything more. Totals: nobody is named. */
export type LedgerDay = {
  readonly day: string;
  readonly lines: readonly { readonly class: string; readonly people: number }[];
  /** Nobody is written to on that day. */
  readonly isQuiet: boolean;
  /**
   * Whoever gets no reminder: they wrote already, rest or want none (never told apart, as that would
   * tell who writes); it would come too close to another; nothing falls on that day. null: too few
   * people.
   */
  readonly not: { readonly own: number; readonly spaced: number; readonly none: number } | null;
};

export type LedgerDays = { readonly days: readonly LedgerDay[] };
