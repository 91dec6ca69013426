import { invertKey } from "#bot/embedded/values/key.ts";
import type { Range } from "#bot/embedded/index/ordered.ts";

/** A border between keys: just before all keys that begin so, or just after them. */
type Edge = { readonly key: string; readonly after: boolean };

/** Keys of one field between two borders, in ascending order. */
export type Interval = {
  readonly from: Edge;
  readonly to: Edge;
  /** Holds a single key, not merely keys of a single type. */
  readonly single: boolean;
};

// Keys are bytes, so this sorts after anything a key goes on with.
const AFTER = "\uffff";

function point(key: string): Interval {
  return { from: { key, after: false }, to: { key, after: true }, single: true };
}

/** Keys of the same BSON type below or above a key. */
export function above(key: string, orEqual: boolean): Interval {
  return { from: { key, after: !orEqual }, to: { key: typeOf(key), after: true }, single: false };
}

export function below(key: string, orEqual: boolean): Interval {
  return { from: { key: typeOf(key), after: false }, to: { key, after: orEqual }, single: false };
}

/** What lies in both of two sorted lists of intervals. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): Interval[] {
  const common: Interval[] = [];
  for (const left of a) {
    for (const right of b) {
      const from = place(left.from) > place(right.from) ? left.from : right.from;
      const to = place(left.to) < place(right.to) ? left.to : right.to;
      const single = left.single || right.single;
      if (place(from) < place(to)) common.push({ from, to, single });
    }
  }
  return common;
}

/** What lies in any of the intervals, as a sorted list that does not overlap. */
export function unite(intervals: readonly Interval[]): Interval[] {
  const sorted = intervals.toSorted((a, b) => (place(a.from) < place(b.from) ? -1 : 1));
  const united: Interval[] = [];
  for (const next of sorted) {
    const last = united.at(-1);
    if (!last || place(last.to) < place(next.from)) united.push(next);
    else if (place(last.to) < place(next.to)) {
      united.splice(-1, 1, { from: last.from, to: next.to, single: false });
    }
  }
  return united;
}

/** Points in key order without repetition. */
export function points(keys: readonly string[]): Interval[] {
  return [...new Set(keys)].toSorted((a, b) => (a < b ? -1 : 1)).map(point);
}

/** The part of an index behind a prefix; an inverted field runs the other way. */
export function toRange(prefix: string, { from, to }: Interval, descending: boolean): Range {
  if (!descending) return { from: prefix + place(from), to: prefix + place(to) };
  return { from: prefix + invertedPlace(to), to: prefix + invertedPlace(from) };
}

export function prefixRange(prefix: string): Range {
  return { from: prefix, to: prefix + AFTER };
}

function place({ key, after }: Edge): string {
  return after ? key + AFTER : key;
}

function invertedPlace({ key, after }: Edge): string {
  return after ? invertKey(key) : invertKey(key) + AFTER;
}

function typeOf(key: string): string {
  return key.slice(0, 1);
}
