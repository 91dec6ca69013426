import type { Scope } from "#bot/embedded/query/expression.ts";
import { compileFilter } from "#bot/embedded/query/filter.ts";
import type { Predicate } from "#bot/embedded/query/tests.ts";
import { parseSort, sortDocs } from "#bot/embedded/query/sort-keys.ts";
import type { View } from "#bot/embedded/store/view.ts";
import type { Doc } from "#bot/embedded/values/document.ts";
import { choosePlan, type Plan } from "./choose.ts";
import type { IndexScan } from "./index-scan.ts";
import { mergedRecordsOf, recordsOf } from "./merge.ts";

export type Selection = {
  readonly filter: Doc;
  readonly sort?: Doc | undefined;
  readonly skip?: number;
  /** 0 means no limit. */
  readonly limit?: number;
  readonly hint?: unknown;
  readonly scope?: Scope;
};

export type Counters = { keysExamined: number; docsExamined: number };

export type Found = { readonly record: number; readonly doc: Doc };

/** The matching documents in order, found by the best plan as they are asked for. */
export function select(view: View | null, selection: Selection) {
  const { filter, skip = 0, limit = 0, hint } = selection;
  const matches = compileFilter(filter, selection.scope);
  const sort = parseSort(selection.sort);
  const counters: Counters = { keysExamined: 0, docsExamined: 0 };
  if (!view) return { plan: null, blocking: sort.length > 0, counters, items: none() };

  const wish = { sort, limit: limit > 0 ? skip + limit : 0, hint };
  const plan = choosePlan(view.collection, filter, wish);
  const isSorted = plan.kind !== "union" && plan.sorted && view.overridden().size === 0;
  const blocking = sort.length > 0 && !isSorted;
  const found = scan(view, plan, matches, counters);
  const items = blocking ? sorted(found) : found;
  function* sorted(source: Iterable<Found>) {
    yield* sortDocs(source, sort, (item) => item.doc);
  }
  return { plan, blocking, counters, items: slice(items, skip, limit) };
}

function* scan(view: View, plan: Plan, matches: Predicate, counters: Counters): Generator<Found> {
  for (const record of records(view, plan, counters)) {
    if (view.overridden().has(record)) continue;
    const doc = view.collection.docs.get(record);
    if (!doc) continue;
    counters.docsExamined++;
    if (matches(doc)) yield { record, doc };
  }
  for (const [record, doc] of view.overridden()) {
    if (!doc) continue;
    counters.docsExamined++;
    if (matches(doc)) yield { record, doc };
  }
}

function* records(view: View, plan: Plan, counters: Counters): Generator<number> {
  const { docs } = view.collection;
  switch (plan.kind) {
    case "full":
      if (plan.backward) yield* [...docs.keys()].reverse();
      else yield* docs.keys();
      return;
    case "index":
      yield* distinct([plan], counters);
      return;
    case "union":
      yield* distinct(plan.branches, counters);
      return;
  }
}

// A document stands at several places of a multikey index, and in several branches of a union.
function* distinct(scans: readonly IndexScan[], counters: Counters): Generator<number> {
  const seen =
    scans.length > 1 || scans[0]?.index.multikey.includes(true) ? new Set<number>() : null;
  for (const one of scans) {
    const merged = one.sorted && one.ranges.length > 1;
    for (const record of merged ? mergedRecordsOf(one) : recordsOf(one)) {
      counters.keysExamined++;
      if (seen?.has(record)) continue;
      seen?.add(record);
      yield record;
    }
  }
}

function* slice(items: Iterable<Found>, skip: number, limit: number): Generator<Found> {
  let at = 0;
  for (const item of items) {
    if (at++ < skip) continue;
    yield item;
    if (limit > 0 && at >= skip + limit) return;
  }
}

function* none(): Generator<Found> {}
