import type { Db } from "mongodb";
import { collectionOf, type StoreDefinition } from "#bot/db.ts";

/** One a member: a new code takes the place of the one before. `_id` is the member's id. */
type CodeDoc = {
  readonly _id: string;
  readonly hash: string;
  readonly madeAt: Date;
  readonly expiresAt: Date;
  /** An organizer made it for the member: it opens nothing before. */
  readonly opensAt?: Date;
  /** The LINE account that redeems it; nobody else can from then on. */
  readonly usedBy?: string;
  /** The account it is moved from. */
  readonly from?: string;
};

export const transferCodesDefinition: StoreDefinition = {
  name: "transferCodes",
  indexes: [
    { key: { hash: 1 }, name: "code", unique: true },
    { key: { expiresAt: 1 }, name: "ttl", expireAfterSeconds: 0 },
  ],
};

export const createTransferStore = (db: Db) => {
  const codes = collectionOf<CodeDoc>(db, transferCodesDefinition);
  return {
    async put({ _id, ...code }: Omit<CodeDoc, "usedBy" | "from">) {
      await codes.replaceOne({ _id }, code, { upsert: true });
    },

    /** The member's code that can still be redeemed. */
    open: (memberId: string, now: Date) =>
      codes.findOne({ _id: memberId, usedBy: { $exists: false }, expiresAt: { $gt: now } }),

    find: (hash: string, now: Date) => codes.findOne({ hash, expiresAt: { $gt: now } }),

    /** Takes the code for this account; null when another one was first. */
    take: (hash: string, usedBy: string, from: string) =>
      codes.findOneAndUpdate(
        { hash, $or: [{ usedBy: { $exists: false } }, { usedBy, from }] },
        { $set: { usedBy, from } },
        { returnDocument: "after" },
      ),

    /** Nothing of the account that was left behind. */
    async forgetOrigin(hash: string) {
      await codes.updateOne({ hash }, { $unset: { from: "" } });
    },

    /** The member is there: a code that somebody else made for them is void. */
    async dropVouched(memberId: string) {
      const unused = { opensAt: { $exists: true }, usedBy: { $exists: false } };
      await codes.deleteOne({ _id: memberId, ...unused });
    },

    async drop(memberId: string) {
      await codes.deleteOne({ _id: memberId });
    },
  };
};

export type TransferStore = ReturnType<typeof createTransferStore>;
