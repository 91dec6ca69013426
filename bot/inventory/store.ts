import type { Db } from "mongodb";
import type { Section } from "#shared/inventory.ts";
import { collectionOf, type StoreDefinition } from "#bot/db.ts";

export type InventoryItem = {
  readonly id: string;
  readonly section: Section;
  readonly text: string;
  /** Grown out of a record and not yet looked through by the member. */
  readonly draft: boolean;
  readonly at: Date;
  readonly source: {
    readonly cadence: string;
    readonly period: string;
    readonly messageIds: readonly string[];
  } | null;
};

type InventoryDoc = {
  readonly _id: string;
  readonly items: readonly InventoryItem[];
  readonly rev: number;
};

export const inventoriesDefinition: StoreDefinition = { name: "inventories", indexes: [] };

export const createInventoryStore = (db: Db) => {
  const inventories = collectionOf<InventoryDoc>(db, inventoriesDefinition);
  return {
    async items(memberId: string): Promise<readonly InventoryItem[]> {
      return (await inventories.findOne({ _id: memberId }))?.items ?? [];
    },

    /** Adds an item once; the same id again changes nothing. */
    async add(memberId: string, item: InventoryItem) {
      await inventories.updateOne(
        { _id: memberId },
        { $setOnInsert: { items: [], rev: 0 } },
        { upsert: true },
      );
      await inventories.updateOne(
        { _id: memberId, "items.id": { $ne: item.id } },
        { $push: { items: item }, $inc: { rev: 1 } },
      );
    },

    /** True if an item held words of that message. */
    async eraseMessage(memberId: string, messageId: string): Promise<boolean> {
      const { modifiedCount } = await inventories.updateOne(
        { _id: memberId, "items.source.messageIds": messageId },
        // The driver's types know no dotted conditions in $pull.
        { $pull: { items: { "source.messageIds": messageId } as object }, $inc: { rev: 1 } },
      );
      return modifiedCount === 1;
    },

    async remove(memberId: string) {
      await inventories.deleteOne({ _id: memberId });
    },
  };
};

export type InventoryStore = ReturnType<typeof createInventoryStore>;
