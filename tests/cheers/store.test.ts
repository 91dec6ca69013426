import * as fc from "fast-check";
import { expect, test } from "vitest";
import { ensureIndexes } from "#bot/db.ts";
import { toReceived, type Cheer } from "#bot/cheers/rules.ts";
import { cheersDefinition, createCheerStore } from "#bot/cheers/store.ts";
import { cheerWords } from "#shared/cheers.ts";
import { testDatabase } from "#tests/support/database.ts";
import { scansDuring } from "#tests/support/plans.ts";

const NOW = new Date("2026-11-23T12:00:00Z");

const cheer = (changes: Partial<Cheer> = {}): Cheer => ({
  id: crypto.randomUUID(),
  postId: "mari:monthly:2026-11",
  to: "mari",
  circleId: "circle",
  memberId: "nao",
  word: "CH6",
  quiet: false,
  slot: 0,
  at: NOW,
  toldBy: null,
  seenAt: null,
  ...changes,
});

const openStore = async () => {
  const { db } = await testDatabase();
  await ensureIndexes(db, [cheersDefinition]);
  return createCheerStore(db);
};

test("a word is once and a slot is once for one giver of one record", async () => {
  const store = await openStore();
  expect(await store.add(cheer())).toBe(true);
  expect(await store.add(cheer({ slot: 1 }))).toBe(false);
  expect(await store.add(cheer({ word: "CH1" }))).toBe(false);
  expect(await store.add(cheer({ word: "CH1", slot: 1 }))).toBe(true);
  expect(await store.add(cheer({ memberId: "ken" }))).toBe(true);
  expect(await store.add(cheer({ postId: "mari:monthly:2026-10" }))).toBe(true);
});

test("an event tells what came until then, again the same, and the next only what is new", async () => {
  const store = await openStore();
  await store.add(cheer());
  await store.add(cheer({ memberId: "ken" }));
  expect(await store.tell("mari", "e1")).toBe(2);
  await store.add(cheer({ memberId: "ota" }));
  expect(await store.tell("mari", "e2")).toBe(1);
  expect(await store.tell("mari", "e3")).toBe(0);
  expect(await store.tell("nao", "e4")).toBe(0);
});

test("two answers at once tell each cheer once", async () => {
  const store = await openStore();
  for (let n = 0; n < 20; n += 1) await store.add(cheer({ memberId: `m${n}` }));
  const told = await Promise.all(["a", "b", "c"].map((event) => store.tell("mari", event)));
  expect(told.reduce((sum, n) => sum + n, 0)).toBe(20);
});

test("what was met on a page is not told in the chat", async () => {
  const store = await openStore();
  const one = cheer();
  await store.add(one);
  await store.add(cheer({ memberId: "ken" }));
  await store.meet("mari", [one.id], null);
  expect(await store.tell("mari", "e1")).toBe(1);
  await store.meet("mari", [one.id], NOW);
  expect((await store.waiting("mari", 10)).map(({ memberId }) => memberId)).toEqual(["ken"]);
});

test("who leaves takes what came to them; what they gave stays, and leads to nobody", async () => {
  const store = await openStore();
  await store.add(cheer());
  await store.add(cheer({ word: "CH1", slot: 1, quiet: true }));
  await store.add(cheer({ to: "nao", postId: "nao:monthly:2026-11", memberId: "mari" }));
  await store.forget("nao");
  await store.forget("nao");
  const left = await store.received("mari", 10, null);
  expect(left.map(({ word }) => word).toSorted()).toEqual(["CH1", "CH6"]);
  expect(new Set(left.map(({ memberId }) => memberId)).size).toBe(2);
  expect(JSON.stringify(left)).not.toContain("nao");
  expect(await store.received("nao", 10, null)).toEqual([]);
  expect(await store.sent("mari", ["nao:monthly:2026-11"])).toEqual([]);
});

test("whatever is asked about cheers is served by an index", async () => {
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [cheersDefinition]);
    const store = createCheerStore(db);
    const one = cheer();
    const but = ["ken"];
    await store.add(one);
    await store.sent("nao", ["p", "q"]);
    await store.on("mari", ["p", "q"], but);
    await store.quieten(one.id, NOW);
    await store.received("mari", 20, null);
    await store.received("mari", 20, { at: NOW, id: "a" }, but);
    await store.waiting("mari", 20, but);
    await store.hasNews("mari", "e1");
    await store.tell("mari", "e1", but);
    await store.meet("mari", [one.id], NOW);
    await store.takeBack({ postId: one.postId, memberId: "ken" }, "CH1");
    await store.forget("nao");
    await store.remove(one.id);
  });
  expect(asked).toBeGreaterThanOrEqual(14);
  expect(scans).toEqual([]);
});

const arbitraryCheers = fc.uniqueArray(
  fc.record({
    memberId: fc.constantFrom("ken", "nao", "chie"),
    word: fc.constantFrom(...cheerWords),
    quiet: fc.boolean(),
    minute: fc.nat(90),
  }),
  { selector: ({ memberId, word }) => `${memberId} ${word}`, maxLength: 12 },
);

test("of quiet cheers nothing that is told depends on who gave them, or when", () => {
  const looks = new Map(
    ["ken", "nao", "chie"].map((id) => [
      id,
      { id, name: id.toUpperCase(), face: "line", picture: null } as const,
    ]),
  );
  const told = (cheers: readonly Cheer[]) =>
    toReceived(cheers, looks).map(({ id: _, ...rest }) => rest);
  fc.assert(
    fc.property(arbitraryCheers, fc.constantFrom("ken", "nao", "chie"), (given, giver) => {
      const cheers = given.map(({ minute, ...each }, slot) =>
        cheer({ ...each, slot, at: new Date(NOW.getTime() + minute) }),
      );
      const others = cheers.map((each) =>
        each.quiet ? { ...each, memberId: giver, slot: 0, at: NOW } : each,
      );
      expect(told(cheers)).toEqual(told(others));
      expect(told(cheers).filter(({ quiet, from }) => quiet && from !== null)).toEqual([]);
      expect(told(cheers)).toHaveLength(cheers.length);
    }),
  );
});
