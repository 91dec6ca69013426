import { expect, test } from "vitest";
import { periodOf } from "#bot/calendar.ts";
import { ensureIndexes } from "#bot/db.ts";
import { writePast } from "#bot/demo/past.ts";
import { featureStores } from "#bot/feature-stores.ts";
import { createInventory } from "#bot/inventory/service.ts";
import { createSnapshotStore } from "#bot/inventory/snapshot-store.ts";
import { createInventoryStore } from "#bot/inventory/store.ts";
import { createMeetupStore } from "#bot/meetups/store.ts";
import { monthsFor } from "#bot/packet/rules.ts";
import { createReflectionStore } from "#bot/reflections/store.ts";
import { testDatabase } from "#tests/support/database.ts";

const zone = "Asia/Tokyo";

test("the demo's Sakura has months to look back on, in which her words grew", async () => {
  const { db } = await testDatabase();
  await ensureIndexes(db, featureStores);
  const now = new Date("2026-11-23T11:00:00Z");
  await writePast(db, now, zone, "研究所");
  const inventory = createInventory({
    store: createInventoryStore({
      db,
      snapshots: createSnapshotStore(db),
      monthOf: (at) => periodOf("monthly", at, zone),
      now: () => now,
    }),
  });
  const months = await inventory.months("demo-sakura");
  expect(months).toEqual(["2026-08", "2026-09"]);
  const compared = await inventory.compare("demo-sakura", months[0] ?? "", "now");
  const words = compared?.sections.flatMap(({ fields, items }) =>
    [...fields, ...items].map(({ became }) => became),
  );
  expect(new Set(words)).toEqual(new Set(["new", "changed", "gone", "same"]));
});

test.for(["2026-11-24T11:00:00Z", "2026-12-02T11:00:00Z", "2026-12-30T11:00:00Z"])(
  "on %s the demo's next meetup has companions whose month it can tell of",
  async (start) => {
    const { db } = await testDatabase();
    await ensureIndexes(db, featureStores);
    const now = new Date(start);
    await writePast(db, now, zone, "研究所");
    const meetup = await createMeetupStore(db).find("demo-meetup-2");
    if (meetup === null) throw new Error("no meetup");
    expect(meetup.from.getTime()).toBeGreaterThan(now.getTime());
    const { told } = monthsFor(meetup, zone);
    const coming = meetup.answers.map(({ memberId }) => memberId);
    const records = await Promise.all(
      ["demo-kenta", "demo-anna"].flatMap((memberId) =>
        told.map((period) => createReflectionStore(db).find(memberId, "monthly", period)),
      ),
    );
    const telling = records.filter((record) => record?.status === "shared");
    expect(telling.map((record) => record?.memberId)).toEqual(["demo-kenta", "demo-anna"]);
    expect(coming).toEqual(expect.arrayContaining(["demo-kenta", "demo-anna", "demo-imaten"]));
    expect(coming).not.toContain("demo-sakura");
  },
);
