import type { Db } from "mongodb";
import { collectionOf, type StoreDefinition } from "#bot/db.ts";
import type { TakeoutFormat } from "#shared/settings.ts";

/** `_id` is the hash of the link's key. */
type LinkDoc = {
  readonly _id: string;
  readonly memberId: string;
  readonly format: TakeoutFormat;
  readonly expiresAt: Date;
};

export const takeoutLinksDefinition: StoreDefinition = {
  name: "takeoutLinks",
  indexes: [
    { key: { memberId: 1 }, name: "member" },
    { key: { expiresAt: 1 }, name: "ttl", expireAfterSeconds: 0 },
  ],
};

export const createTakeoutStore = (db: Db) => {
  const links = collectionOf<LinkDoc>(db, takeoutLinksDefinition);
  return {
    /** A new link; those that the member did not use are void. */
    async put(link: LinkDoc) {
      await links.deleteMany({ memberId: link.memberId });
      await links.insertOne(link);
    },

    find: (hash: string, now: Date) => links.findOne({ _id: hash, expiresAt: { $gt: now } }),

    /** Uses the link up; null when it was used or is over. */
    take: (hash: string, now: Date) =>
      links.findOneAndDelete({ _id: hash, expiresAt: { $gt: now } }),
  };
};

export type TakeoutStore = ReturnType<typeof createTakeoutStore>;
