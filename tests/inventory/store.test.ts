import type { Db } from "mongodb";
import { expect, test } from "vitest";
import { periodOf } from "#bot/calendar.ts";
import { ensureIndexes } from "#bot/db.ts";
import { addItem, fileDraft, writeField } from "#bot/inventory/rules.ts";
import { createSnapshotStore, snapshotsDefinition } from "#bot/inventory/snapshot-store.ts";
import { createInventoryStore, inventoriesDefinition } from "#bot/inventory/store.ts";
import { testDatabase } from "#tests/support/database.ts";

const at = new Date("2026-11-23T12:00:00Z");
const goal = (value: string, rev = 0) =>
  ({ item: null, field: "I2-3", value, rev, audience: "circle" }) as const;

const monthOf = (time: Date) => periodOf("monthly", time, "Asia/Tokyo");

const storeOf = (db: Db) =>
  createInventoryStore({ db, snapshots: createSnapshotStore(db), monthOf, now: () => at });

const setUp = async () => {
  const { db } = await testDatabase();
  await ensureIndexes(db, [inventoriesDefinition, snapshotsDefinition]);
  return { db, store: storeOf(db) };
};

test("what was written is found again, and nobody else's", async () => {
  const { store } = await setUp();
  const outcome = await store.apply("yuki", "op1", (state) => writeField(state, goal("書く"), at));
  expect(outcome).toEqual({ ok: true, state: await store.find("yuki") });
  expect((await store.find("yuki")).fields["I2-3"]?.value).toBe("書く");
  expect((await store.find("ken")).fields).toEqual({});
});

test("an operation sent again changes nothing and succeeds", async () => {
  const { store } = await setUp();
  const write = () => store.apply("yuki", "op1", (state) => writeField(state, goal("書く"), at));
  await write();
  await store.apply("yuki", "op2", (state) => writeField(state, goal("直す", 1), at));
  expect(await write()).toMatchObject({ ok: true });
  expect((await store.find("yuki")).fields["I2-3"]).toMatchObject({ value: "直す", rev: 2 });
});

test("of two writers at once over the same version, one is told of the other", async () => {
  const { store } = await setUp();
  const outcomes = await Promise.all(
    ["a", "b", "c"].map((op) => store.apply("yuki", op, (s) => writeField(s, goal(op), at))),
  );
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1);
});

test("many things written at once are all kept", async () => {
  const { store } = await setUp();
  const ids = Array.from({ length: 12 }, (_, index) => `item-${index}`);
  await Promise.all(
    ids.map((id) =>
      store.apply("yuki", id, (state) => addItem(state, { section: "skill", id }, at)),
    ),
  );
  const { items } = await store.find("yuki");
  expect(items.map(({ id }) => id).toSorted()).toEqual(ids.toSorted());
});

test("a sentence filed before items had fields is a draft with that name", async () => {
  const { db, store } = await setUp();
  const source = { cadence: "weekly", period: "2026-W47", messageIds: ["m1"] };
  const old = { id: "e1", section: "skill", text: "聞く力", draft: true, at, source };
  await db
    .collection<{ _id: string }>("inventories")
    .insertOne({ _id: "yuki", items: [old], rev: 3 } as { _id: string });
  const { items } = await store.find("yuki");
  expect(items[0]).toMatchObject({ draft: true, values: { "I3-1": { value: "聞く力" } } });
  await store.apply("yuki", "op", (state) =>
    fileDraft(state, { section: "time", id: "e2" }, { ...source, text: "朝" }, at),
  );
  expect((await store.find("yuki")).items.map(({ id }) => id)).toEqual(["e1", "e2"]);
});
