import type { Db } from "mongodb";
import { collectionOf, isDuplicateKey, type StoreDefinition } from "#bot/db.ts";
import { without, type Packet } from "./rules.ts";

type PacketDoc = Omit<Packet, "id"> & { readonly _id: string; readonly rev: number };

export const packetsDefinition: StoreDefinition = {
  name: "packets",
  indexes: [
    { key: { order: 1 }, name: "people" },
    { key: { circleId: 1 }, name: "circle" },
    { key: { keptUntil: 1 }, name: "ttl", expireAfterSeconds: 0 },
  ],
};

/** What those in charge made of a meetup's running order: one document a meetup. */
export const createPacketStore = (db: Db) => {
  const packets = collectionOf<PacketDoc>(db, packetsDefinition);

  const store = {
    async find(id: string): Promise<Packet | null> {
      const doc = await packets.findOne({ _id: id });
      return doc && toPacket(doc);
    },

    /** Applies a pure change, whatever else writes meanwhile; `empty` is where it begins. */
    async apply(empty: Packet, change: (before: Packet) => Packet): Promise<Packet> {
      for (;;) {
        const doc = await packets.findOne({ _id: empty.id });
        const after = change(doc === null ? empty : toPacket(doc));
        if (await save(doc, after)) return after;
      }
    },

    /** Nothing of a member stays in any running order, or in those of one circle. */
    async forget(memberId: string, circleId?: string): Promise<void> {
      const docs = await packets.find({ order: memberId }).toArray();
      for (const doc of docs) {
        if (circleId !== undefined && doc.circleId !== circleId) continue;
        await store.apply(toPacket(doc), (packet) => without(packet, memberId));
      }
    },

    /** Nothing is left of a circle that is gone. */
    async dropOf(circleId: string): Promise<void> {
      await packets.deleteMany({ circleId });
    },
  };
  return store;

  async function save(before: PacketDoc | null, { id, ...next }: Packet): Promise<boolean> {
    if (before !== null) {
      const { rev } = before;
      const { matchedCount } = await packets.replaceOne(
        { _id: id, rev },
        { ...next, rev: rev + 1 },
      );
      return matchedCount === 1;
    }
    try {
      await packets.insertOne({ _id: id, ...next, rev: 1 });
      return true;
    } catch (error) {
      if (isDuplicateKey(error)) return false;
      throw error;
    }
  }
};

export type PacketStore = ReturnType<typeof createPacketStore>;

function toPacket({ _id: id, rev: _, ...packet }: PacketDoc): Packet {
  return { id, ...packet };
}
