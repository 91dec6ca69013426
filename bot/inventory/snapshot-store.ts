import type { Db } from "mongodb";
import { collectionOf, isDuplicateKey, type StoreDefinition } from "#bot/db.ts";
import type { InventoryState, Snapshot } from "./rules.ts";
import { messageIdsIn, type TakingBack } from "./taken-back.ts";

type SnapshotDoc = Snapshot & {
  readonly _id: string;
  readonly memberId: string;
  /** The inventory's revision that was kept: an earlier one never overwrites a later one. */
  readonly rev: number;
  readonly messageIds: readonly string[];
};

export const snapshotsDefinition: StoreDefinition = {
  name: "inventorySnapshots",
  indexes: [
    { key: { memberId: 1, month: 1 }, name: "one_a_month", unique: true },
    { key: { memberId: 1, messageIds: 1 }, name: "messages" },
  ],
};

/** What is kept of the months gone by. Which of them are over, the live inventory knows. */
export const createSnapshotStore = (db: Db) => {
  const snapshots = collectionOf<SnapshotDoc>(db, snapshotsDefinition);
  return {
    /** Keeps the state as that month's, unless a later one is kept already. */
    async keep(memberId: string, month: string, state: InventoryState, rev: number) {
      const doc = { memberId, month, state, rev, messageIds: messageIdsIn(state) };
      try {
        await snapshots.replaceOne({ _id: idOf(memberId, month), rev: { $lt: rev } }, doc, {
          upsert: true,
        });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
    },

    /** Forgets months after this one that a clock running ahead had kept. */
    async forgetAfter(memberId: string, month: string, rev: number) {
      await snapshots.deleteMany({ memberId, month: { $gt: month }, rev: { $lt: rev } });
    },

    async find(memberId: string, month: string): Promise<InventoryState | null> {
      const doc = await snapshots.findOne({ memberId, month });
      return doc && doc.state;
    },

    /** The months before this one, oldest first. */
    async months(memberId: string, before: string): Promise<readonly string[]> {
      const docs = await snapshots
        .find({ memberId, month: { $lt: before } }, { projection: { month: 1 } })
        .sort({ month: 1 })
        .toArray();
      return docs.map(({ month }) => month);
    },

    /** With their words, oldest first. */
    async before(memberId: string, month: string): Promise<readonly Snapshot[]> {
      const docs = await snapshots
        .find({ memberId, month: { $lt: month } })
        .sort({ month: 1 })
        .toArray();
      return docs.map(({ month: each, state }) => ({ month: each, state }));
    },

    /** Takes the message's words out of every month that holds them; true if there was one. */
    async takeBack(memberId: string, { messageId, without }: TakingBack): Promise<boolean> {
      const held = { memberId, messageIds: messageId };
      for (let found = false; ; found = true) {
        const docs = await snapshots.find(held).toArray();
        if (docs.length === 0) return found;
        for (const { _id, rev, month, state: before } of docs) {
          const state = without(before);
          const messageIds = messageIdsIn(state).filter((id) => id !== messageId);
          await snapshots.replaceOne({ _id, rev }, { memberId, month, state, rev, messageIds });
        }
      }
    },

    async removeAllOf(memberId: string) {
      await snapshots.deleteMany({ memberId });
    },
  };
};

export type SnapshotStore = ReturnType<typeof createSnapshotStore>;

const idOf = (memberId: string, month: string) => `${memberId}:${month}`;
