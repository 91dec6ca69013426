import fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine } from "#bot/embedded/engine.ts";
import { openMemory } from "#bot/embedded/store/disk.ts";
import type { Doc } from "#bot/embedded/values/document.ts";
import { record } from "./arbitrary-values.ts";

// The server against the simplest thing that could be right: an array of { _id, u, n }.

type Row = { _id: number; u: number; n: number };
type Step =
  | { readonly kind: "insert"; readonly row: Row }
  | { readonly kind: "set"; readonly u: number; readonly to: number; readonly upsert: boolean }
  | { readonly kind: "add"; readonly from: number; readonly by: number }
  | { readonly kind: "delete"; readonly below: number; readonly many: boolean }
  | { readonly kind: "take"; readonly direction: 1 | -1 };

const small = fc.integer({ min: 0, max: 6 });
const steps: fc.Arbitrary<Step> = fc.oneof(
  record({
    kind: fc.constant("insert" as const),
    row: record({ _id: small, u: small, n: small }),
  }),
  record({ kind: fc.constant("set" as const), u: small, to: small, upsert: fc.boolean() }),
  record({ kind: fc.constant("add" as const), from: small, by: small }),
  record({ kind: fc.constant("delete" as const), below: small, many: fc.boolean() }),
  record({
    kind: fc.constant("take" as const),
    direction: fc.constantFrom(1 as const, -1 as const),
  }),
);

function createModel() {
  let rows: Row[] = [];
  let lastId = 100;
  const isFree = (row: Row) =>
    !rows.some((other) => other !== row && (other._id === row._id || other.u === row.u));
  return {
    rows: () => rows.toSorted((a, b) => a.u - b.u),
    apply(step: Step): void {
      switch (step.kind) {
        case "insert":
          if (isFree(step.row)) rows = [...rows, { ...step.row }];
          return;
        case "set": {
          const row = rows.find(({ u }) => u === step.u);
          const isTaken = rows.some((other) => other !== row && other.u === step.to);
          if (row && !isTaken) row.u = step.to;
          if (!row && !isTaken && step.upsert)
            rows = [...rows, { _id: ++lastId, u: step.to, n: 0 }];
          return;
        }
        case "add":
          for (const row of rows) if (row.u >= step.from) row.n += step.by;
          return;
        case "delete": {
          const gone = rows.filter(({ u }) => u < step.below).toSorted((a, b) => a.u - b.u);
          const kept = new Set(step.many ? gone : gone.slice(0, 1));
          rows = rows.filter((row) => !kept.has(row));
          return;
        }
        case "take": {
          const [first] = rows.toSorted((a, b) => step.direction * (a.u - b.u));
          if (first) first.n = 0;
          return;
        }
      }
    },
    nextId: () => lastId + 1,
  };
}

function commandFor(step: Step, nextId: number): Doc {
  switch (step.kind) {
    case "insert":
      return { insert: "docs", documents: [step.row], $db: "d" };
    case "set": {
      const u = { $set: { u: step.to }, $setOnInsert: { _id: nextId, n: 0 } };
      return { update: "docs", updates: [{ q: { u: step.u }, u, upsert: step.upsert }], $db: "d" };
    }
    case "add":
      return {
        update: "docs",
        updates: [{ q: { u: { $gte: step.from } }, u: { $inc: { n: step.by } }, multi: true }],
        $db: "d",
      };
    case "delete":
      return step.many
        ? { delete: "docs", deletes: [{ q: { u: { $lt: step.below } }, limit: 0 }], $db: "d" }
        : {
            findAndModify: "docs",
            query: { u: { $lt: step.below } },
            sort: { u: 1 },
            remove: true,
            $db: "d",
          };
    case "take":
      return {
        findAndModify: "docs",
        query: {},
        sort: { u: step.direction },
        update: { $set: { n: 0 } },
        $db: "d",
      };
  }
}

test("random commands leave what the simplest model has", () => {
  fc.assert(
    fc.property(fc.array(steps, { maxLength: 40 }), (all) => {
      const engine = createEngine(openMemory(), { now: () => new Date(), monotonic: () => 0 });
      const indexes = [{ key: { u: 1 }, name: "u", unique: true }];
      engine.execute({ createIndexes: "docs", indexes, $db: "d" });
      const model = createModel();
      for (const step of all) {
        engine.execute(commandFor(step, model.nextId()));
        model.apply(step);
        const { cursor } = engine.execute({ find: "docs", sort: { u: 1 }, $db: "d" });
        expect((cursor as { firstBatch: Doc[] }).firstBatch).toEqual(model.rows());
      }
      expect(engine.execute({ validate: "docs", $db: "d" })).toMatchObject({ valid: true });
    }),
    { numRuns: 300 },
  );
});
