import type { Db } from "mongodb";
import { collectionOf, type StoreDefinition } from "#bot/db.ts";

type SecretDoc = { readonly _id: string; readonly value: string };

const secretsDefinition: StoreDefinition = { name: "secrets", indexes: [] };

export const createSecretStore = (db: Db) => {
  const secrets = collectionOf<SecretDoc>(db, secretsDefinition);
  return {
    /** The secret of that name; the first process to ask decides it. */
    async keep(name: string, made: string): Promise<string> {
      const doc = await secrets.findOneAndUpdate(
        { _id: name },
        { $setOnInsert: { value: made } },
        { upsert: true, returnDocument: "after" },
      );
      return doc?.value ?? made;
    },
  };
};

export type SecretStore = ReturnType<typeof createSecretStore>;
