import { existsSync } from "node:fs";
import { join, resolve } from "node:path";
import type { Db } from "mongodb";
import type { StoreConfig } from "#bot/config.ts";
import { openDatabase } from "#bot/db.ts";
import { openEmbedded } from "#bot/embedded/thread.ts";
import { mongoObstacle } from "#bot/mongo-obstacle.ts";
import { storeObstacle } from "#bot/obstacle.ts";

/** Where a store is: a MongoDB, or a directory of the embedded server. */
export type Place =
  | { readonly is: "mongodb"; readonly uri: string }
  | { readonly is: "embedded"; readonly dir: string };

export type OpenStore = { readonly db: Db; readonly close: () => Promise<void> };

export const placeOf = ({ mongodbUri, dataDir }: StoreConfig): Place =>
  mongodbUri === null ? { is: "embedded", dir: dataDir } : { is: "mongodb", uri: mongodbUri };

/**
 * What a person says: `embedded` and `mongodb` mean what is configured, so that no password stands
 * on a command line; else a directory or an address. Null: nothing is configured.
 */
export const placeSaid = (said: string, config: StoreConfig): Place | null => {
  if (said === "embedded") return { is: "embedded", dir: config.dataDir };
  if (said === "mongodb")
    return config.mongodbUri === null ? null : { is: "mongodb", uri: config.mongodbUri };
  return /^mongodb(\+srv)?:/.test(said)
    ? { is: "mongodb", uri: said }
    : { is: "embedded", dir: said };
};

/** Never with the address: it may hold a password. */
export const nameOfPlace = (place: Place): string =>
  place.is === "mongodb" ? "MongoDB" : place.dir;

export const samePlace = (one: Place, other: Place): boolean =>
  one.is === "mongodb"
    ? other.is === "mongodb" && one.uri === other.uri
    : other.is === "embedded" && resolve(one.dir) === resolve(other.dir);

/** An embedded store by itself; throws while somebody else has it. */
export const openPlace = async (place: Place): Promise<OpenStore> => {
  try {
    return await openAlone(place);
  } catch (cause) {
    throw new Error(storeObstacle(cause, storeOf(place)), { cause });
  }
};

/** Also beside a bot that has the embedded store, through the socket it listens on. */
export const openBeside = async (place: Place): Promise<OpenStore> => {
  try {
    return await openAlone(place);
  } catch (cause) {
    const beside = place.is === "embedded" ? join(resolve(place.dir), "ayumi.sock") : null;
    const isInUse = cause instanceof Error && "code" in cause && cause.code === "EBUSY";
    if (beside !== null && isInUse && existsSync(beside))
      return openDatabase(`mongodb://${encodeURIComponent(beside)}/?directConnection=true`);
    throw new Error(storeObstacle(cause, storeOf(place)), { cause });
  }
};

/** What a command says when it failed; a database on the way is told by its setting. */
export const tellFailure = (error: unknown): string =>
  mongoObstacle(error) ?? (error instanceof Error ? error.message : "unknown");

const openAlone = async (place: Place): Promise<OpenStore> => {
  if (place.is === "mongodb") return openDatabase(place.uri);
  const server = await openEmbedded({ dir: place.dir });
  const database = openDatabase(server.uri);
  return {
    db: database.db,
    async close() {
      await database.close();
      await server.close();
    },
  };
};

const storeOf = (place: Place): StoreConfig =>
  place.is === "mongodb"
    ? { mongodbUri: place.uri, dataDir: "" }
    : { mongodbUri: null, dataDir: place.dir };

/** Nothing is read from where nothing is: opening it would make an empty one. */
export const refuseMissing = (place: Place): void => {
  if (place.is === "embedded" && !existsSync(place.dir))
    throw new Error(`There is no data in ${place.dir}.`);
};
