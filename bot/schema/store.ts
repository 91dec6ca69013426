import type { Db } from "mongodb";
import { collectionOf, isDuplicateKey, type StoreDefinition } from "#bot/db.ts";

/** How the data is laid out: one document. */
type SchemaDoc = {
  readonly _id: string;
  readonly version: number;
  /** Who brings it to a newer version at the moment. */
  readonly lease?: { readonly by: string; readonly until: Date };
};

const definition: StoreDefinition = { name: "schema", indexes: [] };
const ONE = "schema";

export const createSchemaStore = (db: Db) => {
  const schema = collectionOf<SchemaDoc>(db, definition);
  return {
    /** Data from before there were versions has 0, as has no data at all. */
    async version(): Promise<number> {
      const found = await schema.findOne({ _id: ONE });
      if (found) return found.version;
      try {
        await schema.insertOne({ _id: ONE, version: 0 });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      return 0;
    },

    /** Whether it is ours to change from this version. */
    async claim(version: number, by: string, now: Date, until: Date): Promise<boolean> {
      const { matchedCount } = await schema.updateOne(
        {
          _id: ONE,
          version,
          $or: [{ lease: { $exists: false } }, { "lease.until": { $lte: now } }],
        },
        { $set: { lease: { by, until } } },
      );
      return matchedCount === 1;
    },

    async renew(by: string, until: Date): Promise<void> {
      await schema.updateOne({ _id: ONE, "lease.by": by }, { $set: { "lease.until": until } });
    },

    /** False when somebody else has taken over meanwhile. */
    async raise(by: string, version: number): Promise<boolean> {
      const { matchedCount } = await schema.updateOne(
        { _id: ONE, "lease.by": by },
        { $set: { version } },
      );
      return matchedCount === 1;
    },

    async release(by: string): Promise<void> {
      await schema.updateOne({ _id: ONE, "lease.by": by }, { $unset: { lease: "" } });
    },
  };
};

export type SchemaStore = ReturnType<typeof createSchemaStore>;
