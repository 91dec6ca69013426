import {
  MongoNetworkTimeoutError,
  MongoServerError,
  MongoServerSelectionError,
  type TopologyDescription,
} from "mongodb";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { isDatabaseGone, openDatabase } from "#bot/db.ts";
import { startEmbedded } from "#bot/embedded/server.ts";

const refused = (code: number) => new MongoServerError({ message: "no", code });

test.each([
  ["a broken connection", new MongoNetworkTimeoutError("late")],
  ["no server to ask", new MongoServerSelectionError("none", {} as TopologyDescription)],
  ["a server that is no longer the primary", refused(10_107)],
  ["a server that is shutting down", refused(91)],
  ["a socket that has just closed", Object.assign(new Error("write"), { code: "EPIPE" })],
])("%s says nothing about the request", (_, error) => {
  expect(isDatabaseGone(error)).toBe(true);
});

test.each([
  ["a duplicate key", refused(11_000)],
  ["a document that is too large", refused(10_334)],
  ["a fault of our own", Object.assign(new Error("oops"), { code: 91 })],
  ["what is no error", "gone"],
])("%s is about the request", (_, error) => {
  expect(isDatabaseGone(error)).toBe(false);
});

test("what is asked while the database is away is answered when it is soon back", async () => {
  const dir = await mkdtemp(join(tmpdir(), "ayumi-away-"));
  const before = await startEmbedded({ dir });
  const { db, close } = openDatabase(before.uri);
  await db.collection("docs").insertOne({ n: 1 });
  await before.close();
  // By then the driver has noticed.
  await pause(1000);
  const asked = db.collection("docs").countDocuments();
  asked.catch(() => {});
  await pause(500);
  const after = await startEmbedded({ dir });
  onTestFinished(async () => {
    await close();
    await after.close();
    await rm(dir, { recursive: true });
  });
  expect(await asked).toBe(1);
});
