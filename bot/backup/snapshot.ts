import { MongoError, type ClientSession, type Db, type IndexDescription } from "mongodb";
import { createFingerprints, type Fingerprint } from "./fingerprint.ts";
import { isMark } from "./mark.ts";

/** A collection without its documents; the index of `_id` goes without saying. */
export type Shape = { readonly name: string; readonly indexes: readonly IndexDescription[] };

/** Documents of one collection, as the bytes they are kept in. */
export type Batch = { readonly collection: string; readonly documents: readonly Uint8Array[] };

export type Contents = {
  readonly shapes: readonly Shape[];
  readonly batches: () => AsyncIterable<Batch>;
};

/** Small enough that whoever else asks the database hardly waits. */
const BATCH = 500;
const TRIES = 3;

/** The database as it stands; whoever reads it so has to be alone with it. */
export const readStill = async (db: Db): Promise<Contents> => contentsOf(db, undefined);

/**
 * Everything of one moment, while others write: in one transaction that only reads. It lives for a
 * minute, as long as MongoDB lets one live; `read` is called again if it was ended before.
 */
export const readMoment = async <T>(
  db: Db,
  read: (contents: Contents) => Promise<T>,
): Promise<T> => {
  for (let tries = 1; ; tries += 1) {
    const session = db.client.startSession();
    session.startTransaction({ readConcern: { level: "snapshot" }, readPreference: "primary" });
    try {
      // The first question fixes the moment; what is listed after it can only be too much.
      await db.collection("schema").findOne({}, { session });
      return await read(await contentsOf(db, session));
    } catch (error) {
      if (isStandalone(error)) {
        throw new Error(
          "This MongoDB is no replica set, so it cannot show one moment while others write. Make it one (a set of one member is enough), or use mongodump with the bot stopped.",
          { cause: error },
        );
      }
      if (!isEnded(error)) throw error;
      if (tries === TRIES) {
        throw new Error(
          "The database ended the reading each time, as after a minute. So much data is better backed up by MongoDB's own tools (mongodump), or by Atlas.",
          { cause: error },
        );
      }
    } finally {
      await session.abortTransaction().catch(() => {});
      await session.endSession();
    }
  }
};

export const fingerprintOf = async ({ shapes, batches }: Contents): Promise<Fingerprint> => {
  const prints = createFingerprints();
  for (const { name } of shapes) prints.meet(name);
  for await (const { collection, documents } of batches()) prints.add(collection, documents);
  return prints.taken();
};

const contentsOf = async (db: Db, session: ClientSession | undefined): Promise<Contents> => {
  const found = await db.listCollections({}, { nameOnly: true }).toArray();
  const names = found
    .filter(({ name, type }) => type === "collection" && !name.startsWith("system."))
    .map(({ name }) => name)
    .filter((name) => !isMark(name))
    .toSorted();
  const shapes = await Promise.all(names.map((name) => shapeOf(db, name)));
  return {
    shapes,
    async *batches() {
      for (const name of names) {
        const options = { raw: true, batchSize: BATCH, ...(session && { session }) };
        const cursor = db.collection(name).find({}, options);
        while (await cursor.hasNext()) {
          const documents = cursor.readBufferedDocuments() as unknown as Uint8Array[];
          yield { collection: name, documents };
        }
      }
    },
  };
};

const shapeOf = async (db: Db, name: string): Promise<Shape> => {
  const indexes = await db.collection(name).listIndexes().toArray();
  return {
    name,
    indexes: indexes
      .filter(({ name: index }) => index !== "_id_")
      .map(({ v: _v, ns: _ns, ...index }) => index as IndexDescription),
  };
};

/** "Transaction numbers are only allowed on a replica set member or mongos". */
const isStandalone = (error: unknown) => error instanceof MongoError && error.code === 20;

const isEnded = (error: unknown) =>
  error instanceof MongoError && error.hasErrorLabel("TransientTransactionError");
