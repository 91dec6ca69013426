import { Binary } from "bson";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createEngine } from "#bot/embedded/engine.ts";
import { openMemory } from "#bot/embedded/store/disk.ts";
import type { Doc } from "#bot/embedded/values/document.ts";
import { record } from "#tests/embedded/arbitrary-values.ts";

// Two transactions and the world outside write the same few documents; each transaction has to see
// its beginning and its own writes, and nothing else, until it commits or is refused.

const WRITERS = ["outside", "one", "two"] as const;
const steps = fc.array(
  record({
    by: fc.constantFrom(...WRITERS),
    kind: fc.constantFrom("put", "put", "delete", "commit"),
    _id: fc.integer({ min: 0, max: 3 }),
    n: fc.integer({ min: 0, max: 9 }),
  }),
  { minLength: 10, maxLength: 30 },
);

type World = Map<number, number>;
type Open = {
  readonly initial: World;
  readonly view: World;
  readonly written: Set<number>;
  readonly stale: Set<number>;
};

function setUp() {
  const engine = createEngine(openMemory(), { now: () => new Date(), monotonic: () => 0 });
  engine.execute({ createIndexes: "docs", indexes: [{ key: { n: 1 }, name: "n" }], $db: "d" });
  const numbers: Record<string, number> = { one: 0, two: 0 };
  const starting = new Set<string>();

  function execute(by: string, command: Doc): Doc {
    if (by === "outside") return engine.execute({ ...command, $db: "d" });
    const lsid = { id: new Binary(Buffer.alloc(16, by), 4) };
    const starts = starting.delete(by) ? { startTransaction: true } : {};
    return engine.execute({
      ...command,
      lsid,
      txnNumber: numbers[by],
      autocommit: false,
      ...starts,
      $db: "d",
    });
  }
  return {
    execute,
    begin: (by: string): void => {
      numbers[by] = (numbers[by] ?? 0) + 1;
      starting.add(by);
    },
    read: (by: string): World => {
      const { cursor } = execute(by, { find: "docs", filter: { n: { $gte: 0 } }, sort: { n: 1 } });
      const docs = (cursor as { firstBatch: { _id: number; n: number }[] }).firstBatch;
      const sorted = docs.map(({ n }) => n);
      expect(sorted).toEqual(sorted.toSorted((a, b) => a - b));
      return new Map(docs.map(({ _id, n }) => [_id, n]));
    },
  };
}

test("a transaction sees its beginning and its own writes, and conflicts are refused", () => {
  const outcomes = { committed: 0, refused: 0 };
  fc.assert(
    fc.property(steps, (all) => {
      const { execute, begin, read } = setUp();
      const world: World = new Map();
      const open = new Map<string, Open>();
      const start = (by: string) => {
        begin(by);
        expect(read(by)).toEqual(world);
        open.set(by, {
          initial: new Map(world),
          view: new Map(world),
          written: new Set(),
          stale: new Set(),
        });
      };
      const change = (_id: number, n: number | undefined) => {
        for (const { stale } of open.values()) stale.add(_id);
        if (n === undefined) world.delete(_id);
        else world.set(_id, n);
      };
      start("one");
      start("two");

      for (const { by, kind, _id, n } of all) {
        const own = open.get(by);
        if (kind === "commit") {
          if (!own) continue;
          // What it made and deleted again, it never wrote.
          const written = [...own.written].filter((id) => own.initial.has(id) || own.view.has(id));
          const clashes = written.some((id) =>
            own.initial.has(id) ? own.stale.has(id) : world.has(id),
          );
          const reply = execute(by, { commitTransaction: 1 });
          expect(reply).toMatchObject(clashes ? { ok: 0, code: 112 } : { ok: 1 });
          open.delete(by);
          if (!clashes) for (const id of written) change(id, own.view.get(id));
          outcomes[clashes ? "refused" : "committed"]++;
          start(by);
          continue;
        }
        const known = (own?.view ?? world).has(_id);
        const command =
          kind === "put"
            ? { update: "docs", updates: [{ q: { _id }, u: { $set: { n } }, upsert: true }] }
            : { delete: "docs", deletes: [{ q: { _id }, limit: 1 }] };
        const reply = execute(by, command);
        const changes = kind === "put" ? (own?.view ?? world).get(_id) !== n : known;
        if (reply["ok"] !== 1) {
          expect(reply["code"]).toBe(112);
          expect(own?.stale.has(_id)).toBe(true);
          outcomes.refused++;
          start(by);
          continue;
        }
        expect(reply["writeErrors"]).toBeUndefined();
        if (!changes) continue;
        if (!own) change(_id, kind === "put" ? n : undefined);
        else {
          own.written.add(_id);
          if (kind === "put") own.view.set(_id, n);
          else own.view.delete(_id);
        }
        expect(read("outside")).toEqual(world);
        for (const [reader, { view }] of open) expect(read(reader)).toEqual(view);
      }
    }),
    { numRuns: 300 },
  );
  expect(outcomes.committed).toBeGreaterThan(50);
  expect(outcomes.refused).toBeGreaterThan(20);
});
