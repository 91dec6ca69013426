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
    await reflections.isClosedBefore(week, "2");
    await reflections.holds("yuki", "m1");
    await reflections.erase("yuki", "m1", "3");
    await reflections.count("yuki");
    await reflections.page("yuki", 5, at);
  });
  expect(asked).toBeGreaterThan(7);
  expect(scans).toEqual([]);
});

test("a record is closed before an event, but not by it", async () => {
  const { db } = await testDatabase();
  await ensureIndexes(db, [reflectionsDefinition]);
  const reflections = createReflections({ store: createReflectionStore(db), zone: "Asia/Tokyo" });
  await reflections.change(week, by("1"), [said]);
  expect(await reflections.isClosedBefore(week, "2")).toBe(false);
  await reflections.change(week, by("2"), [{ do: "close", status: "kept" }]);
  expect(await reflections.isClosedBefore(week, "2")).toBe(false);
  expect(await reflections.isClosedBefore(week, "3")).toBe(true);
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
