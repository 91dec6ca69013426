import { expect, test } from "vitest";
import { firstCircleId } from "#bot/circles/rules.ts";
import { ensureIndexes } from "#bot/db.ts";
import { group } from "#bot/demo/cast.ts";
import { linkPastGroup } from "#bot/demo/past-group.ts";
import { createGroupStore, groupsDefinition } from "#bot/groups/store.ts";
import { testDatabase } from "#tests/support/database.ts";
import { scansDuring } from "#tests/support/plans.ts";

const now = new Date("2026-11-23T11:00:00Z");

test("the demo's group is its circle's from the start, and no link to it is open", async () => {
  const { db } = await testDatabase();
  await ensureIndexes(db, [groupsDefinition]);
  await linkPastGroup(db, now, { ...group, people: 5 });
  const found = await createGroupStore(db).ofCircle(firstCircleId);
  expect(found).toMatchObject({ _id: group.id, name: group.name, isThere: true, people: 5 });
  expect(found).not.toHaveProperty("hash");
  expect(found).not.toHaveProperty("digestAt");
});

test("every question about groups is served by an index", async () => {
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [groupsDefinition]);
    await linkPastGroup(db, now, { ...group, people: 5 });
    const store = createGroupStore(db);
    await store.setDigest(firstCircleId, now);
    await store.digested(now);
    await store.ofCircles([firstCircleId]);
    await store.byLink("hash");
    await store.gone(group.id);
    await store.unlink(firstCircleId);
  });
  expect(asked).toBeGreaterThan(8);
  expect(scans).toEqual([]);
});
