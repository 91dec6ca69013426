import { Binary, Decimal128, Long, ObjectId, Timestamp, UUID } from "mongodb";
import { expect, test } from "vitest";
import { failureOf, onEveryServer } from "./servers.ts";

onEveryServer(({ collection, db }) => {
  test("every type comes back as it went in", async () => {
    const doc = {
      _id: new ObjectId(),
      text: "歩み\u0000😀",
      whole: 7,
      big: Long.fromString("9007199254740993"),
      half: 0.5,
      negativeZero: 0,
      yes: true,
      nothing: null,
      when: new Date("2026-11-23T01:02:03.004Z"),
      bytes: new Binary(Buffer.from([0, 255, 1])),
      uuid: new UUID("3b241101-e2bb-4255-8caf-4136c566a962"),
      pattern: /^a.c$/im,
      money: Decimal128.fromString("1.10"),
      stamp: new Timestamp({ t: 5, i: 6 }),
      list: [1, [2, { deep: [] }], {}],
      inner: { "": 1, "a.b": 2, $c: 3 },
    };
    const docs = await collection(doc);
    expect(await docs.findOne({ _id: doc._id })).toEqual(doc);
  });

  test("fields keep their order", async () => {
    const docs = await collection({ _id: 1 as never, z: 1, a: { y: 1, b: 2 }, m: 3 });
    expect(JSON.stringify(await docs.findOne())).toBe('{"_id":1,"z":1,"a":{"y":1,"b":2},"m":3}');
  });

  test("a second document with the same _id is refused", async () => {
    const docs = await collection({ _id: "x" as never });
    expect(await failureOf(docs.insertOne({ _id: "x" as never }))).toMatchObject({
      code: 11000,
      keyPattern: { _id: 1 },
      keyValue: { _id: "x" },
    });
  });

  test("an ordered insertMany stops at the first failure", async () => {
    const docs = await collection({ _id: 2 as never });
    const many = [1, 2, 3].map((_id) => ({ _id: _id as never }));
    const failure = await failureOf(docs.insertMany(many));
    expect(failure).toMatchObject({ code: 11000, insertedCount: 1 });
    expect(
      (await docs.find().toArray()).map(({ _id }) => Number(_id)).toSorted((a, b) => a - b),
    ).toEqual([1, 2]);
  });

  test("an unordered insertMany goes on and lists its failures", async () => {
    const docs = await collection({ _id: 2 as never });
    const many = [1, 2, 3, 3].map((_id) => ({ _id: _id as never }));
    const failure = await failureOf(docs.insertMany(many, { ordered: false }));
    expect(failure["insertedCount"]).toBe(2);
    expect(failure["writeErrors"].map((error: { index: number }) => error.index)).toEqual([1, 3]);
    expect(await docs.countDocuments()).toBe(3);
  });

  test("an array cannot be an _id", async () => {
    const docs = await collection();
    expect(await failureOf(docs.insertOne({ _id: [1] as never }))).toMatchObject({ code: 53 });
  });

  test("deleteOne deletes one, deleteMany the rest", async () => {
    const docs = await collection({ a: 1 }, { a: 1 }, { a: 2 });
    expect((await docs.deleteOne({ a: 1 })).deletedCount).toBe(1);
    expect((await docs.deleteMany({ a: { $lte: 2 } })).deletedCount).toBe(2);
    expect(await docs.countDocuments()).toBe(0);
  });

  test("findOneAndUpdate gives the document before or after", async () => {
    const docs = await collection({ _id: 1 as never, n: 1 });
    expect(await docs.findOneAndUpdate({}, { $inc: { n: 1 } })).toEqual({ _id: 1, n: 1 });
    const after = { returnDocument: "after", projection: { _id: 0 } } as const;
    expect(await docs.findOneAndUpdate({}, { $inc: { n: 1 } }, after)).toEqual({ n: 3 });
    expect(await docs.findOneAndUpdate({ n: 99 }, { $inc: { n: 1 } })).toBeNull();
  });

  test("findOneAndUpdate takes the first by its sort", async () => {
    const docs = await collection({ p: 2 }, { p: 9 }, { p: 5 });
    const taken = await docs.findOneAndUpdate({}, { $set: { t: 1 } }, { sort: { p: -1 } });
    expect(taken?.["p"]).toBe(9);
  });

  test("findOneAndUpdate upserts and says so", async () => {
    const docs = await collection();
    const reply = await docs.findOneAndUpdate(
      { k: 1 },
      { $set: { v: 2 } },
      {
        upsert: true,
        returnDocument: "after",
        includeResultMetadata: true,
      },
    );
    expect(reply.lastErrorObject).toMatchObject({ n: 1, updatedExisting: false });
    expect(reply.value).toMatchObject({ k: 1, v: 2 });
  });

  test("findOneAndReplace and findOneAndDelete", async () => {
    const docs = await collection({ _id: 1 as never, a: 1 });
    await docs.findOneAndReplace({ a: 1 }, { b: 2 });
    expect(await docs.findOneAndDelete({ b: 2 })).toEqual({ _id: 1, b: 2 });
    expect(await docs.countDocuments()).toBe(0);
  });

  test("bulkWrite mixes operations in order", async () => {
    const docs = await collection();
    const reply = await docs.bulkWrite([
      { insertOne: { document: { _id: 1 as never, a: 1 } } },
      { updateOne: { filter: { a: 1 }, update: { $set: { a: 2 } } } },
      { updateOne: { filter: { a: 9 }, update: { $set: { b: 1 } }, upsert: true } },
      { deleteOne: { filter: { a: 2 } } },
    ]);
    expect(reply).toMatchObject({
      insertedCount: 1,
      modifiedCount: 1,
      upsertedCount: 1,
      deletedCount: 1,
    });
  });

  test("a write without acknowledgement is applied", async () => {
    const docs = await collection();
    await docs.insertOne({ a: 1 }, { writeConcern: { w: 0 } });
    await expect.poll(() => docs.countDocuments()).toBe(1);
  });

  test("distinct opens arrays and counts equal values once", async () => {
    const docs = await collection({ a: [1, 2] }, { a: 2 }, { a: 3 }, { b: 1 });
    expect(await docs.distinct("a")).toEqual([1, 2, 3]);
    expect(await docs.distinct("a", { a: { $gt: 2 } })).toEqual([3]);
  });

  test("documents are counted with filter, skip and limit", async () => {
    const docs = await collection({ a: 1 }, { a: 2 }, { a: 3 });
    expect(await docs.countDocuments()).toBe(3);
    expect(await docs.countDocuments({ a: { $gt: 1 } })).toBe(2);
    expect(await docs.countDocuments({}, { skip: 1, limit: 1 })).toBe(1);
    expect(await docs.countDocuments({ a: 9 })).toBe(0);
    expect(await docs.estimatedDocumentCount()).toBe(3);
  });

  test("a projection includes, excludes and keeps the document's order", async () => {
    const docs = await collection({
      _id: 1 as never,
      a: 1,
      b: { c: 2, d: 3 },
      e: [{ f: 1, g: 2 }],
    });
    const show = async (projection: object) =>
      JSON.stringify(await docs.findOne({}, { projection }));
    expect(await show({ e: 1, a: 1 })).toBe('{"_id":1,"a":1,"e":[{"f":1,"g":2}]}');
    expect(await show({ _id: 0, "b.c": 1, "e.f": 1 })).toBe('{"b":{"c":2},"e":[{"f":1}]}');
    expect(await show({ "b.c": 0, e: 0 })).toBe('{"_id":1,"a":1,"b":{"d":3}}');
    expect(await show({ _id: 0 })).toBe('{"a":1,"b":{"c":2,"d":3},"e":[{"f":1,"g":2}]}');
    expect(await show({ _id: 1 })).toBe('{"_id":1}');
  });

  test("a projection takes $slice, $elemMatch and the matched item", async () => {
    const docs = await collection({
      _id: 1 as never,
      a: [1, 2, 3, 4],
      e: [{ k: 1 }, { k: 2, v: 3 }],
    });
    const show = async (projection: object, filter = {}) =>
      await docs.findOne(filter, { projection });
    expect(await show({ _id: 0, a: { $slice: -2 }, e: 0 })).toEqual({ a: [3, 4] });
    expect(await show({ _id: 0, a: { $slice: [1, 2] }, e: 0 })).toEqual({ a: [2, 3] });
    expect(await show({ _id: 0, e: { $elemMatch: { k: 2 } } })).toEqual({ e: [{ k: 2, v: 3 }] });
    expect(await show({ _id: 0, "e.$": 1 }, { "e.k": 2 })).toEqual({ e: [{ k: 2, v: 3 }] });
    expect(await show({ _id: 0, "a.$": 1 }, { a: { $gte: 3 } })).toEqual({ a: [3] });
  });

  test("a projection computes", async () => {
    const docs = await collection({ _id: 1 as never, a: 2 });
    const projection = { _id: 0, double: { $multiply: ["$a", 2] }, same: "$a" };
    expect(await docs.findOne({}, { projection })).toEqual({ double: 4, same: 2 });
  });

  test("a projection that both includes and excludes is refused", async () => {
    const docs = await collection({ a: 1, b: 1 });
    expect(await failureOf(docs.findOne({}, { projection: { a: 1, b: 0 } }))).toMatchObject({
      code: 31254,
    });
    expect(await failureOf(docs.findOne({}, { projection: { a: 0, b: 1 } }))).toMatchObject({
      code: 31253,
    });
  });

  test("a document of more than 16 MB is refused", async () => {
    const docs = await collection({ _id: 1 as never, a: "x".repeat(9_000_000) });
    const grow = docs.updateOne({}, [{ $set: { b: "$a" } }]);
    expect((await failureOf(grow))["code"]).toBe(10334);
    expect(Object.keys((await docs.findOne()) ?? {})).toEqual(["_id", "a"]);
  });

  test("a document nested too deeply is refused", async () => {
    const docs = await collection();
    let deep: object = {};
    for (let i = 0; i < 250; i++) deep = { a: deep };
    await failureOf(docs.insertOne(deep));
    await failureOf(docs.insertMany([deep, deep], { ordered: false }));
    expect(await docs.countDocuments()).toBe(0);
  });

  test("collections are listed, created and dropped", async () => {
    const docs = await collection({ a: 1 });
    const name = docs.collectionName;
    expect((await db().listCollections({ name }).toArray()).map((one) => one.name)).toEqual([name]);
    // Since MongoDB 7 this is no error.
    await db().createCollection(name);
    expect(await docs.countDocuments()).toBe(1);
    expect(await docs.drop()).toBe(true);
    expect(await db().listCollections({ name }).toArray()).toEqual([]);
    expect(await docs.find().toArray()).toEqual([]);
  });

  test("names are as wide as MongoDB's", async () => {
    const docs = db().collection("system-ish.名前");
    await docs.insertOne({ a: 1 });
    expect(await docs.countDocuments()).toBe(1);
    expect(await failureOf(db().command({ insert: "a$b", documents: [{}] }))).toMatchObject({
      code: 73,
    });
  });
});
