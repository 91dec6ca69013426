import { expect, test } from "vitest";
import { ensureIndexes } from "#bot/db.ts";
import { acceptDraft, addItem, confirmSection, removeItem } from "#bot/inventory/rules.ts";
import { followed } from "#bot/inventory/reviews.ts";
import { snapshotsDefinition } from "#bot/inventory/snapshot-store.ts";
import { createInventoryStore, inventoriesDefinition } from "#bot/inventory/store.ts";
import { scansDuring } from "#tests/support/plans.ts";
import { takingBack } from "#bot/inventory/taken-back.ts";
import { at, file, goal, monthOf, open, past, setUp } from "./months.ts";

test("a month that is over keeps the words as they stood at its end", async () => {
  const { db, clock, store } = await setUp();
  const writes = async (time: string, value: string) => {
    clock.at = new Date(time);
    await store.apply("yuki", null, goal(value));
  };
  await writes("2026-09-10T03:00:00Z", "9月はじめ");
  await writes("2026-09-30T14:59:59Z", "9月30日 23:59");
  expect(await store.months("yuki")).toEqual([]);
  expect(await db.collection("inventorySnapshots").countDocuments()).toBe(0);
  await writes("2026-09-30T15:00:00Z", "10月1日 0:00");
  await writes("2026-12-05T03:00:00Z", "12月");
  expect(await store.months("yuki")).toEqual(["2026-09", "2026-10"]);
  expect((await store.at("yuki", "2026-09"))?.fields["I2-3"]?.value).toBe("9月30日 23:59");
  expect((await store.at("yuki", "2026-10"))?.fields["I2-3"]?.value).toBe("10月1日 0:00");
  for (const month of ["2026-11", "2026-12", "2027-01"]) {
    expect(await store.at("yuki", month), month).toBeNull();
  }
  expect(await db.collection("inventorySnapshots").countDocuments()).toBe(2);
  expect(await store.months("ken")).toEqual([]);
  expect(await store.at("ken", "2026-09")).toBeNull();
});

test("that a section is still true begins no month", async () => {
  const { clock, store } = await setUp();
  await store.apply("yuki", null, goal("9月"));
  clock.at = new Date("2026-11-05T03:00:00Z");
  await store.apply("yuki", null, (state) => confirmSection(state, "goal", at));
  clock.at = new Date("2026-12-05T03:00:00Z");
  await store.apply("yuki", null, goal("12月"));
  expect(await store.months("yuki")).toEqual(["2026-09"]);
});

test("a clock that ran ahead and was put right leaves no month that never was", async () => {
  const { clock, store } = await setUp();
  const writes = async (month: number) => {
    clock.at = new Date(Date.UTC(2026, month, 5));
    await store.apply("yuki", null, goal(`${month}`));
  };
  for (const month of [8, 20, 21, 8]) await writes(month);
  expect(await store.months("yuki")).toEqual([]);
  await writes(30);
  expect(await store.months("yuki")).toEqual(["2026-09"]);
});

test("an inventory from before months were kept belongs to the month it was written in last", async () => {
  const { db, clock, store } = await setUp();
  await store.apply("yuki", null, goal("前から"));
  await db.collection("inventories").updateOne({}, { $unset: { month: "" } });
  clock.at = new Date("2026-12-05T03:00:00Z");
  await store.apply("yuki", null, goal("12月"));
  expect(await past(store)).toMatchObject([{ month: "2026-09", fields: { "I2-3": "前から" } }]);
});

test("two phones at midnight: each month has all that was written in it, whoever comes first", async () => {
  const { clock, store } = await setUp();
  const add = (id: string) =>
    store.apply("yuki", id, (state) => addItem(state, { section: "skill", id }, at));
  clock.at = new Date("2026-09-30T14:59:59.999Z");
  const late = Array.from({ length: 6 }, (_, index) => add(`september-${index}`));
  // The clock strikes while they are on their way.
  const strike = Promise.all(late.slice(0, 2)).then(() => {
    clock.at = new Date("2026-09-30T15:00:00Z");
    return Promise.all(Array.from({ length: 4 }, (_, index) => add(`october-${index}`)));
  });
  await Promise.all([...late, strike]);
  clock.at = new Date("2026-11-05T03:00:00Z");
  await add("november");
  const months = await store.past("yuki");
  expect(months.map(({ month }) => month)).toEqual(["2026-09", "2026-10"]);
  const idsIn = (index: number) => months[index]?.state.items.map(({ id }) => id) ?? [];
  expect(idsIn(0).filter((id) => id.startsWith("october"))).toEqual([]);
  expect(idsIn(0).length).toBeGreaterThanOrEqual(2);
  expect(idsIn(1)).toHaveLength(10);
});

