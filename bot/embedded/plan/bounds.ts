import { BSONRegExp, MaxKey, MinKey } from "bson";
import { isOperatorDoc } from "#bot/embedded/query/condition.ts";
import { isPlain, type Doc } from "#bot/embedded/values/document.ts";
import { encodeKey } from "#bot/embedded/values/key.ts";
import { above, below, points, unite, type Interval } from "./intervals.ts";

/** For each field, lists of intervals of which a matching document meets every one. */
export type Bounds = ReadonlyMap<string, readonly (readonly Interval[])[]>;

/**
 * What a filter demands of single fields. Every document that matches the filter has, in an index of
 * such a field, a key inside each of its lists; the filter itself still decides.
 */
export function boundsOf(filter: Doc): Bounds {
  const bounds = new Map<string, (readonly Interval[])[]>();
  collect(filter, "", bounds);
  return bounds;
}

function collect(filter: Doc, prefix: string, bounds: Map<string, (readonly Interval[])[]>): void {
  for (const [field, condition] of Object.entries(filter)) {
    if (field === "$and" && Array.isArray(condition)) {
      for (const clause of condition) if (isPlain(clause)) collect(clause, prefix, bounds);
    } else if (field === "$or" && Array.isArray(condition) && condition.every(isPlain)) {
      collectCommon(condition, prefix, bounds);
    } else if (!field.startsWith("$")) collectField(prefix + field, condition, bounds);
  }
}

// A field that every branch bounds lies within one of the branches' bounds: so a page that starts
// "before this time, or at this time before this id" starts there in the index.
function collectCommon(
  branches: readonly Doc[],
  prefix: string,
  bounds: Map<string, (readonly Interval[])[]>,
): void {
  const [first = new Map<string, Interval[][]>(), ...others] = branches.map((branch) => {
    const own = new Map<string, (readonly Interval[])[]>();
    collect(branch, prefix, own);
    return own;
  });
  for (const [field, [list = []]] of first) {
    const lists = others.map((other) => other.get(field)?.[0]);
    if (lists.includes(undefined)) continue;
    const all = unite([...list, ...lists.flatMap((other) => other ?? [])]);
    bounds.set(field, [...(bounds.get(field) ?? []), all]);
  }
}

function collectField(
  field: string,
  condition: unknown,
  bounds: Map<string, (readonly Interval[])[]>,
): void {
  const add = (list: readonly Interval[] | null) => {
    if (list) bounds.set(field, [...(bounds.get(field) ?? []), list]);
  };
  if (!isOperatorDoc(condition)) return add(equalTo([condition]));
  for (const [operator, operand] of Object.entries(condition)) {
    switch (operator) {
      case "$eq":
        add(operand instanceof BSONRegExp ? null : equalTo([operand]));
        break;
      case "$in":
        add(Array.isArray(operand) ? equalTo(operand) : null);
        break;
      case "$gt":
      case "$gte":
      case "$lt":
      case "$lte":
        add(rangeOf(operator, operand));
        break;
      case "$elemMatch":
        if (isOperatorDoc(operand)) {
          if (!/^\$(and|or|nor|expr)$/.test(Object.keys(operand)[0] ?? "")) {
            collectField(field, operand, bounds);
          }
        } else if (isPlain(operand)) collect(operand, `${field}.`, bounds);
        break;
      default:
    }
  }
}

// An index holds the items of an array, so equality with a whole array cannot be looked up.
function equalTo(values: readonly unknown[]): Interval[] | null {
  if (values.some((value) => Array.isArray(value) || value instanceof BSONRegExp)) return null;
  return points(values.map(encodeKey));
}

function rangeOf(operator: "$gt" | "$gte" | "$lt" | "$lte", operand: unknown): Interval[] | null {
  if (Array.isArray(operand) || operand instanceof MinKey || operand instanceof MaxKey) return null;
  const orEqual = operator.endsWith("e");
  if (operand === null || operand === undefined) return orEqual ? points([encodeKey(null)]) : [];
  const key = encodeKey(operand);
  return [operator.startsWith("$g") ? above(key, orEqual) : below(key, orEqual)];
}
