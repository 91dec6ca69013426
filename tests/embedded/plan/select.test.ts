import fc from "fast-check";
import { expect, test } from "vitest";
import { parseIndexSpec } from "#bot/embedded/index/definition.ts";
import { asRefusal } from "#bot/embedded/errors.ts";
import { select } from "#bot/embedded/plan/select.ts";
import { compileFilter } from "#bot/embedded/query/filter.ts";
import { parseSort, sortKey } from "#bot/embedded/query/sort-keys.ts";
import { createCatalog } from "#bot/embedded/store/catalog.ts";
import { openMemory } from "#bot/embedded/store/disk.ts";
import { createTurns } from "#bot/embedded/store/turns.ts";
import { directView } from "#bot/embedded/store/view.ts";
import type { Doc } from "#bot/embedded/values/document.ts";
import { documents, record, scalars } from "#tests/embedded/arbitrary-values.ts";

type Field = fc.Arbitrary<string>;

const patternsOf = (field: Field) =>
  fc.dictionary(field, fc.constantFrom(1, -1), { minKeys: 1, maxKeys: 3, noNullPrototype: true });

function filtersOf(field: Field, operand: fc.Arbitrary<unknown>): fc.Arbitrary<Doc> {
  const condition: fc.Arbitrary<unknown> = fc.oneof(
    { weight: 4, arbitrary: operand },
    { weight: 1, arbitrary: fc.array(operand, { maxLength: 2 }) },
    record({ $gt: operand }),
    record({ $gte: operand, $lt: operand }),
    record({ $lte: operand }),
    record({ $in: fc.array(operand, { maxLength: 3 }) }),
    record({ $ne: operand }),
    record({ $exists: fc.boolean() }),
    record({ $elemMatch: record({ $gte: operand }) }),
    record({ $elemMatch: record({ x: operand }) }),
  );
  const clause = fc.dictionary(field, condition, { minKeys: 1, maxKeys: 2, noNullPrototype: true });
  return fc.oneof(
    { weight: 4, arbitrary: clause },
    { weight: 1, arbitrary: record({ $or: fc.array(clause, { minLength: 1, maxLength: 3 }) }) },
    { weight: 1, arbitrary: record({ $and: fc.array(clause, { minLength: 1, maxLength: 3 }) }) },
  );
}

const indexesOf = (field: Field) =>
  record({
    key: fc.oneof(
      { weight: 4, arbitrary: patternsOf(field) },
      { weight: 1, arbitrary: fc.constantFrom<Doc>({ "a.$**": 1 }, { "a.x.$**": 1 }) },
    ),
    sparse: fc.constantFrom(false, false, false, true),
    partialFilterExpression: fc.option(
      fc.dictionary(field, scalars, { minKeys: 1, maxKeys: 1, noNullPrototype: true }),
      { nil: undefined, freq: 4 },
    ),
  });

// Few values, so that several items of an array meet several conditions.
const few = fc.integer({ min: 0, max: 2 });
const crowded = record({
  a: fc.oneof(
    few,
    fc.array(few, { maxLength: 3 }),
    fc.array(record({ x: few, y: few }), { maxLength: 3 }),
  ),
  b: few,
});

function collectionOf(docs: readonly Doc[]) {
  const { journal } = createTurns(openMemory());
  const catalog = createCatalog(openMemory(), () => () => undefined);
  const collection = catalog.create("db.docs", journal);
  for (const [n, doc] of docs.entries()) {
    collection.write(catalog.nextRecord(), { _id: n, ...doc }, journal);
  }
  return { collection, journal, view: directView(collection, journal) };
}

// Two arrays in one index or sort are refused; everything else has to work.
function unlessParallel<T>(work: () => T): T | null {
  try {
    return work();
  } catch (error) {
    if (asRefusal(error).codeName !== "CannotIndexParallelArrays") throw error;
    return null;
  }
}

function idsOf(found: readonly Doc[]): number[] {
  return found.map((doc) => Number(doc["_id"])).toSorted((a, b) => a - b);
}

function expectSorted(found: readonly Doc[], sort: Doc): void {
  const fields = parseSort(sort);
  const keys = found.map((doc) => sortKey(doc, fields));
  expect(keys).toEqual(keys.toSorted((a, b) => (a < b ? -1 : a > b ? 1 : 0)));
}

