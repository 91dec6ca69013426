import type { Db } from "mongodb";
import { collectionOf, isDuplicateKey, type StoreDefinition } from "#bot/db.ts";

/** A LINE group or room that the bot is or was in. Who is in it, or what is said there, is not kept. */
export type GroupDoc = {
  /** LINE's id. */
  readonly _id: string;
  readonly kind: "group" | "room";
  readonly name: string | null;
  readonly isThere: boolean;
  readonly circleId?: string;
  /** Of the one link that may join it to a circle. */
  readonly hash?: string;
  readonly linkUntil?: Date;
  readonly greetedAt?: Date;
  /** How many LINE counted there last. */
  readonly people?: number;
  /** Since when its circle's month is told there; a group that is linked anew is not. */
  readonly digestAt?: Date;
};

export const groupsDefinition: StoreDefinition = {
  name: "groups",
  indexes: [
    {
      key: { circleId: 1 },
      name: "circle",
      unique: true,
      partialFilterExpression: { circleId: { $exists: true } },
    },
    { key: { digestAt: 1 }, name: "digest" },
    { key: { hash: 1 }, name: "link", partialFilterExpression: { hash: { $exists: true } } },
  ],
};

export const createGroupStore = (db: Db) => {
  const groups = collectionOf<GroupDoc>(db, groupsDefinition);

  return {
    find: (id: string) => groups.findOne({ _id: id }),
    ofCircle: (circleId: string) => groups.findOne({ circleId }),
    /** One question each: an index of some documents serves equality alone everywhere. */
    async ofCircles(circleIds: readonly string[]): Promise<GroupDoc[]> {
      const asked = [...new Set(circleIds)].map((circleId) => groups.findOne({ circleId }));
      return (await Promise.all(asked)).filter((group) => group !== null);
    },

    byLink: (hash: string) => groups.findOne({ hash }),

    async arrived(id: string, kind: GroupDoc["kind"]): Promise<void> {
      await groups.updateOne(
        { _id: id },
        { $set: { isThere: true, kind }, $setOnInsert: { name: null } },
        { upsert: true },
      );
    },

    /** False: it was known already. */
    async gone(id: string): Promise<boolean> {
      const { matchedCount } = await groups.updateOne(
        { _id: id, isThere: true },
        { $set: { isThere: false } },
      );
      return matchedCount === 1;
    },

    async counted(id: string, people: number): Promise<void> {
      await groups.updateOne({ _id: id }, { $set: { people } });
    },

    async named(id: string, name: string): Promise<void> {
      await groups.updateOne({ _id: id }, { $set: { name } });
    },

    async offer(id: string, hash: string, linkUntil: Date): Promise<void> {
      await groups.updateOne({ _id: id }, { $set: { hash, linkUntil } });
    },

    /** Joined by its link, once; a circle has one group. False: the link is used already. */
    async link(hash: string, circleId: string, now: Date): Promise<boolean> {
      for (;;) {
        await groups.updateMany(
          { circleId, hash: { $ne: hash } },
          { $unset: { circleId: "", digestAt: "" } },
        );
        try {
          const { matchedCount } = await groups.updateOne(
            { hash, linkUntil: { $gt: now } },
            { $set: { circleId }, $unset: { hash: "", linkUntil: "", digestAt: "" } },
          );
          return matchedCount === 1;
        } catch (error) {
          // Another group was joined to the circle in between.
          if (!isDuplicateKey(error)) throw error;
        }
      }
    },

    async unlink(circleId: string): Promise<void> {
      await groups.updateMany({ circleId }, { $unset: { circleId: "", digestAt: "" } });
    },

    /** Those whose circle's month is told there since before then. */
    digested: (before: Date) => groups.find({ digestAt: { $lt: before }, isThere: true }).toArray(),

    async setDigest(circleId: string, at: Date | null): Promise<void> {
      const change =
        at === null ? { $unset: { digestAt: "" as const } } : { $set: { digestAt: at } };
      await groups.updateOne({ circleId }, change);
    },

    /** True once in a while, however many come in at once. */
    async mayGreet(id: string, now: Date, last: Date): Promise<boolean> {
      const { matchedCount } = await groups.updateOne(
        { _id: id, $or: [{ greetedAt: { $exists: false } }, { greetedAt: { $lte: last } }] },
        { $set: { greetedAt: now } },
      );
      return matchedCount === 1;
    },
  };
};

export type GroupStore = ReturnType<typeof createGroupStore>;
