import type { Index } from "#bot/embedded/index/index-entries.ts";
import type { KeyField } from "#bot/embedded/index/keys.ts";
import type { Range } from "#bot/embedded/index/ordered.ts";
import { isPosition } from "#bot/embedded/values/path.ts";
import { invertKey, encodeKey } from "#bot/embedded/values/key.ts";
import { isSameValue } from "#bot/embedded/values/compare.ts";
import { own, isPlain, type Doc } from "#bot/embedded/values/document.ts";
import type { Bounds } from "./bounds.ts";
import { intersect, isPoint, prefixRange, toRange, type Interval } from "./intervals.ts";

export type IndexScan = {
  readonly kind: "index";
  readonly index: Index;
  readonly ranges: readonly Range[];
  readonly backward: boolean;
  readonly sorted: boolean;
  /** Index keys inside the ranges. */
  readonly keys: number;
  /** Whether the filter, or only its order, made this scan. */
  readonly bounded: boolean;
};

const MOST_RANGES = 500;

/** How an index could serve a filter and a sort; null when it cannot help at all. */
export function scanOf(
  index: Index,
  bounds: Bounds,
  filter: Doc,
  sort: readonly KeyField[],
): IndexScan | null {
  if (index.fields.some(({ path }) => path.some(isPosition))) return null;
  if (!holdsAllMatches(index, bounds, filter)) return null;
  const { ranges, equal, used } = rangesOf(index, bounds);
  const direction = sortDirection(index, sort, equal, used, ranges.length);
  if (used === 0 && direction === null) return null;
  return {
    kind: "index",
    index,
    ranges,
    backward: direction === "backward",
    sorted: direction !== null,
    keys: ranges.reduce((sum, range) => sum + index.ordered.count(range), 0),
    bounded: used > 0,
  };
}

type Built = {
  readonly ranges: readonly Range[];
  /** How many leading fields equal one value. */
  readonly equal: number;
  readonly used: number;
};

function rangesOf(index: Index, bounds: Bounds): Built {
  let prefixes = [""];
  let equal = 0;
  for (const [position, field] of index.fields.entries()) {
    const list = intervalsOf(index, position, bounds);
    if (!list || list.length * prefixes.length > MOST_RANGES) {
      return { ranges: prefixes.map(prefixRange), equal, used: position };
    }
    if (!list.every(isPoint)) {
      const ranges = prefixes.flatMap((prefix) =>
        (field.descending ? list.toReversed() : list).map((interval) =>
          toRange(prefix, interval, field.descending),
        ),
      );
      return { ranges, equal, used: position + 1 };
    }
    if (list.length === 1 && equal === position) equal++;
    prefixes = prefixes.flatMap((prefix) =>
      list.map(({ from }) => prefix + (field.descending ? invertKey(from.key) : from.key)),
    );
  }
  return { ranges: prefixes.map(prefixRange), equal, used: index.fields.length };
}

// Two conditions on an array may be met by two of its items: then only one of them bounds the scan,
// and fields of the same array are not bound together.
function intervalsOf(index: Index, position: number, bounds: Bounds): readonly Interval[] | null {
  const lists = bounds.get(index.fields[position]?.name ?? "");
  if (!lists?.[0]) return null;
  if (!index.multikey[position]) return lists.reduce((a, b) => intersect(a, b));
  if (position > 0 && index.multikey.indexOf(true) < position) return null;
  return lists.find((list) => list.every(isPoint)) ?? lists[0];
}

function sortDirection(
  index: Index,
  sort: readonly KeyField[],
  equal: number,
  used: number,
  ranges: number,
): "forward" | "backward" | null {
  if (sort.length === 0 || (ranges !== 1 && ranges !== 0)) return null;
  const constant = new Set(
    index.fields.slice(0, equal).flatMap(({ name }, i) => (index.multikey[i] ? [] : [name])),
  );
  const wanted = sort.filter(({ name }) => !constant.has(name));
  const offered = index.fields.slice(equal);
  let backward: boolean | null = null;
  for (const [i, field] of wanted.entries()) {
    const position = equal + i;
    if (offered[i]?.name !== field.name) return null;
    if (index.multikey[position] && position < used) return null;
    const reversed = offered[i].descending !== field.descending;
    if (backward !== null && backward !== reversed) return null;
    backward = reversed;
  }
  return backward ? "backward" : "forward";
}

/** Sparse and partial indexes leave documents out; they serve only filters that do so too. */
function holdsAllMatches(index: Index, bounds: Bounds, filter: Doc): boolean {
  if (index.spec.sparse) {
    const missing = encodeKey(null);
    const excludesMissing = index.fields.some(({ name }) =>
      bounds.get(name)?.some((list) => list.every(({ from }) => from.key[0] !== missing)),
    );
    if (!excludesMissing) return false;
  }
  return Object.entries(index.spec.partialFilterExpression ?? {}).every(([field, condition]) =>
    implies(filter, field, condition),
  );
}

function implies(filter: Doc, field: string, condition: unknown): boolean {
  const given = own(filter, field);
  if (given !== undefined && isSameValue(given, condition)) return true;
  if (isPlain(condition) && condition["$exists"] === true && Object.keys(condition).length === 1) {
    const lists = boundsExcludingNull(filter, field);
    if (lists) return true;
  }
  const clauses = filter["$and"];
  return (
    Array.isArray(clauses) &&
    clauses.some((clause) => isPlain(clause) && implies(clause, field, condition))
  );
}

function boundsExcludingNull(filter: Doc, field: string): boolean {
  const given = own(filter, field);
  return given !== undefined && given !== null && !isPlain(given) && !Array.isArray(given);
}
