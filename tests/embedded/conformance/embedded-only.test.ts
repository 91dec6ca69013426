import { spawnSync } from "node:child_process";
import { existsSync } from "node:fs";
import { mkdir, mkdtemp, rm, stat } from "node:fs/promises";
import { connect } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { GridFSBucket, MongoClient, type Document } from "mongodb";
import { expect, onTestFinished, test } from "vitest";
import { startEmbedded } from "#bot/embedded/server.ts";
import { failureOf, onEmbedded } from "./servers.ts";

onEmbedded(({ collection, client, db }) => {
  const refused: readonly [what: string, command: (name: string) => Document, code: number][] = [
    ["an unknown command", () => ({ mapReduce: 1 }), 59],
    ["renameCollection", () => ({ renameCollection: "a.b", to: "a.c" }), 59],
    ["a collation", (find) => ({ find, collation: { locale: "ja" } }), 2],
    [
      "a collation of a statement",
      (name) => ({
        update: name,
        updates: [{ q: {}, u: { $set: { a: 1 } }, collation: { locale: "ja" } }],
      }),
      2,
    ],
    ["an unknown argument", (find) => ({ find, foo: 1 }), 40415],
    ["a tailable cursor", (find) => ({ find, tailable: true }), 40415],
    ["an index's min", (find) => ({ find, min: { a: 1 } }), 40415],
    ["$where", (find) => ({ find, filter: { $where: "true" } }), 2],
    ["$jsonSchema", (find) => ({ find, filter: { $jsonSchema: {} } }), 2],
    ["$near", (find) => ({ find, filter: { a: { $near: [0, 0] } } }), 2],
    [
      "a change stream",
      (aggregate) => ({ aggregate, pipeline: [{ $changeStream: {} }], cursor: {} }),
      40573,
    ],
    [
      "a window function",
      (aggregate) => ({ aggregate, pipeline: [{ $setWindowFields: {} }], cursor: {} }),
      40324,
    ],
    ["$search", (aggregate) => ({ aggregate, pipeline: [{ $search: {} }], cursor: {} }), 40324],
    [
      "a day of another zone",
      (aggregate) => ({
        aggregate,
        pipeline: [
          {
            $project: {
              a: { $dateTrunc: { date: new Date(), unit: "day", timezone: "Asia/Tokyo" } },
            },
          },
        ],
        cursor: {},
      }),
      168,
    ],
    [
      "an ISO year",
      (aggregate) => ({
        aggregate,
        pipeline: [{ $project: { a: { $dateToString: { date: new Date(), format: "%G" } } } }],
        cursor: {},
      }),
      168,
    ],
    [
      "$top",
      (aggregate) => ({
        aggregate,
        pipeline: [{ $group: { _id: null, a: { $top: { sortBy: { a: 1 }, output: "$a" } } } }],
        cursor: {},
      }),
      168,
    ],
    [
      "a script in an expression",
      (aggregate) => ({
        aggregate,
        pipeline: [{ $addFields: { a: { $function: { body: "x", args: [], lang: "js" } } } }],
        cursor: {},
      }),
      2,
    ],
    [
      "a text index",
      (createIndexes) => ({ createIndexes, indexes: [{ key: { a: "text" }, name: "t" }] }),
      67,
    ],
    [
      "a hashed index",
      (createIndexes) => ({ createIndexes, indexes: [{ key: { a: "hashed" }, name: "t" }] }),
      67,
    ],
    [
      "a wildcard index of everything",
      (createIndexes) => ({ createIndexes, indexes: [{ key: { "$**": 1 }, name: "t" }] }),
      67,
    ],
    [
      "an index with a collation",
      (createIndexes) => ({
        createIndexes,
        indexes: [{ key: { a: 1 }, name: "t", collation: { locale: "ja" } }],
      }),
      197,
    ],
    ["a capped collection", () => ({ create: "capped", capped: true, size: 10 }), 40415],
    ["a view", () => ({ create: "view", viewOn: "a", pipeline: [] }), 40415],
    ["a validator", () => ({ create: "checked", validator: { a: 1 } }), 40415],
    ["reading in the past", (find) => ({ find, readConcern: { level: "snapshot" } }), 72],
  ];
  for (const [what, command, code] of refused) {
    test(`${what} is refused with code ${code}`, async () => {
      const docs = await collection({ a: 1 });
      expect(await failureOf(db().command(command(docs.collectionName)))).toMatchObject({ code });
    });
  }

  test("files of GridFS can be kept", async () => {
    const bucket = new GridFSBucket(db());
    const bytes = Buffer.alloc(600_000, "歩");
    await new Promise((resolve, reject) => {
      bucket.openUploadStream("notes").on("finish", resolve).on("error", reject).end(bytes);
    });
    const chunks: Buffer[] = [];
    for await (const chunk of bucket.openDownloadStreamByName("notes")) chunks.push(chunk);
    expect(Buffer.concat(chunks).equals(bytes)).toBe(true);
  });

  test("a field named __proto__ is only a field", async () => {
    const docs = await collection(JSON.parse('{"__proto__": {"admin": true}, "a": 1}'));
    await docs.updateOne({}, { $inc: { a: 1 } });
    expect(await docs.findOne({ admin: true })).toBeNull();
    expect(await failureOf(docs.updateOne({}, { $set: { "__proto__.x": 1 } }))).toMatchObject({
      code: 2,
    });
    expect(({} as Document)["x"]).toBeUndefined();
  });

  test("garbage closes only its own connection", async () => {
    const address = client().options.hosts[0]?.socketPath ?? "";
    const frames = [
      Buffer.from("GET / HTTP/1.1\r\n\r\n"),
      Buffer.from([255, 255, 255, 127, 0, 0, 0, 0, 0, 0, 0, 0, 221, 7, 0, 0]),
      Buffer.from([4, 0, 0, 0]),
      Buffer.concat([
        Buffer.from([30, 0, 0, 0, 1, 0, 0, 0, 0, 0, 0, 0, 221, 7, 0, 0, 0, 0, 0, 0, 0]),
        Buffer.alloc(9, 255),
      ]),
    ];
    for (const frame of frames) {
      const socket = connect(address);
      const closed = new Promise((resolve) => socket.on("close", resolve));
      socket.on("error", () => undefined);
      socket.write(frame);
      await closed;
    }
    expect(await db().command({ ping: 1 })).toMatchObject({ ok: 1 });
  });

  test("a message may arrive in single bytes", async () => {
    const docs = await collection({ a: "歩" });
    const [host] = client().options.hosts;
    const { BSON } = await import("mongodb");
    const body = BSON.serialize({ find: docs.collectionName, $db: db().databaseName });
    const head = Buffer.alloc(21);
    head.writeInt32LE(21 + body.length, 0);
    head.writeInt32LE(77, 4);
    head.writeInt32LE(2013, 12);
    const socket = connect(host?.socketPath ?? "");
    onTestFinished(() => void socket.destroy());
    const reply = new Promise<Buffer>((resolve) => socket.once("data", resolve));
    for (const byte of Buffer.concat([head, body])) socket.write(Buffer.from([byte]));
    const bytes = await reply;
    expect(bytes.readInt32LE(8)).toBe(77);
    expect(BSON.deserialize(bytes.subarray(21))["cursor"].firstBatch).toMatchObject([{ a: "歩" }]);
  });
});

