import { env } from "node:process";
import { randomUUID } from "node:crypto";
import { MongoClient, type Collection, type Db, type Document } from "mongodb";
import { afterAll, beforeAll, describe } from "vitest";
import { startEmbedded, type Embedded } from "#bot/embedded/server.ts";

export type Server = {
  readonly client: () => MongoClient;
  readonly db: () => Db;
  /** A collection of its own, filled with these documents. */
  readonly collection: (...docs: Document[]) => Promise<Collection>;
};

/** Runs the same suite on the embedded server and, when MONGODB_URI is set, on that MongoDB. */
export function onEveryServer(define: (server: Server) => void): void {
  describe("embedded", () => define(serverAt(null)));
  // oxlint-disable-next-line node/no-process-env -- whoever runs the tests chooses the server
  const uri = env["MONGODB_URI"];
  if (uri) describe("MONGODB_URI", () => define(serverAt(uri)));
}

/** What only the embedded server promises. */
export function onEmbedded(define: (server: Server) => void): void {
  describe("embedded", () => define(serverAt(null)));
}

function serverAt(uri: string | null): Server {
  let embedded: Embedded | null = null;
  let client: MongoClient;
  const name = `conformance-${randomUUID()}`;
  beforeAll(async () => {
    if (uri === null) embedded = await startEmbedded();
    client = await MongoClient.connect(uri ?? embedded?.uri ?? "");
  });
  afterAll(async () => {
    await client.db(name).dropDatabase();
    await client.close();
    await embedded?.close();
  });
  return {
    client: () => client,
    db: () => client.db(name),
    async collection(...docs) {
      const collection = await client.db(name).createCollection(`c${randomUUID()}`);
      if (docs.length > 0) await collection.insertMany(docs);
      return collection;
    },
  };
}

/** The error a promise is rejected with; fails when it is not. */
export async function failureOf(work: Promise<unknown>): Promise<Document> {
  try {
    await work;
  } catch (error) {
    return error as Document;
  }
  throw new Error("It was accepted");
}
