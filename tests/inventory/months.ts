import type { Db } from "mongodb";
import { periodOf } from "#bot/calendar.ts";
import { ensureIndexes } from "#bot/db.ts";
import { fileDraft, writeField, type InventoryState } from "#bot/inventory/rules.ts";
import {
  createSnapshotStore,
  snapshotsDefinition,
  type SnapshotStore,
} from "#bot/inventory/snapshot-store.ts";
import { createInventoryStore, inventoriesDefinition } from "#bot/inventory/store.ts";
import { testDatabase } from "#tests/support/database.ts";

export const monthOf = (at: Date) => periodOf("monthly", at, "Asia/Tokyo");
export const at = new Date("2026-09-10T03:00:00Z");

/** Members' inventories with a clock to set, and a way to die before or after a month is kept. */
export const open = (db: Db) => {
  const clock = { at };
  const death: { is: "before" | "after" | null } = { is: null };
  const kept = createSnapshotStore(db);
  const snapshots: SnapshotStore = {
    ...kept,
    async keep(...of) {
      const { is } = death;
      death.is = null;
      if (is === "before") throw new Error("killed");
      await kept.keep(...of);
      if (is === "after") throw new Error("killed");
    },
  };
  const store = createInventoryStore({ db, snapshots, monthOf, now: () => clock.at });
  return { db, clock, death, kept, store };
};

export const setUp = async () => {
  const { db } = await testDatabase();
  await ensureIndexes(db, [inventoriesDefinition, snapshotsDefinition]);
  return open(db);
};

export const goal = (value: string) => (state: InventoryState) =>
  writeField(state, { item: null, field: "I2-3", value, rev: state.fields["I2-3"]?.rev ?? 0 }, at);
export const wordsOf = ({ fields, items }: InventoryState) => ({
  fields: Object.fromEntries(Object.entries(fields).map(([id, field]) => [id, field.value])),
  items: items.map(({ id, draft, values }) => [id, draft, values["I3-1"]?.value]),
});
export const past = async (store: ReturnType<typeof open>["store"], memberId = "yuki") =>
  (await store.past(memberId)).map(({ month, state }) => ({ month, ...wordsOf(state) }));

export const source = {
  cadence: "weekly",
  period: "2026-W37",
  messageIds: ["m1"],
  text: "取引先の名前",
};
export const file = (state: InventoryState) =>
  fileDraft(state, { section: "skill", id: "e1" }, source, at);