for (const [what, docs, fields, operand] of [
  ["values of every kind", documents, ["a", "b", "a.x", "a.y"], scalars],
  ["arrays of few values", crowded, ["a", "b"], few],
  ["arrays of documents", crowded, ["a.x", "a.y", "b"], few],
] as const) {
  test(`a plan finds what a full scan finds, in the order asked for: ${what}`, () => {
    const field = fc.constantFrom(...fields);
    let indexed = 0;
    let ordered = 0;
    fc.assert(
      fc.property(
        fc.array(docs, { maxLength: 25 }),
        fc.array(indexesOf(field), { minLength: 1, maxLength: 3 }),
        filtersOf(field, operand),
        fc.option(patternsOf(field), { nil: undefined }),
        (given, specs, filter, sort) => {
          const { collection, journal, view } = collectionOf(given);
          for (const [n, { partialFilterExpression: partial, sparse, key }] of specs.entries()) {
            const isWild = Object.keys(key).some((name) => name.includes("$"));
            const options = partial
              ? { partialFilterExpression: partial }
              : { sparse: sparse && !isWild };
            unlessParallel(() =>
              collection.addIndex(parseIndexSpec({ key, name: `i${n}`, ...options }), journal),
            );
          }
          const expected = [...collection.docs.values()].filter(compileFilter(filter));
          for (const hint of [undefined, ...collection.indexes.keys()]) {
            const result = unlessParallel(() => {
              const { plan, blocking, items } = select(view, { filter, sort, hint });
              if (plan?.kind !== "full") indexed++;
              if (sort && plan?.kind !== "full" && !blocking) ordered++;
              return Array.from(items, ({ doc }) => doc);
            });
            if (!result) continue;
            expect(idsOf(result)).toEqual(idsOf(expected));
            if (sort) expectSorted(result, sort);
          }
        },
      ),
      { numRuns: 2500 },
    );
    // The property says nothing unless plans were really used.
    expect(indexed).toBeGreaterThan(500);
    expect(ordered).toBeGreaterThan(60);
  });
}

test("a page of an ordered index looks at no more than the page", () => {
  const docs = Array.from({ length: 3000 }, (_, n) => ({ circle: n % 3, at: new Date(n) }));
  const { collection, journal, view } = collectionOf(docs);
  collection.addIndex(parseIndexSpec({ key: { circle: 1, at: -1 }, name: "page" }), journal);
  const { items, counters } = select(view, {
    filter: { circle: 1, at: { $lt: new Date(2000) } },
    sort: { at: -1 },
    limit: 20,
  });
  expect([...items].map(({ doc }) => Number(doc["_id"])).slice(0, 3)).toEqual([1999, 1996, 1993]);
  expect(counters).toEqual({ keysExamined: 20, docsExamined: 20 });
});

test("a page that starts inside an ordered index begins there", () => {
  const docs = Array.from({ length: 3000 }, (_, n) => ({ circle: n % 3, at: new Date(n >> 3) }));
  const { collection, journal, view } = collectionOf(docs);
  collection.addIndex(
    parseIndexSpec({ key: { circle: 1, at: -1, _id: -1 }, name: "page" }),
    journal,
  );
  const at = new Date(100);
  const { items, counters } = select(view, {
    filter: { circle: 1, $or: [{ at: { $lt: at } }, { at, _id: { $lt: 802 } }] },
    sort: { at: -1, _id: -1 },
    limit: 20,
  });
  expect([...items].map(({ doc }) => Number(doc["_id"])).slice(0, 3)).toEqual([799, 796, 793]);
  expect(counters.keysExamined).toBeLessThan(25);
});

test("a page of a field that a wildcard index holds looks at no more than the page", () => {
  const docs = Array.from({ length: 3000 }, (_, n) => ({
    places: { [`c${n % 3}`]: `${1000 + n}`, other: `${9000 - n}` },
  }));
  const { collection, journal, view } = collectionOf(docs);
  collection.addIndex(parseIndexSpec({ key: { "places.$**": 1 }, name: "page" }), journal);
  const { items, counters, blocking } = select(view, {
    filter: { "places.c1": { $gte: "1500", $lt: "3000" } },
    sort: { "places.c1": -1 },
    limit: 20,
  });
  expect([...items].map(({ doc }) => Number(doc["_id"])).slice(0, 3)).toEqual([1999, 1996, 1993]);
  expect(blocking).toBe(false);
  expect(counters).toEqual({ keysExamined: 20, docsExamined: 20 });
});

test("a page over several values of one field merges their orders", () => {
  const docs = Array.from({ length: 3000 }, (_, n) => ({ circles: [n % 3, (n + 1) % 3], at: n }));
  const { collection, journal, view } = collectionOf(docs);
  collection.addIndex(parseIndexSpec({ key: { circles: 1, at: -1 }, name: "page" }), journal);
  const { items, counters, blocking } = select(view, {
    filter: { circles: { $in: [0, 1] }, at: { $lte: 2000 } },
    sort: { at: -1 },
    limit: 5,
  });
  expect([...items].map(({ doc }) => Number(doc["_id"]))).toEqual([2000, 1999, 1998, 1997, 1996]);
  expect(blocking).toBe(false);
  expect(counters.keysExamined).toBeLessThan(12);
});
