import { Refusal } from "#bot/embedded/errors.ts";
import { isSameKey } from "#bot/embedded/index/definition.ts";
import type { KeyField } from "#bot/embedded/index/keys.ts";
import type { Collection } from "#bot/embedded/store/collection.ts";
import { isPlain, type Doc } from "#bot/embedded/values/document.ts";
import { boundsOf } from "./bounds.ts";
import type { IndexScan } from "./index-scan.ts";
import { scansOf } from "./wildcard-scan.ts";

export type FullScan = {
  readonly kind: "full";
  readonly backward: boolean;
  readonly sorted: boolean;
};
export type Union = { readonly kind: "union"; readonly branches: readonly IndexScan[] };
export type Plan = FullScan | IndexScan | Union;

export type Wish = {
  readonly sort: readonly KeyField[];
  readonly limit: number;
  readonly hint?: unknown;
};

/** The cheapest way to the documents of a filter, by counting index keys. */
export function choosePlan(collection: Collection, filter: Doc, wish: Wish): Plan {
  const natural = wish.sort.find(({ name }) => name === "$natural");
  if (natural) return { kind: "full", backward: natural.descending, sorted: true };
  const full: FullScan = { kind: "full", backward: false, sorted: wish.sort.length === 0 };
  if (wish.hint !== undefined) return hinted(collection, filter, wish, full);

  let best: Plan = full;
  let least = costOf(full, collection, wish);
  const candidates: (Plan | null)[] = scans(collection, filter, wish);
  candidates.push(unionOf(collection, filter, wish));
  for (const plan of candidates) {
    if (!plan) continue;
    const cost = costOf(plan, collection, wish);
    if (cost < least) [best, least] = [plan, cost];
  }
  return best;
}

function scans(collection: Collection, filter: Doc, { sort }: Wish): IndexScan[] {
  const bounds = boundsOf(filter);
  return [...collection.indexes.values()].flatMap((index) => scansOf(index, bounds, filter, sort));
}

// Each branch of $or by its own index, when all have one.
function unionOf(collection: Collection, filter: Doc, wish: Wish): Union | null {
  const clauses = filter["$or"];
  if (!Array.isArray(clauses) || clauses.length < 2 || clauses.length > 50) return null;
  const branches: IndexScan[] = [];
  for (const clause of clauses) {
    if (!isPlain(clause)) return null;
    const plan = choosePlan(collection, clause, { ...wish, sort: [], limit: 0 });
    if (plan.kind === "union") branches.push(...plan.branches);
    else if (plan.kind === "index") branches.push(plan);
    else return null;
  }
  return { kind: "union", branches };
}

const SORTING = 1.5;
// A scan in the wanted order ends at the limit, but may have to pass documents that do not match.
const PASSED = 10;

function costOf(plan: Plan, collection: Collection, { sort, limit }: Wish): number {
  switch (plan.kind) {
    case "full": {
      const size = collection.docs.size;
      return plan.sorted ? early(size, limit) + 1 : size * SORTING + 1;
    }
    case "union": {
      const keys = plan.branches.reduce((sum, branch) => sum + branch.keys, 0);
      return sort.length > 0 ? keys * SORTING : keys;
    }
    case "index": {
      if (sort.length === 0 || plan.sorted) return early(plan.keys, limit);
      return plan.keys * SORTING;
    }
  }
}

function early(keys: number, limit: number): number {
  return limit > 0 ? Math.min(keys, limit * PASSED) : keys;
}

function hinted(collection: Collection, filter: Doc, wish: Wish, full: FullScan): Plan {
  const { hint } = wish;
  if (isPlain(hint) && "$natural" in hint) return { ...full, backward: hint["$natural"] === -1 };
  const index = [...collection.indexes.values()].find(({ spec }) =>
    typeof hint === "string" ? spec.name === hint : isPlain(hint) && isSameKey(spec.key, hint),
  );
  if (!index) {
    throw new Refusal(
      "BadValue",
      "error processing query: planner returned error :: caused by :: hint provided does not correspond to an existing index",
    );
  }
  return scansOf(index, boundsOf(filter), filter, wish.sort)[0] ?? full;
}
