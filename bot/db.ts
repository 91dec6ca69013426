import {
  MongoClient,
  type Collection,
  type Db,
  type IndexDescription,
  type MongoClientOptions,
} from "mongodb";

/** What a store keeps, and the indexes that serve its queries. */
export type StoreDefinition = {
  readonly name: string;
  readonly indexes: readonly IndexDescription[];
};

/** Ids are strings everywhere outside the driver. */
export type Stored = { readonly _id: string };

/** Made once and shared: the driver keeps the connections. What a host needs otherwise is given. */
export const openDatabase = (uri: string, host: MongoClientOptions = {}) => {
  // Short limits: a webhook must be answered with 503 within two seconds when the database is gone.
  const client = new MongoClient(uri, {
    appName: "ayumi",
    maxPoolSize: 20,
    connectTimeoutMS: 1500,
    serverSelectionTimeoutMS: 1500,
    waitQueueTimeoutMS: 1500,
    socketTimeoutMS: 20_000,
    // Between two of these the driver may neither notice that the database is gone nor, for
    // somebody who waits, that it is back.
    heartbeatFrequencyMS: 500,
    minHeartbeatFrequencyMS: 200,
    ignoreUndefined: true,
    ...host,
  });
  return {
    db: client.db(databaseName(uri)),
    /** For a host that outlives its database: a client whose first call failed never comes back by itself. */
    connect: async () => void (await client.connect()),
    close: () => client.close(),
  };
};

const INDEXES_AT_ONCE = 8;

/**
 * For writes whose loss in a crash only means that they are made again: they need not wait for the
 * disk. What is written later is never durable before them.
 */
export const unhurried = { writeConcern: { w: 1, j: false } } as const;

export const collectionOf = <T extends Stored>(db: Db, { name }: StoreDefinition): Collection<T> =>
  db.collection<T>(name);

/** A few at once: one that takes long must not keep the others waiting for a connection. */
export const ensureIndexes = async (db: Db, stores: readonly StoreDefinition[]): Promise<void> => {
  const rest = stores.filter(({ indexes }) => indexes.length > 0).values();
  const take = async () => {
    for (const { name, indexes } of rest) await db.collection(name).createIndexes([...indexes]);
  };
  await Promise.all(Array.from({ length: INDEXES_AT_ONCE }, take));
};

export const isDuplicateKey = (error: unknown): boolean =>
  error instanceof Error && "code" in error && error.code === 11000;

/** MongoDB's codes of a server that steps down or ends: its successor will take the request. */
const STEPPING_DOWN = new Set<unknown>([91, 189, 10058, 10107, 11600, 11602, 13435, 13436]);

/** The driver passes on what its socket says when it closes in the middle of a write. */
const BROKEN_SOCKET = new Set<unknown>(["EPIPE", "ECONNRESET"]);

/** Whether the database could not be reached, which says nothing about the request. */
export const isDatabaseGone = (error: unknown): boolean =>
  error instanceof Error &&
  (BROKEN_SOCKET.has((error as NodeJS.ErrnoException).code) ||
    /^Mongo(Network|ServerSelection|Topology|PoolCleared|PoolClosed|NotConnected|WaitQueue|OperationTimeout|ClientClosed)/.test(
      error.name,
    ) ||
    ("code" in error && error.name.startsWith("Mongo") && STEPPING_DOWN.has(error.code)));

/** Whether the database answers within the limit. */
export const answersWithin = async (db: Db, ms: number): Promise<boolean> => {
  try {
    await db.command({ ping: 1 }, { timeoutMS: ms });
    return true;
  } catch {
    return false;
  }
};

const databaseName = (uri: string) => {
  const path = /^mongodb(?:\+srv)?:\/\/[^/]+\/([^?]+)/.exec(uri)?.[1];
  return path === undefined ? "ayumi" : decodeURIComponent(path);
};
