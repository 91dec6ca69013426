import { expect, test } from "vitest";
import { periodOf } from "#bot/calendar.ts";
import { ensureIndexes } from "#bot/db.ts";
import { createInventory } from "#bot/inventory/service.ts";
import { createSnapshotStore } from "#bot/inventory/snapshot-store.ts";
import { createInventoryStore, inventoriesDefinition } from "#bot/inventory/store.ts";
import { createRecord } from "#bot/record/service.ts";
import { createReflections } from "#bot/reflections/service.ts";
import { createReflectionStore, reflectionsDefinition } from "#bot/reflections/store.ts";
import { scansDuring } from "#tests/support/plans.ts";
import { writeRecords } from "#tests/support/records.ts";
import { startSite } from "#tests/support/site.ts";
import { writeYears } from "./years.ts";

const NOW = new Date("2026-11-24T11:00:00Z");
const zone = "Asia/Tokyo";

test("every question of looking back is served by an index", async () => {
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [reflectionsDefinition, inventoriesDefinition]);
    const reflections = createReflections({ store: createReflectionStore(db), zone });
    const inventory = createInventory({
      store: createInventoryStore({
        db,
        snapshots: createSnapshotStore(db),
        monthOf: (at) => periodOf("monthly", at, zone),
        now: () => NOW,
      }),
    });
    const record = createRecord({ reflections, inventory });
    await writeRecords(reflections, "yuki");
    const place = { standsOn: "2026-10-31", cadence: "monthly", period: "2026-10" } as const;
    await reflections.timeline("yuki", 5, null);
    await reflections.timeline("yuki", 5, place);
    await record.conviction("yuki");
    await record.questions("yuki");
    await record.places("yuki", "WK2");
    await record.search("yuki", "資料", 5, null);
    await record.search("yuki", "資料", 5, place);
    await record.searchInventory("yuki", "資料");
    await reflections.bridge(
      { memberId: "yuki", cadence: "monthly", period: "2026-05" },
      { script: { id: "monthly", version: 1 }, at: NOW },
      { text: "休んだ", base: "" },
    );
  });
  expect(asked).toBeGreaterThan(30);
  expect(scans).toEqual([]);
});

test("records from before there were places get theirs at the start, and ten years are walked", async () => {
  const site = await startSite({ now: () => NOW });
  const yuki = await site.member("ゆき");
  const ken = await site.member("けん");
  const all = await writeYears(site, yuki.id, NOW);
  await writeRecords(site.reflections, ken.id);
  expect(all).toBeGreaterThan(650);
  await site.reflections.place();
  const seen: string[] = [];
  for await (const { standsOn } of site.reflections.walk(yuki.id, null)) seen.push(standsOn);
  expect(seen).toHaveLength(all);
  expect(seen).toEqual(seen.toSorted().toReversed());
  expect(seen[0]).toBe("2026-12-31");

  const record = createRecord({
    reflections: site.reflections,
    inventory: site.context.features.inventory,
  });
  const found = await record.search(yuki.id, "カイギ ワカリヤスイ", 1000, null);
  expect(found.length).toBeGreaterThan(100);
  expect(found.every(({ record: { memberId } }) => memberId === yuki.id)).toBe(true);
  expect(await record.search(yuki.id, "どこにもない言葉", 21, null)).toEqual([]);
  expect((await record.conviction(yuki.id)).points).toHaveLength(120);
});

test("a search of ten years reads each record at most once, and no more than it shows", async () => {
  const site = await startSite({ now: () => NOW });
  const yuki = await site.member("ゆき");
  const all = await writeYears(site, yuki.id, NOW);
  await site.reflections.place();
  let walked = 0;
  const record = createRecord({
    reflections: {
      ...site.reflections,
      async *walk(...place) {
        for await (const each of site.reflections.walk(...place)) {
          walked += 1;
          yield each;
        }
      },
    },
    inventory: site.context.features.inventory,
  });
  const first = await record.search(yuki.id, "落ち着いて", 21, null);
  expect(first).toHaveLength(21);
  expect(walked).toBeLessThan(60);
  walked = 0;
  await record.search(yuki.id, "どこにもない言葉", 21, null);
  expect(walked).toBe(all);
});