test("a slow writer who read long ago overwrites no month that was kept since", async () => {
  const { store, kept, clock } = await setUp();
  await store.apply("yuki", null, goal("読んだとき"));
  const old = await store.find("yuki");
  await store.apply("yuki", null, goal("9月の最後"));
  clock.at = new Date("2026-10-05T03:00:00Z");
  await store.apply("yuki", null, goal("10月"));
  await kept.keep("yuki", "2026-09", old, 1);
  await kept.forgetAfter("yuki", "2026-08", 1);
  expect(await past(store)).toMatchObject([{ fields: { "I2-3": "9月の最後" } }]);
});

test("a message taken back is gone from every month, also where its item was put away since", async () => {
  const { db, store, kept, clock } = await setUp();
  await store.apply("yuki", "e1", file);
  const old = await store.find("yuki");
  await store.apply("yuki", null, goal("残ることば"));
  clock.at = new Date("2026-10-05T03:00:00Z");
  await store.apply("yuki", null, (state) =>
    acceptDraft(state, { section: "skill", id: "e1" }, at),
  );
  clock.at = new Date("2026-11-05T03:00:00Z");
  await store.apply("yuki", null, (state) => removeItem(state, { section: "skill", id: "e1" }));
  const erase = () => store.takeBack("yuki", takingBack("m1", at));
  expect(await erase()).toBe(true);
  expect(await erase()).toBe(false);
  await kept.keep("yuki", "2026-09", old, 1);
  const all = JSON.stringify(await db.collection("inventorySnapshots").find().toArray());
  expect(all).not.toContain("取引先");
  expect(all).not.toContain("m1");
  expect(await past(store)).toMatchObject([
    { month: "2026-09", fields: { "I2-3": "残ることば" }, items: [] },
    { month: "2026-10", items: [] },
  ]);
});

test("last words that came in a message taken back are gone from every month too", async () => {
  const { db, store, clock } = await setUp();
  await store.apply("yuki", "t", (state) => addItem(state, { section: "tactic", id: "t" }, at));
  const words = { words: "ありがとう", messageIds: ["m2"] };
  const verdicts = [{ tactic: "t", decision: "graduate" as const, ...words }];
  await store.apply("yuki", null, (state) => ({
    ok: true,
    state: followed(state, { period: "2026-Q3", rev: 1, verdicts }, at),
  }));
  clock.at = new Date("2026-10-05T03:00:00Z");
  await store.apply("yuki", null, goal("10月"));
  expect((await store.past("yuki"))[0]?.state.items[0]?.values["I8-6"]?.value).toBe("ありがとう");
  expect(await store.takeBack("yuki", takingBack("m2", at))).toBe(true);
  for (const name of ["inventories", "inventorySnapshots"]) {
    expect(JSON.stringify(await db.collection(name).find().toArray())).not.toContain("ありがとう");
  }
});

test("what a slow writer still held of a message taken back is not kept", async () => {
  const { db, store, kept, clock } = await setUp();
  await store.apply("yuki", "e1", file);
  const old = await store.find("yuki");
  await store.takeBack("yuki", takingBack("m1", at));
  await kept.keep("yuki", "2026-09", old, 1);
  for (const name of ["inventories", "inventorySnapshots"]) {
    expect(JSON.stringify(await db.collection(name).find().toArray())).not.toContain("取引先");
  }
  clock.at = new Date("2026-10-05T03:00:00Z");
  await store.apply("yuki", null, goal("10月"));
  expect(await store.months("yuki")).toEqual(["2026-09"]);
});

test("who left in the middle of a change leaves nothing behind", async () => {
  const { db, store, kept, clock } = await setUp();
  await store.apply("yuki", null, goal("9月"));
  await store.apply("ken", null, goal("健太の9月"));
  clock.at = new Date("2026-10-05T03:00:00Z");
  await store.apply("ken", null, goal("健太の10月"));
  const outcome = await createInventoryStore({
    db,
    monthOf,
    now: () => clock.at,
    snapshots: {
      ...kept,
      async keep(...of) {
        await db.collection<{ _id: string }>("inventories").deleteOne({ _id: "yuki" });
        await kept.removeAllOf("yuki");
        await kept.keep(...of);
      },
    },
  }).apply("yuki", null, goal("10月"));
  expect(outcome).toEqual({ ok: false, reason: "missing" });
  const ids = async (name: string) =>
    (await db.collection(name).find().toArray()).map(({ _id }) => String(_id));
  expect(await ids("inventories")).toEqual(["ken"]);
  expect(await ids("inventorySnapshots")).toEqual(["ken:2026-09"]);
});

test("every question is served by an index", async () => {
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [inventoriesDefinition, snapshotsDefinition]);
    const { store, kept, clock } = open(db);
    await store.apply("yuki", "e1", file);
    clock.at = new Date("2026-10-05T03:00:00Z");
    await store.apply("yuki", null, goal("10月"));
    await store.months("yuki");
    await store.at("yuki", "2026-09");
    await store.past("yuki");
    await store.takeBack("yuki", takingBack("m1", at));
    await kept.removeAllOf("yuki");
  });
  expect(asked).toBeGreaterThan(12);
  expect(scans).toEqual([]);
});
