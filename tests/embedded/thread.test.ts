import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { MongoClient } from "mongodb";
import { expect, onTestFinished, test } from "vitest";
import { startEmbedded } from "#bot/embedded/server.ts";
import { openEmbedded } from "#bot/embedded/thread.ts";

test("the event loop stays free while the server scans", async () => {
  const server = await openEmbedded();
  const client = await MongoClient.connect(server.uri);
  onTestFinished(async () => {
    await client.close();
    await server.close();
  });
  const docs = client.db("d").collection("docs");
  await docs.insertMany(Array.from({ length: 20_000 }, (_, n) => ({ n, text: "x".repeat(20) })));
  let longest = 0;
  let last = performance.now();
  const timer = setInterval(() => {
    longest = Math.max(longest, performance.now() - last);
    last = performance.now();
  }, 1);
  const scans = Array.from({ length: 20 }, () => docs.countDocuments({ text: { $regex: "y$" } }));
  const started = performance.now();
  await Promise.all(scans);
  clearInterval(timer);
  expect(longest).toBeLessThan(Math.max(20, (performance.now() - started) / 2));
});

test("a directory in use is an error of opening", async () => {
  const dir = await mkdtemp(join(tmpdir(), "ayumi-test-"));
  const first = await startEmbedded({ dir });
  onTestFinished(async () => {
    await first.close();
    await rm(dir, { recursive: true, force: true });
  });
  await expect(openEmbedded({ dir })).rejects.toThrow(/in use by another process/);
});

test("a thread that dies is an error, never silence", async () => {
  const dir = await mkdtemp(join(tmpdir(), "ayumi-test-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  await (await startEmbedded({ dir })).close();
  const file = new DatabaseSync(join(dir, "ayumi.sqlite"));
  file.exec("INSERT INTO documents(record, collection, bson) VALUES (1, 1, x'00')");
  file.close();
  await expect(openEmbedded({ dir })).rejects.toThrow();

  const crash = Promise.withResolvers<Error>();
  const server = await openEmbedded({ heapMb: 24, onCrash: crash.resolve });
  const client = await MongoClient.connect(server.uri, { serverSelectionTimeoutMS: 500 });
  onTestFinished(() => client.close());
  const docs = client.db("d").collection("docs");
  const fill = async () => {
    for (;;)
      await docs.insertMany(Array.from({ length: 2000 }, (_, n) => ({ n, text: "x".repeat(500) })));
  };
  await expect(fill()).rejects.toThrow();
  expect((await crash.promise).message).toContain("embedded database stopped");
  await server.close();
});
