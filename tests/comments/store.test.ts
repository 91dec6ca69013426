import { expect, test } from "vitest";
import type { Comment } from "#bot/comments/rules.ts";
import { commentsDefinition, createCommentStore } from "#bot/comments/store.ts";
import { ensureIndexes } from "#bot/db.ts";
import { testDatabase } from "#tests/support/database.ts";
import { scansDuring } from "#tests/support/plans.ts";

const NOW = new Date("2026-11-23T12:00:00Z");

const comment = (changes: Partial<Comment> = {}): Comment => ({
  id: crypto.randomUUID(),
  postId: "mari:monthly:2026-11",
  circleId: "circle",
  to: "mari",
  memberId: "nao",
  kind: "praise",
  text: "いいところ",
  how: null,
  operation: crypto.randomUUID(),
  slot: 0,
  at: NOW,
  reading: "now",
  report: null,
  reportedAt: null,
  toldBy: null,
  seenAt: null,
  ...changes,
});

const frank = (changes: Partial<Comment> = {}) =>
  comment({ kind: "frank", how: "こうすると", reading: null, ...changes });

const openStore = async () => {
  const { db } = await testDatabase();
  await ensureIndexes(db, [commentsDefinition]);
  return createCommentStore(db);
};

test("an event tells what came until then, again the same, and frank ones one by one", async () => {
  const store = await openStore();
  await store.add(comment());
  await store.add(frank({ slot: 1 }));
  await store.add(frank({ slot: 2, operation: "second" }));
  expect(await store.tell("mari", "e1", [])).toBe(1);
  expect(await store.tell("mari", "e1", [])).toBe(1);
  expect(await store.tell("mari", "e2", [])).toBe(0);
  const first = await store.tellFrank("mari", "e2", []);
  expect(await store.tellFrank("mari", "e2", [])).toEqual(first);
  const second = await store.tellFrank("mari", "e3", []);
  expect(second?.id).not.toBe(first?.id);
  expect(await store.tellFrank("mari", "e4", [])).toBeNull();
  expect(await store.tellFrank("nao", "e5", [])).toBeNull();
});

test("of somebody muted nothing is told, and all of it once they are not", async () => {
  const store = await openStore();
  await store.add(comment());
  await store.add(frank({ slot: 1 }));
  expect(await store.tell("mari", "e1", ["nao"])).toBe(0);
  expect(await store.tellFrank("mari", "e1", ["nao"])).toBeNull();
  expect(await store.unseen("mari", 10, ["nao"])).toEqual([]);
  expect(await store.tell("mari", "e2", [])).toBe(1);
  expect(await store.tellFrank("mari", "e3", [])).not.toBeNull();
});

test("what was met on a page is not told in the chat", async () => {
  const store = await openStore();
  const [one, two] = [comment(), frank({ slot: 1 })];
  await store.add(one);
  await store.add(two);
  await store.meet("mari", [one.id, two.id], null);
  expect(await store.tell("mari", "e1", [])).toBe(0);
  expect(await store.tellFrank("mari", "e1", [])).toBeNull();
  expect(await store.unseen("mari", 10, [])).toHaveLength(2);
  await store.meet("nao", [one.id], NOW);
  expect(await store.unseen("mari", 10, [])).toHaveLength(2);
  await store.meet("mari", [one.id], NOW);
  expect((await store.unseen("mari", 10, [])).map(({ id }) => id)).toEqual([two.id]);
});

test("what was seen to is not reported again, and what was removed has no words left", async () => {
  const store = await openStore();
  const { id } = comment();
  await store.add(comment({ id }));
  const own = { to: "mari", id };
  await store.report(own, "circle", NOW);
  expect(await store.settle({ circleId: "another", id, by: "olga" }, "removed")).toBe(false);
  expect(await store.settle({ circleId: "circle", id, by: "nao" }, "removed")).toBe(false);
  expect(await store.settle({ circleId: "circle", id, by: "olga" }, "removed")).toBe(true);
  expect(await store.report(own, "circle", NOW)).toMatchObject({
    report: "removed",
    text: "",
    how: null,
  });
  expect(await store.by("nao", "mari:monthly:2026-11")).toEqual([]);
});

test("every question about comments is served by an index", async () => {
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [commentsDefinition]);
    const store = createCommentStore(db);
    const { id } = frank();
    const own = { to: "mari", id };
    const but = ["ken"];
    await store.add(frank({ id }));
    // What stays, so that one index is better than another.
    for (let slot = 0; slot < 3; slot += 1) await store.add(comment({ memberId: "ken", slot }));
    await store.sent("nao", "o");
    await store.by("nao", "mari:monthly:2026-11");
    await store.under("mari", "mari:monthly:2026-11", but);
    const after = { at: NOW, id };
    await store.given("nao", 10, after);
    await store.received("mari", 10, after, but);
    await store.unseen("mari", 10, but);
    await store.hasNews("mari", "e1");
    await store.tell("mari", "e1", but);
    await store.tellFrank("mari", "e1", but);
    await store.read(own, "now", NOW);
    await store.meet("mari", [id], NOW);
    await store.find(own);
    await store.report(own, "circle", NOW);
    await store.unreport(own);
    await store.reports("circle", "olga", 10);
    await store.together("circle", "olga", 10);
    await store.settle({ circleId: "circle", id, by: "olga" }, "settled");
    await store.hasWritten("nao", "mari");
    await store.withdraw("nao", id);
    await store.remove(own);
    await store.forget("nao");
  });
  expect(asked).toBeGreaterThan(20);
  expect(scans).toEqual([]);
});
