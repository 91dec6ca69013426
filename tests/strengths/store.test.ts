import { expect, test } from "vitest";
import { ensureIndexes } from "#bot/db.ts";
import { createStrengthStore, strengthsDefinition } from "#bot/strengths/store.ts";
import { testDatabase } from "#tests/support/database.ts";
import { scansDuring } from "#tests/support/plans.ts";
import { note, NOW } from "./note.ts";
import { words } from "./stage.ts";

const openStore = async () => {
  const { db } = await testDatabase();
  await ensureIndexes(db, [strengthsDefinition]);
  return createStrengthStore(db);
};

test("an operation is once and a slot is once for one giver of one record", async () => {
  const store = await openStore();
  expect(await store.add(note({ operation: "a" }))).toBe(true);
  expect(await store.add(note({ operation: "a", slot: 1 }))).toBe(false);
  expect(await store.add(note({ operation: "b" }))).toBe(false);
  expect(await store.add(note({ operation: "b", slot: 1 }))).toBe(true);
  expect(await store.add(note({ operation: "a", memberId: "ken" }))).toBe(true);
});

test("an event tells what came until then, again the same, and the next only what is new", async () => {
  const store = await openStore();
  await store.add(note());
  await store.add(note({ memberId: "ken" }));
  expect(await store.tell("mari", "e1")).toBe(2);
  expect(await store.tell("mari", "e1")).toBe(2);
  await store.add(note({ memberId: "ota" }));
  const told = await Promise.all(["e2", "e3", "e4"].map((event) => store.tell("mari", event)));
  expect(told.reduce((sum, n) => sum + n, 0)).toBe(1);
});

test("who answers has seen it: it is neither told nor waiting any more", async () => {
  const store = await openStore();
  const one = note();
  await store.add(one);
  expect(await store.answer({ to: "ken", id: one.id, at: NOW }, { echo: "known" })).toBe(false);
  expect(await store.unseen("mari", 10)).toHaveLength(1);
  expect(await store.answer({ to: "mari", id: one.id, at: NOW }, { echo: "known" })).toBe(true);
  expect(await store.unseen("mari", 10)).toEqual([]);
  expect(await store.tell("mari", "e1")).toBe(0);
});

test("who leaves takes what came to them; what they gave stays, and leads to nobody", async () => {
  const store = await openStore();
  await store.add(note());
  await store.add(note({ slot: 1 }));
  await store.add(note({ to: "nao", postId: "nao:monthly:2026-11", memberId: "mari" }));
  await store.forget("nao");
  await store.forget("nao");
  const left = await store.receivedBy("mari", 10, null);
  expect(left.map(({ scene }) => scene)).toEqual([words().scene, words().scene]);
  expect(new Set(left.map(({ memberId }) => memberId)).size).toBe(2);
  expect(JSON.stringify(left)).not.toContain("nao");
  expect(await store.receivedBy("nao", 10, null)).toEqual([]);
});

test("who signs before leaving leaves only the name", async () => {
  const store = await openStore();
  await store.add(note());
  await store.sign("nao", "なお");
  await store.forget("nao");
  const [left] = await store.receivedBy("mari", 10, null);
  expect(left).toMatchObject({ signature: "なお", scene: words().scene });
  expect(left?.memberId).toBe(`left:${left?.id}`);
});

test("whatever is asked about strengths is served by an index", async () => {
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [strengthsDefinition]);
    const store = createStrengthStore(db);
    const one = note();
    await store.add(one);
    const but = ["ken"];
    await store.on("p", "nao");
    await store.given("nao", one.id);
    await store.received("mari", one.id);
    await store.reword(one, words());
    await store.givenBy("nao", 20, null);
    await store.givenBy("nao", 20, { at: NOW, id: "a" });
    await store.receivedBy("mari", 20, null);
    await store.receivedBy("mari", 20, { at: NOW, id: "a" }, { as: "waiting", but });
    await store.unseen("mari", 20, but);
    await store.answer({ to: "mari", id: one.id, at: NOW }, { as: "declined" });
    await store.hasNews("mari", "e1");
    await store.tell("mari", "e1", but);
    await store.allGiven("nao");
    await store.sign("nao", "なお");
    await store.forget("nao");
    await store.withdraw("nao", one.id);
    await store.remove(one.id);
  });
  expect(asked).toBeGreaterThanOrEqual(18);
  expect(scans).toEqual([]);
});
