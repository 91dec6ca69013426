import { Long } from "mongodb";
import { expect, test } from "vitest";
import { failureOf, onEveryServer } from "./servers.ts";

const numbered = (count: number) => Array.from({ length: count }, (_, n) => ({ n, mod: n % 7 }));

onEveryServer(({ collection, db }) => {
  test("everything arrives over many batches, once", async () => {
    const docs = await collection(...numbered(1000));
    const found = await docs.find({}, { batchSize: 37 }).toArray();
    expect(found.map(({ n }) => n)).toEqual(numbered(1000).map(({ n }) => n));
  });

  test("sort, skip and limit work together", async () => {
    const docs = await collection(...numbered(50));
    const page = () => docs.find().sort({ mod: 1, n: -1 }).skip(3).limit(4).toArray();
    const expected = [28, 21, 14, 7];
    expect((await page()).map(({ n }) => n)).toEqual(expected);
    await docs.createIndex({ mod: -1, n: 1 });
    expect((await page()).map(({ n }) => n)).toEqual(expected);
  });

  test("a sort orders types as MongoDB does", async () => {
    const values = [true, "x", 1, null, { a: 1 }, [0.5], new Date(0), /r/, Long.fromNumber(2)];
    const docs = await collection(...values.map((a, _id) => ({ _id: _id as never, a })));
    const order = async () =>
      (await docs.find().sort({ a: 1, _id: 1 }).toArray()).map(({ _id }) => Number(_id));
    const expected = [3, 5, 2, 8, 1, 4, 0, 6, 7];
    expect(await order()).toEqual(expected);
    await docs.createIndex({ a: 1, _id: 1 });
    expect(await order()).toEqual(expected);
  });

  test("an array sorts by its least item, descending by its greatest", async () => {
    const docs = await collection(
      { _id: 1 as never, a: [5, 1] },
      { _id: 2 as never, a: [3] },
      { _id: 3 as never, a: [] },
    );
    const order = async (direction: 1 | -1) =>
      (await docs.find().sort({ a: direction }).toArray()).map(({ _id }) => Number(_id));
    expect(await order(1)).toEqual([3, 1, 2]);
    expect(await order(-1)).toEqual([1, 2, 3]);
    await docs.createIndex({ a: 1 });
    expect(await order(1)).toEqual([3, 1, 2]);
    expect(await order(-1)).toEqual([1, 2, 3]);
  });

  test("a batch ends before it outgrows a message", async () => {
    const docs = await collection();
    for (let i = 0; i < 5; i++) await docs.insertOne({ text: "x".repeat(7_000_000) });
    expect((await docs.find().toArray()).length).toBe(5);
  });

  test("a closed cursor is gone", async () => {
    const docs = await collection(...numbered(10));
    const cursor = docs.find({}, { batchSize: 2 });
    await cursor.next();
    const id = cursor.id as Long;
    await cursor.close();
    const more = db().command({ getMore: id, collection: docs.collectionName });
    expect(await failureOf(more)).toMatchObject({ code: 43 });
  });

  test("documents deleted meanwhile do not disturb a cursor", async () => {
    const docs = await collection(...numbered(300));
    await docs.createIndex({ n: 1 });
    const cursor = docs.find({}, { batchSize: 10 }).sort({ n: 1 });
    const seen: number[] = [];
    for await (const { n } of cursor) {
      seen.push(n);
      if (n === 5) await docs.deleteMany({ n: { $gte: 50, $lt: 290 } });
    }
    expect(seen.filter((n) => n < 50 || n >= 290)).toEqual(
      numbered(300)
        .map(({ n }) => n)
        .filter((n) => n < 50 || n >= 290),
    );
    expect(new Set(seen).size).toBe(seen.length);
  });

  test("a hint chooses the index or is refused", async () => {
    const docs = await collection(...numbered(20));
    await docs.createIndex({ mod: 1 });
    expect((await docs.find({ mod: 3 }, { hint: "mod_1" }).toArray()).length).toBe(3);
    expect((await docs.find({ mod: 3 }, { hint: { $natural: 1 } }).toArray()).length).toBe(3);
    expect(await failureOf(docs.find({}, { hint: "nope" }).toArray())).toMatchObject({ code: 2 });
  });

  test("a sort by neither 1 nor -1 is refused", async () => {
    const docs = await collection({ a: 1 });
    const sort = (a: unknown) => db().command({ find: docs.collectionName, sort: { a } });
    expect(await failureOf(sort(2))).toMatchObject({ code: 15975 });
    expect(await failureOf(sort("newest"))).toMatchObject({ code: 15974 });
  });
});
