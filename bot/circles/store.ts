import type { Db } from "mongodb";
import { collectionOf, isDuplicateKey, type StoreDefinition } from "#bot/db.ts";
import { readTogether } from "#bot/read-together.ts";
import { forget, type Circle, type Outcome } from "./rules.ts";

type CircleDoc = Omit<Circle, "id"> & { readonly _id: string; readonly rev: number };

export const circlesDefinition: StoreDefinition = {
  name: "circles",
  indexes: [
    { key: { "people.memberId": 1 }, name: "people" },
    { key: { "invitations.hash": 1 }, name: "invitations" },
    { key: { removed: 1 }, name: "removed" },
  ],
};

/**
 * A circle is one document with its people and its invitations: each change of it is atomic, so that
 * the last organizer, the one use of an invitation and the number of people hold under any race.
 */
export const createCircleStore = (db: Db) => {
  const circles = collectionOf<CircleDoc>(db, circlesDefinition);
  const store = {
    find: readTogether(async (id: string): Promise<Circle | null> => {
      const doc = await circles.findOne({ _id: id });
      return doc && toCircle(doc);
    }),

    /** The circles somebody is in, the oldest first. */
    async of(memberId: string): Promise<Circle[]> {
      const docs = await circles.find({ "people.memberId": memberId }).toArray();
      return docs.map(toCircle).toSorted((a, b) => a.createdAt.getTime() - b.createdAt.getTime());
    },

    /** The circles in which any of them is. */
    async ofAny(memberIds: readonly string[]): Promise<Circle[]> {
      const docs = await circles.find({ "people.memberId": { $in: [...memberIds] } }).toArray();
      return docs.map(toCircle);
    },

    async byInvitation(hash: string): Promise<Circle | null> {
      const doc = await circles.findOne({ "invitations.hash": hash });
      return doc && toCircle(doc);
    },

    /** The circle that was there first, if its id is taken. */
    async add(circle: Circle): Promise<Circle> {
      const { id, ...kept } = circle;
      try {
        await circles.insertOne({ _id: id, ...kept, rev: 1 });
        return circle;
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
        const doc = await circles.findOne({ _id: id });
        if (doc === null) throw error;
        return toCircle(doc);
      }
    },

    /** Applies a pure change, whatever else writes meanwhile; null: there is no such circle. */
    async apply(id: string, change: (before: Circle) => Outcome): Promise<Outcome | null> {
      for (;;) {
        const doc = await circles.findOne({ _id: id });
        if (doc === null) return null;
        const before = toCircle(doc);
        const outcome = change(before);
        if (!outcome.ok || outcome.circle === before) return outcome;
        const { id: _, ...next } = outcome.circle;
        const { matchedCount } = await circles.replaceOne(
          { _id: id, rev: doc.rev },
          { ...next, rev: doc.rev + 1 },
        );
        if (matchedCount === 1) return outcome;
      }
    },

    removeEmpty,

    /** Nothing of a member stays in any circle. Tells which circles are gone with them. */
    async forget(memberId: string, at: Date): Promise<readonly string[]> {
      const gone: string[] = [];
      for (const { id } of await store.of(memberId)) {
        await store.apply(id, (circle) => ({ ok: true, circle: forget(circle, memberId, at) }));
        if (await removeEmpty(id)) gone.push(id);
      }
      await circles.updateMany(
        { removed: memberId },
        { $pull: { removed: memberId }, $inc: { rev: 1 } },
      );
      return gone;
    },
  };
  return store;

  /** A circle without anybody is gone. */
  async function removeEmpty(id: string): Promise<boolean> {
    const { deletedCount } = await circles.deleteOne({ _id: id, people: { $size: 0 } });
    return deletedCount === 1;
  }
};

export type CircleStore = ReturnType<typeof createCircleStore>;

function toCircle({ _id: id, rev: _, ...circle }: CircleDoc): Circle {
  return { id, ...circle };
}
