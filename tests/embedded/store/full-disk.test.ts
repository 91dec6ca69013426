import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { MongoClient } from "mongodb";
import { expect, onTestFinished, test } from "vitest";
import { createEngine } from "#bot/embedded/engine.ts";
import { openMemory } from "#bot/embedded/store/disk.ts";
import { listen } from "#bot/embedded/wire/listener.ts";

test("on a full disk a write is refused whole, and the next one with room is taken", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ayumi-full-"));
  let isFull = false;
  const engine = createEngine(
    {
      ...openMemory(),
      write() {
        // As SQLite says it.
        if (isFull) throw new Error("database or disk is full");
      },
    },
    { now: () => new Date(), monotonic: () => performance.now() },
  );
  const socket = join(folder, "s.sock");
  const listener = await listen(engine, { socket });
  const uri = `mongodb://${encodeURIComponent(socket)}/?directConnection=true`;
  const client = await MongoClient.connect(uri);
  onTestFinished(async () => {
    await client.close();
    await listener.close();
    await rm(folder, { recursive: true });
  });
  const notes = client.db("d").collection<{ _id: string; text?: string }>("notes");
  await notes.insertOne({ _id: "a", text: "kept" });

  isFull = true;
  const full = { code: 14_031, codeName: "OutOfDiskSpace" };
  await expect(notes.insertOne({ _id: "b" })).rejects.toMatchObject({ code: 14_031 });
  await expect(notes.updateOne({ _id: "a" }, { $set: { text: "lost" } })).rejects.toMatchObject(
    full,
  );
  expect(await notes.find().toArray()).toEqual([{ _id: "a", text: "kept" }]);

  isFull = false;
  await notes.insertOne({ _id: "b" });
  expect(await notes.countDocuments()).toBe(2);
});
