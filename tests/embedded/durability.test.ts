import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { fileURLToPath } from "node:url";
import { MongoClient } from "mongodb";
import { expect, onTestFinished, test } from "vitest";
import { startEmbedded } from "#bot/embedded/server.ts";
import { openEmbedded } from "#bot/embedded/thread.ts";

const main = fileURLToPath(import.meta.resolve("#bot/embedded/main.ts"));

async function temporary(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "ayumi-test-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

function run(dir: string): ChildProcess {
  const child = spawn(process.execPath, [main, "--dir", dir], {
    stdio: ["ignore", "pipe", "pipe"],
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  return child;
}

async function firstLine(child: ChildProcess): Promise<string> {
  const [chunk] = (await once(child.stdout ?? child, "data")) as [Buffer];
  return chunk.toString().trim();
}

test(
  "no acknowledged write is lost when the process is killed while eight write",
  { timeout: 20_000 },
  async () => {
    const dir = await temporary();
    const acknowledged = new Map<string, number>();
    for (let round = 0; round < 5; round++) {
      const child = run(dir);
      const client = await MongoClient.connect(await firstLine(child), { retryWrites: false });
      const docs = client.db("d").collection<{ _id: string; n: number; u: string }>("docs");
      await docs.createIndex({ u: 1 }, { unique: true });
      let killed = false;
      const write = async (writer: number) => {
        for (let n = 1; !killed; n++) {
          const _id = `${round}-${writer}-${n >> 1}`;
          await docs.updateOne({ _id }, { $set: { n, u: _id } }, { upsert: true });
          acknowledged.set(_id, n);
        }
      };
      const writers = Array.from({ length: 8 }, (_, writer) =>
        write(writer).catch(() => undefined),
      );
      await new Promise((resolve) => setTimeout(resolve, 300));
      const exit = once(child, "exit");
      child.kill("SIGKILL");
      await exit;
      killed = true;
      await Promise.all(writers);
      await client.close();

      const server = await startEmbedded({ dir });
      const again = await MongoClient.connect(server.uri);
      const kept = again.db("d").collection<{ _id: string; n: number; u: string }>("docs");
      const found = new Map((await kept.find().toArray()).map((doc) => [doc._id, doc.n]));
      const lost = [...acknowledged].filter(([_id, n]) => !((found.get(_id) ?? 0) >= n));
      expect(lost).toEqual([]);
      expect(await again.db("d").command({ validate: "docs" })).toMatchObject({ valid: true });
      const [taken = ""] = found.keys();
      await expect(kept.insertOne({ _id: "other", n: 0, u: taken })).rejects.toMatchObject({
        code: 11000,
      });
      await again.close();
      await server.close();
    }
    expect(acknowledged.size).toBeGreaterThan(50);
  },
);

test("a second process is told that the directory is in use", async () => {
  const dir = await temporary();
  const server = await startEmbedded({ dir });
  const second = run(dir);
  const [[said], [code]] = await Promise.all([
    once(second.stderr ?? second, "data") as Promise<[Buffer]>,
    once(second, "exit"),
  ]);
  expect(code).toBe(1);
  expect(said.toString()).toContain(`The data directory ${dir} is in use by another process`);
  const client = await MongoClient.connect(server.uri);
  await client.db("d").collection("docs").insertOne({ still: "served" });
  await client.close();
  await server.close();
});

test("data of another version is left alone", async () => {
  const dir = await temporary();
  await (await startEmbedded({ dir })).close();
  const file = new DatabaseSync(join(dir, "ayumi.sqlite"));
  file.exec("PRAGMA user_version = 2");
  file.close();
  for (const _ of [1, 2]) await expect(startEmbedded({ dir })).rejects.toThrow(/another version/);
});

test("a terminated process leaves in order and the next one finds everything", async () => {
  const dir = await temporary();
  const child = run(dir);
  const client = await MongoClient.connect(await firstLine(child));
  await client.db("d").collection("docs").insertOne({ text: "kept" });
  await client.db("d").collection("docs").createIndex({ text: 1 }, { sparse: true });
  await client.close();
  const exit = once(child, "exit");
  child.kill("SIGTERM");
  expect(await exit).toEqual([0, null]);
  expect((await readdir(dir)).toSorted()).toEqual(["ayumi.sqlite"]);

  const server = await openEmbedded({ dir });
  const again = await MongoClient.connect(server.uri);
  const docs = again.db("d").collection("docs");
  expect(await docs.findOne()).toMatchObject({ text: "kept" });
  expect((await docs.listIndexes().toArray()).map(({ name }) => name)).toEqual(["_id_", "text_1"]);
  await again.close();
  await server.close();
});

test("deleted text is in no file after the server has closed", async () => {
  const dir = await temporary();
  const server = await startEmbedded({ dir });
  const client = await MongoClient.connect(server.uri);
  const docs = client.db("d").collection("docs");
  const secret = "もやもや-8f3e";
  await docs.createIndex({ text: 1 }, { unique: true });
  for (let i = 0; i < 50; i++) {
    await docs.insertOne({
      _id: i as never,
      text: `${secret}-${i}-${"x".repeat(i * 200)}`,
      keep: i,
    });
  }
  await docs.insertOne({ text: `${secret}-0-` }).catch(() => undefined);
  await docs.findOneAndUpdate({ _id: 1 as never }, { $set: { text: "changed" } });
  await docs.findOneAndDelete({ _id: 2 as never });
  await docs.deleteMany({ _id: { $gt: 20 as never } });
  await docs.updateMany({ text: { $regex: secret } }, [{ $set: { text: { $toString: "$_id" } } }]);
  await client.db("d").collection("gone").insertOne({ text: secret });
  await client.db("d").collection("gone").drop();
  await client.close();
  await server.close();

  const again = await startEmbedded({ dir });
  const reader = await MongoClient.connect(again.uri);
  expect(await reader.db("d").collection("docs").countDocuments()).toBe(20);
  await reader.close();
  for (const name of await readdir(dir)) {
    if (name.endsWith(".sock")) continue;
    expect((await readFile(join(dir, name))).includes(secret), name).toBe(false);
  }
  await again.close();
});

test("deleted text leaves the files while the server runs, too", async () => {
  const dir = await temporary();
  const server = await startEmbedded({ dir, sweepEveryMs: 30 });
  const client = await MongoClient.connect(server.uri);
  const docs = client.db("d").collection("docs");
  const secret = "no-one-else-reads-this";
  await docs.insertOne({ _id: 1 as never, text: secret });
  const holds = async () => {
    const files = (await readdir(dir)).filter((name) => !name.endsWith(".sock"));
    const contents = await Promise.all(files.map((name) => readFile(join(dir, name))));
    return contents.some((bytes) => bytes.includes(secret));
  };
  expect(await holds()).toBe(true);
  await docs.deleteOne({ _id: 1 as never });
  await expect.poll(holds).toBe(false);
  await client.close();
  await server.close();
});
