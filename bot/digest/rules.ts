import {
  dayAfter,
  isQuietDay,
  momentIn,
  monthFollowing,
  periodBefore,
  periodOf,
} from "#bot/calendar.ts";

/**
 * A number is told only where it comes from and goes to at least so many people: of fewer, those who
 * know their own share could tell the others'.
 */
const leastPeople = 5;

/** Something from one member to another, or to all. */
export type Given = { readonly from: string; readonly to: string | null };

export type Month = {
  readonly records: readonly Given[];
  readonly cheers: readonly Given[];
  readonly strengths: readonly Given[];
};

export type Totals = {
  readonly records: number | null;
  readonly cheers: number | null;
  readonly strengths: number | null;
};

/** What may be told of a month; null: nothing. */
export function totalsOf({ records, cheers, strengths }: Month): Totals | null {
  const totals = {
    records: totalOf(records),
    cheers: totalOf(cheers),
    strengths: totalOf(strengths),
  };
  return Object.values(totals).every((total) => total === null) ? null : totals;
}

function totalOf(given: readonly Given[]): number | null {
  const givers = new Set(given.map(({ from }) => from));
  const receivers = new Set(given.map(({ to }) => to));
  const isWide =
    givers.size >= leastPeople && (receivers.has(null) || receivers.size >= leastPeople);
  return isWide ? given.length : null;
}

/** When the month before that moment is told: in the evening of the first day that is not quiet. */
export function turnOf(at: Date, zone: string) {
  const now = periodOf("monthly", at, zone);
  let day = `${now}-01`;
  while (isQuietDay(day)) day = dayAfter(day);
  const moment = (on: string, clock: string) => momentIn(on, clock, zone) ?? at;
  return {
    month: periodBefore(now),
    day,
    opensAt: moment(day, "00:00"),
    dueAt: moment(day, "19:00"),
    sendUntil: moment(dayAfter(day, 2), "21:30"),
  };
}

/** The first moment of a month, and of the one after. */
export function boundsOf(month: string, zone: string): { readonly from: Date; readonly to: Date } {
  const start = (of: string) => momentIn(`${of}-01`, "00:00", zone) ?? new Date(Number.NaN);
  return { from: start(month), to: start(monthFollowing(`${month}-01`)) };
}
