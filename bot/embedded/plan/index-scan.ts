import type { Index } from "#bot/embedded/index/index-entries.ts";
import type { KeyField } from "#bot/embedded/index/keys.ts";
import { isPosition } from "#bot/embedded/values/path.ts";
import { encodeKey } from "#bot/embedded/values/key.ts";
import { isSameValue } from "#bot/embedded/values/compare.ts";
import { own, isPlain, type Doc } from "#bot/embedded/values/document.ts";
import type { Bounds } from "./bounds.ts";
import type { Interval } from "./intervals.ts";
import { rangesOf, type PlannedRange, type Ranges } from "./ranges.ts";

export type IndexScan = {
  readonly kind: "index";
  readonly index: Index;
  readonly ranges: readonly PlannedRange[];
  readonly backward: boolean;
  readonly sorted: boolean;
  /** Index keys inside the ranges. */
  readonly keys: number;
};

const MOST_MERGED = 100;
const MISSING = encodeKey(null);

/** How an index could serve a filter and a sort; null when it cannot help at all. */
export function scanOf(
  index: Index,
  bounds: Bounds,
  filter: Doc,
  sort: readonly KeyField[],
): IndexScan | null {
  if (index.fields.some(({ path }) => path.some(isPosition))) return null;
  if (!holdsAllMatches(index, bounds, filter)) return null;
  const built = rangesOf(index, bounds);
  const { ranges, used } = built;
  const direction = sortDirection(index, sort, built);
  if (used === 0 && direction === null) return null;
  return {
    kind: "index",
    index,
    ranges,
    backward: direction === "backward",
    sorted: direction !== null,
    keys: ranges.reduce((sum, range) => sum + index.ordered.count(range), 0),
  };
}

// Behind the fields that equal given values, each range is in the order of the fields that follow;
// several ranges are merged by it. An array sorts by all of its items, so its keys must not be cut.
function sortDirection(
  index: Index,
  sort: readonly KeyField[],
  { ranges, points, constant, used }: Ranges,
): "forward" | "backward" | null {
  if (sort.length === 0 || ranges.length > MOST_MERGED) return null;
  const constants = new Set(
    index.fields
      .slice(0, points)
      .flatMap(({ name }, i) => (constant[i] && !index.multikey[i] ? [name] : [])),
  );
  const wanted = sort.filter(({ name }) => !constants.has(name));
  let backward: boolean | null = null;
  for (const [i, field] of wanted.entries()) {
    const position = points + i;
    const offered = index.fields[position];
    if (offered?.name !== field.name) return null;
    if (index.multikey[position] && index.multikey.slice(0, used).includes(true)) return null;
    const reversed = offered.descending !== field.descending;
    if (backward !== null && backward !== reversed) return null;
    backward = reversed;
  }
  return backward ? "backward" : "forward";
}

/** Sparse and partial indexes leave documents out; they serve only filters that do so too. */
function holdsAllMatches(index: Index, bounds: Bounds, filter: Doc): boolean {
  if (index.spec.sparse) {
    if (!index.fields.some(({ name }) => bounds.get(name)?.some(excludesMissing))) return false;
  }
  return Object.entries(index.spec.partialFilterExpression ?? {}).every(([field, condition]) =>
    implies(filter, field, condition),
  );
}

/** Whether a document without the field cannot be meant. */
export const excludesMissing = (list: readonly Interval[]): boolean =>
  list.every(({ from }) => from.key[0] !== MISSING);

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
