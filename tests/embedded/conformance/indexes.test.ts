import { expect, test } from "vitest";
import { failureOf, onEveryServer } from "./servers.ts";

onEveryServer(({ collection, db }) => {
  test("a unique index refuses a second value and names it", async () => {
    const docs = await collection({ mail: "a", n: 1 });
    await docs.createIndex({ mail: 1 }, { unique: true });
    expect(await failureOf(docs.insertOne({ mail: "a" }))).toMatchObject({
      code: 11000,
      keyPattern: { mail: 1 },
      keyValue: { mail: "a" },
    });
    await docs.insertOne({ mail: "b" });
    expect(await failureOf(docs.updateOne({ mail: "b" }, { $set: { mail: "a" } }))).toMatchObject({
      code: 11000,
    });
    await docs.updateOne({ mail: "a" }, { $set: { mail: "a", n: 2 } });
    await docs.deleteOne({ mail: "a" });
    await docs.insertOne({ mail: "a" });
  });

  test("a wildcard index is neither unique nor sparse, forgets nothing, and goes one way", async () => {
    const docs = await collection({ a: { b: 1 } });
    const key = { "a.$**": 1 } as const;
    for (const options of [{ unique: true }, { sparse: true }, { expireAfterSeconds: 60 }])
      expect(await failureOf(docs.createIndex(key, options))).toMatchObject({ code: 67 });
    expect(await failureOf(docs.createIndex({ "a.$**": -1 }))).toMatchObject({ code: 67 });
    await docs.createIndex(key);
    await docs.updateOne({ "a.b": 1 }, { $set: { "a.c": "x" }, $unset: { "a.b": "" } });
    expect(await docs.countDocuments({ "a.b": 1 })).toBe(0);
    expect(await docs.countDocuments({ "a.c": "x" })).toBe(1);
    await docs.dropIndex("a.$**_1");
    expect(await docs.countDocuments({ "a.c": "x" })).toBe(1);
  });

  test("a unique index treats missing as null", async () => {
    const docs = await collection({ a: 1 });
    await docs.createIndex({ u: 1 }, { unique: true });
    expect(await failureOf(docs.insertOne({ a: 2 }))).toMatchObject({
      code: 11000,
      keyValue: { u: null },
    });
  });

  test("a sparse unique index lets many be missing", async () => {
    const docs = await collection({ a: 1 }, { a: 2 });
    await docs.createIndex({ u: 1 }, { unique: true, sparse: true });
    await docs.insertMany([{ a: 3 }, { u: 1 }]);
    expect(await failureOf(docs.insertOne({ u: 1 }))).toMatchObject({ code: 11000 });
    expect(await docs.countDocuments({ u: null })).toBe(3);
    expect((await docs.find().sort({ u: 1 }).toArray()).length).toBe(4);
  });

  test("a compound unique index is about the combination", async () => {
    const docs = await collection();
    await docs.createIndex({ a: 1, b: -1 }, { unique: true });
    await docs.insertMany([
      { a: 1, b: 1 },
      { a: 1, b: 2 },
      { a: 2, b: 1 },
    ]);
    expect(await failureOf(docs.insertOne({ a: 1, b: 2 }))).toMatchObject({
      code: 11000,
      keyPattern: { a: 1, b: -1 },
      keyValue: { a: 1, b: 2 },
    });
  });

  test("a partial unique index is about the documents of its filter", async () => {
    const docs = await collection();
    await docs.createIndex({ a: 1 }, { unique: true, partialFilterExpression: { live: true } });
    await docs.insertMany([{ a: 1 }, { a: 1 }, { a: 1, live: true }]);
    expect(await failureOf(docs.insertOne({ a: 1, live: true }))).toMatchObject({ code: 11000 });
    expect(await docs.countDocuments({ a: 1 })).toBe(3);
    expect(await docs.countDocuments({ a: 1, live: true })).toBe(1);
    expect(
      await failureOf(docs.updateOne({ live: { $exists: false } }, { $set: { live: true } })),
    ).toMatchObject({ code: 11000 });
  });

  test("a unique index on items of arrays holds across documents", async () => {
    const docs = await collection({ t: [1, 2] });
    await docs.createIndex({ t: 1 }, { unique: true });
    await docs.insertOne({ t: [3, 3] });
    expect(await failureOf(docs.insertOne({ t: [9, 2] }))).toMatchObject({ code: 11000 });
  });

  test("two arrays in one compound index are refused", async () => {
    const docs = await collection();
    await docs.createIndex({ a: 1, b: 1 });
    await docs.insertOne({ a: [1, 2], b: 1 });
    expect(await failureOf(docs.insertOne({ a: [1], b: [1] }))).toMatchObject({ code: 171 });
  });

  test("fields of the same array are indexed together", async () => {
    const docs = await collection();
    await docs.createIndex({ "a.x": 1, "a.y": 1 }, { unique: true });
    await docs.insertOne({
      a: [
        { x: 1, y: 2 },
        { x: 3, y: 4 },
      ],
    });
    await docs.insertOne({ a: [{ x: 1, y: 4 }] });
    expect(await failureOf(docs.insertOne({ a: [{ x: 3, y: 4 }] }))).toMatchObject({ code: 11000 });
    expect(await docs.countDocuments({ "a.x": 1, "a.y": 4 })).toBe(2);
    expect(await docs.countDocuments({ a: { $elemMatch: { x: 1, y: 4 } } })).toBe(1);
  });

  test("a unique index cannot be made over duplicates", async () => {
    const docs = await collection({ a: 1 }, { a: 1 });
    expect(await failureOf(docs.createIndex({ a: 1 }, { unique: true }))).toMatchObject({
      code: 11000,
    });
    expect((await docs.listIndexes().toArray()).length).toBe(1);
  });

  test("indexes are listed and dropped", async () => {
    const docs = await collection({ a: 1 });
    await docs.createIndexes([
      { key: { a: 1 }, name: "one" },
      { key: { b: -1 }, expireAfterSeconds: 60 },
      { key: { c: 1 }, sparse: true, unique: true },
    ]);
    expect(await docs.listIndexes().toArray()).toMatchObject([
      { key: { _id: 1 }, name: "_id_" },
      { key: { a: 1 }, name: "one" },
      { key: { b: -1 }, name: "b_-1", expireAfterSeconds: 60 },
      { key: { c: 1 }, name: "c_1", sparse: true, unique: true },
    ]);
    await docs.dropIndex("one");
    expect(await failureOf(docs.dropIndex("one"))).toMatchObject({ code: 27 });
    expect(await failureOf(docs.dropIndex("_id_"))).toMatchObject({ code: 72 });
    await docs.dropIndexes();
    expect((await docs.listIndexes().toArray()).length).toBe(1);
  });

  test("making the same index again changes nothing, another one is a conflict", async () => {
    const docs = await collection({ a: 1 });
    await docs.createIndex({ a: 1 });
    await docs.createIndex({ a: 1 });
    expect((await docs.listIndexes().toArray()).length).toBe(2);
    expect(await failureOf(docs.createIndex({ b: 1 }, { name: "a_1" }))).toMatchObject({
      code: 86,
    });
    expect(await failureOf(docs.createIndex({ a: 1 }, { name: "other" }))).toMatchObject({
      code: 85,
    });
    expect(await failureOf(docs.createIndex({ a: 1 }, { unique: true }))).toMatchObject({
      code: 86,
    });
    expect(await failureOf(docs.createIndex({ a: 1 }, { expireAfterSeconds: 5 }))).toMatchObject({
      code: 85,
    });
  });

  test("indexes of a missing collection are not found", async () => {
    expect(await failureOf(db().collection("nothing").listIndexes().toArray())).toMatchObject({
      code: 26,
    });
  });

  test("an index that makes no sense is refused", async () => {
    const docs = await collection({ a: 1 });
    expect(await failureOf(docs.createIndex({ a: 0 as never }))).toMatchObject({ code: 67 });
    expect(await failureOf(docs.createIndex({ a: 1 }, { expireAfterSeconds: -1 }))).toMatchObject({
      code: 72,
    });
    expect(
      await failureOf(docs.createIndex({ a: 1, b: 1 }, { expireAfterSeconds: 1 })),
    ).toMatchObject({ code: 67 });
    const unknown = db().command({
      createIndexes: docs.collectionName,
      indexes: [{ key: { a: 1 }, name: "x", foo: 1 }],
    });
    expect(await failureOf(unknown)).toMatchObject({ code: 197 });
  });

  test("dropping a collection drops its indexes", async () => {
    const docs = await collection({ a: 1 });
    await docs.createIndex({ a: 1 }, { unique: true });
    await docs.drop();
    await docs.insertMany([{ a: 1 }, { a: 1 }]);
    expect(await docs.countDocuments()).toBe(2);
  });
});
