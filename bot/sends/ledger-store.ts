import type { Db } from "mongodb";
import { collectionOf, type StoreDefinition } from "#bot/db.ts";
import type { SendClass } from "./rules.ts";

/** What an organizer decided about one month of LINE's billing. */
type LedgerDoc = {
  readonly _id: string;
  readonly stopped: readonly SendClass[];
  /** The organizers have been told that it will not last. */
  readonly warnedAt?: Date;
};

export const ledgersDefinition: StoreDefinition = { name: "ledgers", indexes: [] };

export const createLedgerStore = (db: Db) => {
  const ledgers = collectionOf<LedgerDoc>(db, ledgersDefinition);
  return {
    stopped: async (month: string): Promise<readonly SendClass[]> =>
      (await ledgers.findOne({ _id: month }))?.stopped ?? [],

    async setStopped(month: string, of: SendClass, isStopped: boolean): Promise<void> {
      const change = isStopped ? { $addToSet: { stopped: of } } : { $pull: { stopped: of } };
      await ledgers.updateOne({ _id: month }, change, { upsert: true });
    },

    /** Whether this is the first to warn in that month. */
    async warnOnce(month: string, at: Date): Promise<boolean> {
      await ledgers.updateOne({ _id: month }, { $setOnInsert: { stopped: [] } }, { upsert: true });
      const { modifiedCount } = await ledgers.updateOne(
        { _id: month, warnedAt: { $exists: false } },
        { $set: { warnedAt: at } },
      );
      return modifiedCount === 1;
    },
  };
};

export type LedgerStore = ReturnType<typeof createLedgerStore>;
