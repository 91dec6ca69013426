import { env } from "node:process";
import { randomUUID } from "node:crypto";
import type { Db, MongoClientOptions } from "mongodb";
import { onTestFinished } from "vitest";
import { openDatabase } from "#bot/db.ts";
import { patient } from "./patient.ts";

let server: Promise<{ readonly uri: string }> | undefined;

/** One server a test worker: the embedded one, or the MongoDB that MONGODB_URI names. */
const serverUri = async (): Promise<string> => {
  // oxlint-disable-next-line node/no-process-env -- whoever runs the tests chooses the server
  const given = env["MONGODB_URI"];
  if (given) return given;
  // The clocks of the tests stand where they like: nothing may expire by the machine's.
  server ??= import("#bot/embedded/thread.ts").then(({ openEmbedded }) =>
    openEmbedded({ sweepEveryMs: 24 * 3600_000 }),
  );
  return (await server).uri;
};

/** The address of a database of that name on the server. */
const addressOf = (uri: string, name: string) => {
  const [, address = "", query = ""] = /^([^?]+?)\/?(\?.*)?$/.exec(uri) ?? [];
  const host = /^(mongodb(?:\+srv)?:\/\/[^/]+)/.exec(address)?.[1] ?? address;
  return `${host}/${name}${query}`;
};

/** A fresh database, dropped when the test is over. */
export const testDatabase = async (
  options: MongoClientOptions = {},
): Promise<{ readonly db: Db; readonly uri: string }> => {
  const uri = addressOf(await serverUri(), `test-${randomUUID()}`);
  const { db, close } = openDatabase(uri, { ...patient, ...options });
  onTestFinished(async () => {
    await db.dropDatabase();
    await close();
  });
  return { db, uri };
};
