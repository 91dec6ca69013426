import type { Index } from "#bot/embedded/index/index-entries.ts";
import type { Range } from "#bot/embedded/index/ordered.ts";
import { invertKey } from "#bot/embedded/values/key.ts";
import type { Bounds } from "./bounds.ts";
import { intersect, prefixRange, toRange, type Interval } from "./intervals.ts";

/** A part of an index; `shared` is how much of each key in it equals given values. */
export type PlannedRange = Range & { readonly shared: number };

export type Ranges = {
  readonly ranges: readonly PlannedRange[];
  /** How many leading fields equal given values … */
  readonly points: number;
  /** … which of those equal one value … */
  readonly constant: readonly boolean[];
  /** … and how many leading fields are bound at all. */
  readonly used: number;
};

const MOST_RANGES = 500;

/** Which parts of an index hold the keys that meet the bounds. */
export function rangesOf(index: Index, bounds: Bounds): Ranges {
  let prefixes = [""];
  const constant: boolean[] = [];
  for (const [position, field] of index.fields.entries()) {
    const points = position;
    const list = intervalsOf(index, position, bounds);
    if (!list || list.length * prefixes.length > MOST_RANGES) {
      return { ranges: prefixes.map(wholePrefix), points, constant, used: position };
    }
    if (!list.every(({ single }) => single)) {
      const ranges = prefixes.flatMap((prefix) =>
        (field.descending ? list.toReversed() : list).map((interval) => ({
          ...toRange(prefix, interval, field.descending),
          shared: prefix.length,
        })),
      );
      return { ranges, points, constant, used: position + 1 };
    }
    constant.push(list.length === 1);
    prefixes = prefixes.flatMap((prefix) =>
      list.map(({ from }) => prefix + (field.descending ? invertKey(from.key) : from.key)),
    );
  }
  const all = index.fields.length;
  return { ranges: prefixes.map(wholePrefix), points: all, constant, used: all };
}

function wholePrefix(prefix: string): PlannedRange {
  return { ...prefixRange(prefix), shared: prefix.length };
}

// Two conditions on an array may be met by two of its items: then only one of them bounds the scan,
// and fields of the same array are not bound together.
function intervalsOf(index: Index, position: number, bounds: Bounds): readonly Interval[] | null {
  const lists = bounds.get(index.fields[position]?.name ?? "");
  if (!lists?.[0]) return null;
  if (!index.multikey[position]) return lists.reduce((a, b) => intersect(a, b));
  if (position > 0 && index.multikey.indexOf(true) < position) return null;
  return lists.find((list) => list.every(({ single }) => single)) ?? lists[0];
}
