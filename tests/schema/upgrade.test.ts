import { describe, expect, test, vi } from "vitest";
import { isHalfFilled, markFilling } from "#bot/backup/mark.ts";
import { openLog } from "#bot/log.ts";
import { createSchemaStore } from "#bot/schema/store.ts";
import type { Migration } from "#bot/schema/table.ts";
import { createUpgrade } from "#bot/schema/upgrade.ts";
import { testDatabase } from "#tests/support/database.ts";

const log = openLog({ level: "error", write: () => {} });

const place = async () => {
  const { db } = await testDatabase();
  const store = createSchemaStore(db);
  let processes = 0;
  const start = (
    migrations: readonly Migration[],
    given: { store?: typeof store; leaseMs?: number } = {},
  ) => {
    processes += 1;
    const me = `process-${processes}`;
    return createUpgrade({
      store,
      isHalfFilled: () => isHalfFilled(db),
      migrations,
      clock: () => new Date(),
      ids: () => me,
      log,
      ...given,
    })();
  };
  return { db, store, start };
};

const step = (name: string, run: () => unknown) => ({ name, run: async () => run() });
const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("each step runs once, in its order, and a later start has only the new ones to do", async () => {
  const { start, store } = await place();
  const ran: string[] = [];
  const [a, b, c] = ["a", "b", "c"].map((name) => step(name, () => ran.push(name)));
  await start([a!, b!]);
  await start([a!, b!]);
  expect(ran).toEqual(["a", "b"]);
  await start([a!, b!, c!]);
  expect(ran).toEqual(["a", "b", "c"]);
  expect(await store.version()).toBe(3);
});

test("of processes that start at once one does it, and none goes on before it is done", async () => {
  const { start } = await place();
  let running = 0;
  let done = 0;
  const steps = [1, 2, 3].map((i) =>
    step(`step-${i}`, async () => {
      running += 1;
      expect(running).toBe(1);
      await pause(30);
      running -= 1;
      done += 1;
    }),
  );
  await Promise.all(
    Array.from({ length: 4 }, async () => {
      await start(steps);
      expect(done).toBe(3);
    }),
  );
  expect(done).toBe(3);
});

test("a step that fails stops the start, and the next start tries it again", async () => {
  const { start, store } = await place();
  const ran: string[] = [];
  let isBroken = true;
  const steps = [
    step("first", () => ran.push("first")),
    step("second", () => {
      if (isBroken) throw new Error("the disk is full");
      ran.push("second");
    }),
  ];
  await expect(start(steps)).rejects.toThrow("the disk is full");
  expect(await store.version()).toBe(1);
  isBroken = false;
  await start(steps);
  expect(ran).toEqual(["first", "second"]);
});

test("whoever dies in the middle is followed by another, as soon as the lease is over", async () => {
  const { start, store } = await place();
  await store.version();
  const until = new Date(Date.now() + 300);
  await store.claim(0, "died", new Date(), until);
  const ran: Date[] = [];
  await start([step("only", () => ran.push(new Date()))]);
  expect(ran).toHaveLength(1);
  expect(ran[0]?.getTime()).toBeGreaterThanOrEqual(until.getTime());
});

test("whoever was silent for too long does not raise what another has taken over", async () => {
  const { db, start, store } = await place();
  const isHeld = async () => (await db.collection("schema").findOne({}))?.["lease"] !== undefined;
  const silent = { ...store, renew: async () => {} };
  const ran: string[] = [];
  const overtaken = Promise.withResolvers<void>();
  const by = (who: string, wait?: Promise<void>) => [
    step("slow", async () => {
      await wait;
      ran.push(who);
    }),
    step("next", () => ran.push(`${who}, next`)),
  ];
  const first = start(by("first", overtaken.promise), { store: silent, leaseMs: 100 });
  await vi.waitFor(async () => expect(await isHeld()).toBe(true));
  await start(by("second"));
  overtaken.resolve();
  await first;
  expect(ran).toEqual(["second", "second, next", "first"]);
  expect(await store.version()).toBe(2);
});

describe("what is not for this version is not touched", () => {
  test("data of a newer one", async () => {
    const { start } = await place();
    const nothing = step("nothing", () => {});
    await start([nothing, nothing]);
    await expect(start([nothing])).rejects.toThrow(
      "The data was written by a newer Ayumi (its schema is 2, this one knows 1).",
    );
  });

  test("half of the data", async () => {
    const { db, start } = await place();
    await markFilling(db, new Date());
    const ran: string[] = [];
    await expect(start([step("any", () => ran.push("any"))])).rejects.toThrow("cut short");
    expect(ran).toEqual([]);
  });
});
