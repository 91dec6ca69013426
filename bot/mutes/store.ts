import type { Db } from "mongodb";
import { collectionOf, type StoreDefinition } from "#bot/db.ts";

/** `_id` names both, so that the same again changes nothing. */
type MuteDoc = { readonly _id: string; readonly memberId: string; readonly muted: string };

export const mutesDefinition: StoreDefinition = {
  name: "mutes",
  indexes: [
    { key: { memberId: 1 }, name: "own" },
    { key: { muted: 1 }, name: "muted" },
  ],
};

export const createMuteStore = (db: Db) => {
  const mutes = collectionOf<MuteDoc>(db, mutesDefinition);
  const idOf = (memberId: string, muted: string) => `${memberId}:${muted}`;

  return {
    async of(memberId: string): Promise<string[]> {
      return (await mutes.find({ memberId }).toArray()).map(({ muted }) => muted);
    },

    async add(memberId: string, muted: string): Promise<void> {
      const _id = idOf(memberId, muted);
      await mutes.updateOne({ _id }, { $setOnInsert: { memberId, muted } }, { upsert: true });
    },

    async remove(memberId: string, muted: string): Promise<void> {
      await mutes.deleteOne({ _id: idOf(memberId, muted) });
    },

    /** Of whoever leaves: whom they muted, and that they were. */
    async forget(memberId: string): Promise<void> {
      await mutes.deleteMany({ memberId });
      await mutes.deleteMany({ muted: memberId });
    },
  };
};

export type MuteStore = ReturnType<typeof createMuteStore>;
