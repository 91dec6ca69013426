import { join } from "node:path";
import { Binary, Decimal128, Double, Int32, Long, MinKey, ObjectId, Timestamp } from "mongodb";
import { expect, test, vi } from "vitest";
import { readBackup, writeBackup } from "#bot/backup/file.ts";
import { fill } from "#bot/backup/fill.ts";
import { differences } from "#bot/backup/fingerprint.ts";
import { isHalfFilled } from "#bot/backup/mark.ts";
import { fingerprintOf, readMoment, readStill, type Contents } from "#bot/backup/snapshot.ts";
import { startCommunity } from "#tests/support/community.ts";
import { testDatabase } from "#tests/support/database.ts";
import { joinFully } from "#tests/support/full-member.ts";
import { newFolder } from "./place.ts";

const at = new Date("2026-12-01T00:00:00.000Z");
const into = { replace: false, at };

const oddities = [
  { _id: new ObjectId(), at: new Date(-1), none: null, deep: { list: [[], {}, [1, [2]]] } },
  { _id: 7, int: new Int32(7), double: new Double(7), half: 0.5, long: Long.fromNumber(7) },
  { _id: "big", long: Long.MAX_VALUE, decimal: Decimal128.fromString("1.10"), not: Number.NaN },
  {
    _id: { of: "object" },
    bytes: new Binary(Buffer.from([0, 255])),
    kind: new Binary(Buffer.alloc(16), 4),
  },
  {
    _id: "odd",
    regex: /あ/i,
    least: new MinKey(),
    stamp: new Timestamp({ t: 1, i: 2 }),
    "": "",
    長い: "\u{1F331}\0",
  },
];

test("a restored backup equals the original document by document and index by index", async () => {
  const community = await startCommunity();
  await joinFully(community);
  const { db } = community;
  await community.context.stop();
  await db.collection<{ _id: unknown }>("oddities").insertMany(oddities as never);
  await db.createCollection("empty");
  const file = join(await newFolder(), "backup.bson");
  await readMoment(db, (contents) => writeBackup(file, contents, at));

  const { db: other } = await testDatabase();
  await fill(other, await readBackup(file), into);

  const [here, there] = [await readStill(db), await readStill(other)];
  expect(there.shapes).toEqual(here.shapes);
  expect(here.shapes.flatMap(({ indexes }) => indexes).length).toBeGreaterThan(40);
  const names = here.shapes.map(({ name }) => name);
  expect(names).toEqual(expect.arrayContaining(["members", "reflections", "oddities", "empty"]));
  for (const name of names) {
    const all = (of: typeof db) =>
      of.collection(name).find({}, { promoteValues: false, bsonRegExp: true }).sort({ _id: 1 });
    expect(await all(other).toArray(), name).toEqual(await all(db).toArray());
  }
  expect(await isHalfFilled(other)).toBe(false);
});

test("while others write, a backup holds one moment of all collections", async () => {
  const { db } = await testDatabase();
  const first = db.collection<{ _id: number }>("a-first");
  const second = db.collection<{ _id: number }>("b-second");
  const many = Array.from({ length: 3000 }, (_, i) => ({ _id: -i - 1 }));
  await first.insertMany(many);
  await second.insertMany(many);
  let going = true;
  let written = 0;
  const writing = (async () => {
    for (; going; written += 1) {
      await first.insertOne({ _id: written });
      await second.insertOne({ _id: written });
      await first.deleteOne({ _id: -written - 1 });
    }
  })();
  const seen = await readMoment(db, async ({ batches }) => {
    const ids = { first: new Set<number>(), second: new Set<number>() };
    const from = written;
    for await (const { collection, documents } of batches()) {
      const own = collection === "a-first" ? ids.first : ids.second;
      for (const bytes of documents) own.add(Buffer.from(bytes).readInt32LE(9));
      const next = written + 3;
      await vi.waitFor(() => expect(written).toBeGreaterThan(next), {
        interval: 2,
        timeout: 30_000,
      });
    }
    return { ...ids, meanwhile: written - from };
  });
  going = false;
  await writing;
  expect(seen.meanwhile).toBeGreaterThan(5);
  const newest = Math.max(...seen.second);
  expect([...seen.second].every((id) => id < 0 || seen.first.has(id))).toBe(true);
  expect(Math.max(...seen.first) - newest).toBeLessThanOrEqual(1);
  // What was deleted until then is gone, what was deleted later is there.
  expect(3000 - [...seen.first].filter((id) => id < 0).length).toBeGreaterThanOrEqual(newest);
  expect(3000 - [...seen.first].filter((id) => id < 0).length).toBeLessThanOrEqual(newest + 1);
});

test("data that is there is replaced only when told so", async () => {
  const [source, target] = [(await testDatabase()).db, (await testDatabase()).db];
  await source.collection<{ _id: string }>("members").insertOne({ _id: "new" });
  await target.collection<{ _id: string }>("members").insertOne({ _id: "old" });
  await target.collection<{ _id: string }>("circles").insertOne({ _id: "old" });
  await expect(fill(target, await readStill(source), into)).rejects.toThrow("--replace");
  expect(await target.collection("members").find().toArray()).toEqual([{ _id: "old" }]);
  await fill(target, await readStill(source), { replace: true, at });
  const [one, other] = [await readStill(source), await readStill(target)];
  expect(other.shapes).toEqual(one.shapes);
  expect(differences(await fingerprintOf(one), await fingerprintOf(other))).toEqual([]);
});

test("what is cut short leaves its mark, and may be repeated", async () => {
  const [source, target] = [(await testDatabase()).db, (await testDatabase()).db];
  await source.collection<{ _id: string }>("members").insertOne({ _id: "a" });
  const whole = await readStill(source);
  const broken: Contents = {
    shapes: whole.shapes,
    async *batches() {
      yield* whole.batches();
      throw new Error("the plug was pulled");
    },
  };
  await expect(fill(target, broken, into)).rejects.toThrow("plug");
  expect(await isHalfFilled(target)).toBe(true);
  await fill(target, whole, into);
  expect(await isHalfFilled(target)).toBe(false);
  expect((await readStill(target)).shapes).toEqual(whole.shapes);
});

test("a document that was lost, changed or moved is noticed", async () => {
  const { db } = await testDatabase();
  const members = db.collection<{ _id: string; n?: number }>("members");
  await members.insertMany([{ _id: "a", n: 1 }, { _id: "b" }]);
  const before = await fingerprintOf(await readStill(db));
  const now = async () => differences(before, await fingerprintOf(await readStill(db)));
  expect(await now()).toEqual([]);
  await members.updateOne({ _id: "a" }, { $set: { n: 2 } });
  expect(await now()).toEqual(["members"]);
  await members.updateOne({ _id: "a" }, { $set: { n: 1 } });
  expect(await now()).toEqual([]);
  await members.deleteOne({ _id: "b" });
  await db.collection<{ _id: string }>("circles").insertOne({ _id: "b" });
  expect(await now()).toEqual(["members", "circles"]);
});
