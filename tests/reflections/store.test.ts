import { expect, test } from "vitest";
import { ensureIndexes } from "#bot/db.ts";
import { createReflections } from "#bot/reflections/service.ts";
import { createReflectionStore, reflectionsDefinition } from "#bot/reflections/store.ts";
import { TAKEAWAY } from "#shared/attendance.ts";
import { testDatabase } from "#tests/support/database.ts";
import { scansDuring } from "#tests/support/plans.ts";

const at = new Date("2026-11-23T09:00:00Z");
const week = { memberId: "yuki", cadence: "weekly", period: "2026-W48" } as const;
const by = (eventId: string) => ({
  eventId,
  script: { id: "weekly", version: 1 },
  circles: [],
  at,
});
const said = {
  do: "write",
  qid: "WK1",
  part: { messageId: "m1", text: "はい", at },
  how: "append",
  audience: "circle",
} as const;

test("what the chat asks of the records is served by an index", async () => {
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [reflectionsDefinition]);
    const reflections = createReflections({ store: createReflectionStore(db), zone: "Asia/Tokyo" });
    await reflections.change(week, by("1"), [said]);
    await reflections.find(week);
    await reflections.holds("yuki", "m1");
    await reflections.erase("yuki", "m1", "3");
    await reflections.count("yuki");
    await reflections.page("yuki", 5, at);
  });
  expect(asked).toBeGreaterThan(7);
  expect(scans).toEqual([]);
});

test("a change to what was read before somebody else's change takes nothing of that away", async () => {
  const { db } = await testDatabase();
  await ensureIndexes(db, [reflectionsDefinition]);
  const reflections = createReflections({ store: createReflectionStore(db), zone: "Asia/Tokyo" });
  const more = (qid: string, text: string) => ({ ...said, qid, part: { text, at } });
  const none = await reflections.find(week);
  await reflections.change(week, by("1"), [said]);
  await reflections.change(week, by("2"), [more("WK2", "読めた")], none);
  const first = await reflections.find(week);
  expect(first).toMatchObject({ rev: 2, eventIds: ["1", "2"] });
  await reflections.change(week, by("3"), [more("WK3", "明日も")], first);
  await reflections.change(week, by("4"), [{ do: "close", status: "kept" }], first);
  const { answers, ...last } = (await reflections.find(week)) ?? {};
  expect(Object.keys(answers ?? {})).toEqual(["WK1", "WK2", "WK3"]);
  expect(last).toMatchObject({ rev: 4, status: "kept", eventIds: ["1", "2", "3", "4"] });
});

test("an event that what was read already holds changes nothing again", async () => {
  const { db } = await testDatabase();
  await ensureIndexes(db, [reflectionsDefinition]);
  const reflections = createReflections({ store: createReflectionStore(db), zone: "Asia/Tokyo" });
  await reflections.change(week, by("1"), [said]);
  const found = await reflections.find(week);
  await reflections.change(week, by("1"), [said], found);
  expect((await reflections.find(week))?.rev).toBe(1);
  expect((await reflections.find(week))?.answers["WK1"]?.parts).toHaveLength(1);
});

test("whose words a message holds is told to nobody else", async () => {
  const { db } = await testDatabase();
  await ensureIndexes(db, [reflectionsDefinition]);
  const reflections = createReflections({ store: createReflectionStore(db), zone: "Asia/Tokyo" });
  await reflections.change(week, by("1"), [said]);
  expect(await reflections.holds("yuki", "m1")).toBe(true);
  expect(await reflections.holds("ken", "m1")).toBe(false);
  await reflections.erase("yuki", "m1", "2");
  expect(await reflections.holds("yuki", "m1")).toBe(false);
});

test("a line that stayed of a meetup does not make its month a written one", async () => {
  const { db } = await testDatabase();
  await ensureIndexes(db, [reflectionsDefinition]);
  const store = createReflectionStore(db);
  const reflections = createReflections({ store, zone: "Asia/Tokyo" });
  const written = async () => (await store.writtenSince(["yuki"], "2026-10-01")).length;
  const month = { memberId: "yuki", cadence: "monthly", period: "2026-11" } as const;
  await reflections.change(month, by("1"), [{ ...said, qid: TAKEAWAY, audience: "self" }]);
  expect(await written()).toBe(0);
  await reflections.change(month, by("2"), [{ ...said, qid: "MO1" }]);
  expect(await written()).toBe(1);
});