async function temporary(): Promise<string> {
  const dir = await mkdtemp(join(tmpdir(), "ayumi-test-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  return dir;
}

test("documents expire by their TTL index, on the clock that was given", async () => {
  let now = new Date("2026-11-23T00:00:00Z");
  const server = await startEmbedded({ now: () => now, sweepEveryMs: 20 });
  const client = await MongoClient.connect(server.uri);
  onTestFinished(async () => {
    await client.close();
    await server.close();
  });
  const docs = client.db("ttl").collection("docs");
  const at = (minutes: number) => new Date(Date.UTC(2026, 10, 23, 0, minutes));
  await docs.createIndex({ at: 1 }, { expireAfterSeconds: 60 });
  await docs.insertMany([
    { at: at(0) },
    { at: [at(9), at(1)] },
    { at: at(5) },
    { at: "no date" },
    {},
  ]);
  await new Promise((resolve) => setTimeout(resolve, 80));
  expect(await docs.countDocuments()).toBe(5);
  now = at(2);
  await expect.poll(() => docs.countDocuments()).toBe(3);
});

test("the socket is its owner's alone, also when the path of the directory is long", async () => {
  const short = await temporary();
  const long = join(await temporary(), "x".repeat(100));
  for (const dir of [short, long]) {
    const said: string[] = [];
    const server = await startEmbedded({ dir, log: (message) => void said.push(message) });
    onTestFinished(() => server.close());
    const path = decodeURIComponent(new URL(server.uri).host);
    expect((await stat(path)).mode & 0o777).toBe(0o600);
    expect(said.length).toBe(dir === long ? 1 : 0);
    expect((await stat(join(dir, "ayumi.sqlite"))).mode & 0o777).toBe(0o600);
    if (dir === long) expect((await stat(join(path, ".."))).mode & 0o777).toBe(0o700);
    const client = await MongoClient.connect(server.uri);
    await client.db("a").collection("b").insertOne({ a: 1 });
    await client.close();
  }
});

test("the socket of a process that was killed is cleared away by the next", async () => {
  const { pid } = spawnSync(process.execPath, ["--version"]);
  const abandoned = join(tmpdir(), `ayumi-${pid}-abcdef`);
  const alive = join(tmpdir(), `ayumi-${process.pid}-abcdef`);
  for (const dir of [abandoned, alive]) await mkdir(dir);
  onTestFinished(() => rm(alive, { recursive: true }));
  const server = await startEmbedded();
  expect(existsSync(abandoned)).toBe(false);
  expect(existsSync(alive)).toBe(true);
  await server.close();
});
