import type { Cadence, Period } from "./reflection.ts";

/** The answer that is a bridge: one line about a month, or about several up to it. */
export const BRIDGE = "bridge";

/** What the road needs to know of a record. */
export type Stop = {
  readonly cadence: Cadence;
  readonly period: Period;
  /** Its day on the road. */
  readonly standsOn: string;
  readonly answers: readonly { readonly qid: string; readonly choice: string | null }[];
};

export type Stretch<S extends Stop> =
  | {
      readonly kind: "month";
      readonly month: Period;
      /** All but the weeks, the newest first. */
      readonly stops: readonly S[];
      readonly weeks: readonly S[];
    }
  /** Plain road: months without a record, from the older to the newer one. */
  | { readonly kind: "plain"; readonly from: Period; readonly to: Period };

/**
 * The records as a road, the newest month first. Plain road lies only between two records or between
 * the newest one and this month, and never before the member came.
 */
export function toRoad<S extends Stop>(
  records: readonly S[],
  { now, since }: { readonly now: Period; readonly since: Period },
): Stretch<S>[] {
  const road: Stretch<S>[] = [];
  const covered = new Set<Period>();
  let next = now;
  for (const { month, items } of byMonth(records)) {
    for (let to: Period | null = monthBefore(next); to !== null && to > month;) {
      const from = plainFrom(to, month);
      if (from === null) {
        to = monthBefore(to);
        continue;
      }
      road.push({ kind: "plain", from, to });
      to = monthBefore(from);
    }
    for (const item of items) for (const each of monthsOf(item)) covered.add(each);
    const weeks = items.filter(({ cadence }) => cadence === "weekly");
    const stops = items.filter(({ cadence }) => cadence !== "weekly");
    road.push({ kind: "month", month, stops, weeks });
    if (month < next) next = month;
  }
  return road;

  /** The oldest month of the plain stretch that ends with `to`; null if `to` is not plain. */
  function plainFrom(to: Period, after: Period): Period | null {
    const isPlain = (month: Period) => month > after && month >= since && !covered.has(month);
    if (!isPlain(to)) return null;
    let from = to;
    while (isPlain(monthBefore(from))) from = monthBefore(from);
    return from;
  }
}

/** The months that a record speaks of, newest first. */
export function monthsOf({ cadence, standsOn, period, answers }: Stop): Period[] {
  const month = standsOn.slice(0, 7);
  if (cadence === "quarterly") return monthsOfQuarter(period);
  const from = cadence === "monthly" ? bridgedFrom({ period, answers }) : null;
  return from === null ? [month] : monthsBack(month, from);
}

/** The three months of `2026-Q4`, newest first. */
export function monthsOfQuarter(quarter: Period): Period[] {
  const last = monthOf(Number(quarter.slice(0, 4)), Number(quarter.slice(6)) * 3);
  return [last, monthBefore(last), monthBefore(monthBefore(last))];
}

/** The first month that a bridge of several months speaks of. */
export function bridgedFrom({ period, answers }: Pick<Stop, "period" | "answers">): Period | null {
  const from = answers.find(({ qid }) => qid === BRIDGE)?.choice ?? null;
  return from !== null && from < period ? from : null;
}

/** From the newer month to the older one, both with it. */
export function monthsBack(to: Period, from: Period): Period[] {
  const months = [to];
  for (let month = to; month > from;) {
    month = monthBefore(month);
    months.push(month);
  }
  return months;
}

export function monthBefore(month: Period): Period {
  const [year = 0, number = 0] = month.split("-").map(Number);
  return number === 1 ? monthOf(year - 1, 12) : monthOf(year, number - 1);
}

const monthOf = (year: number, number: number) =>
  `${String(year).padStart(4, "0")}-${String(number).padStart(2, "0")}`;

function byMonth<S extends Stop>(records: readonly S[]) {
  const months: { readonly month: Period; readonly items: S[] }[] = [];
  for (const record of records) {
    const month = record.standsOn.slice(0, 7);
    const last = months.at(-1);
    if (last?.month === month) last.items.push(record);
    else months.push({ month, items: [record] });
  }
  return months;
}
