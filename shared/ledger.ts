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
