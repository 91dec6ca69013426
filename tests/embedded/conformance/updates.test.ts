import { Long, ObjectId, type Document } from "mongodb";
import { expect, test } from "vitest";
import { failureOf, onEveryServer } from "./servers.ts";

type Update = Document | Document[];

const CASES: readonly [
  fact: string,
  before: Document,
  update: Update,
  after: Document,
  options?: Document,
][] = [
  ["$set makes the documents on its way", {}, { $set: { "a.b.c": 1 } }, { a: { b: { c: 1 } } }],
  ["$set takes a position in an array", { a: [1, 2] }, { $set: { "a.1": 9 } }, { a: [1, 9] }],
  ["$set pads an array with null", { a: [1] }, { $set: { "a.3": 9 } }, { a: [1, null, null, 9] }],
  ["$set to the same _id changes nothing else", { a: 1 }, { $set: { _id: 1, a: 2 } }, { a: 2 }],
  ["$unset removes", { a: 1, b: 2 }, { $unset: { a: "" } }, { b: 2 }],
  [
    "$unset in an array leaves null",
    { a: [1, 2, 3] },
    { $unset: { "a.1": "" } },
    { a: [1, null, 3] },
  ],
  ["$unset through a scalar does nothing", { a: 1 }, { $unset: { "a.b": "" } }, { a: 1 }],
  ["$inc adds", { a: 1 }, { $inc: { a: 2.5 } }, { a: 3.5 }],
  ["$inc starts from nothing", {}, { $inc: { "a.b": -2 } }, { a: { b: -2 } }],
  [
    "$inc keeps a long exact",
    { a: Long.fromString("9007199254740993") },
    { $inc: { a: 1 } },
    { a: Long.fromString("9007199254740994") },
  ],
  ["$mul multiplies", { a: 3 }, { $mul: { a: 4, b: 4 } }, { a: 12, b: 0 }],
  ["$min takes the smaller", { a: 3, b: 3 }, { $min: { a: 1, b: 5, c: 7 } }, { a: 1, b: 3, c: 7 }],
  ["$max compares across types", { a: 3 }, { $max: { a: "x" } }, { a: "x" }],
  ["$rename moves", { a: 1, b: 2 }, { $rename: { a: "c.d" } }, { b: 2, c: { d: 1 } }],
  ["$rename of a missing field does nothing", { b: 2 }, { $rename: { a: "b" } }, { b: 2 }],
  ["$setOnInsert does nothing to what exists", { a: 1 }, { $setOnInsert: { a: 2 } }, { a: 1 }],
  ["$push appends", { a: [1] }, { $push: { a: 2 } }, { a: [1, 2] }],
  ["$push makes the array", {}, { $push: { a: 2 } }, { a: [2] }],
  [
    "$push $each $sort on a missing field sorts",
    {},
    { $push: { a: { $each: [3, 1, 2], $sort: 1 } } },
    { a: [1, 2, 3] },
  ],
  [
    "$push $sort by a field, then $slice",
    { a: [{ n: 2 }] },
    { $push: { a: { $each: [{ n: 3 }, { n: 1 }], $sort: { n: -1 }, $slice: 2 } } },
    { a: [{ n: 3 }, { n: 2 }] },
  ],
  [
    "$push $slice from the end",
    { a: [1, 2] },
    { $push: { a: { $each: [3], $slice: -2 } } },
    { a: [2, 3] },
  ],
  [
    "$push $position inserts",
    { a: [1, 2] },
    { $push: { a: { $each: [9], $position: 0 } } },
    { a: [9, 1, 2] },
  ],
  [
    "$push $position from the end",
    { a: [1, 2] },
    { $push: { a: { $each: [9], $position: -1 } } },
    { a: [1, 9, 2] },
  ],
  ["$addToSet adds once", { a: [1] }, { $addToSet: { a: { $each: [1, 2, 2] } } }, { a: [1, 2] }],
  [
    "$addToSet tells field orders apart",
    { a: [{ x: 1, y: 2 }] },
    { $addToSet: { a: { y: 2, x: 1 } } },
    {
      a: [
        { x: 1, y: 2 },
        { y: 2, x: 1 },
      ],
    },
  ],
  ["$pull by value", { a: [1, 2, 1] }, { $pull: { a: 1 } }, { a: [2] }],
  ["$pull by condition", { a: [1, 5, 9] }, { $pull: { a: { $gte: 5 } } }, { a: [1] }],
  [
    "$pull by fields of documents",
    { a: [{ x: 1, y: 1 }, { x: 2 }] },
    { $pull: { a: { x: 1 } } },
    { a: [{ x: 2 }] },
  ],
  ["$pull on a missing field does nothing", { b: 1 }, { $pull: { a: 1 } }, { b: 1 }],
  ["$pullAll by values", { a: [1, 2, 3] }, { $pullAll: { a: [1, 3] } }, { a: [2] }],
  ["$pop from the end", { a: [1, 2] }, { $pop: { a: 1 } }, { a: [1] }],
  ["$pop from the start", { a: [1, 2] }, { $pop: { a: -1 } }, { a: [2] }],
  ["$bit or", { a: 5 }, { $bit: { a: { or: 2 } } }, { a: 7 }],
  ["$bit and, xor", { a: 5, b: 5 }, { $bit: { a: { and: 4 }, b: { xor: 1 } } }, { a: 4, b: 4 }],
  [
    "$[] takes all items",
    { a: [{ n: 1 }, { n: 2 }] },
    { $inc: { "a.$[].n": 10 } },
    { a: [{ n: 11 }, { n: 12 }] },
  ],
  [
    "$[name] takes filtered items",
    { a: [1, 5, 9] },
    { $set: { "a.$[big]": 0 } },
    { a: [1, 0, 0] },
    { arrayFilters: [{ big: { $gte: 5 } }] },
  ],
  [
    "$[name] filters documents",
    {
      a: [
        { k: 1, v: 0 },
        { k: 2, v: 0 },
      ],
    },
    { $set: { "a.$[it].v": 7 } },
    {
      a: [
        { k: 1, v: 0 },
        { k: 2, v: 7 },
      ],
    },
    { arrayFilters: [{ "it.k": 2 }] },
  ],
  [
    "a pipeline computes from the document",
    { a: 2, b: 3 },
    [{ $set: { sum: { $add: ["$a", "$b"] } } }, { $unset: "b" }],
    { a: 2, sum: 5 },
  ],
  [
    "a pipeline may replace",
    { a: { x: 1 } },
    [{ $replaceWith: { $mergeObjects: ["$a", { _id: "$_id", y: 2 }] } }],
    { x: 1, y: 2 },
  ],
];

const REFUSED: readonly [
  fact: string,
  before: Document,
  update: Update,
  code: number,
  options?: Document,
][] = [
  ["$inc of a string", { a: "x" }, { $inc: { a: 1 } }, 14],
  ["$inc of null", { a: null }, { $inc: { a: 1 } }, 14],
  ["$inc by a string", { a: 1 }, { $inc: { a: "1" } }, 14],
  ["$set through a scalar", { a: 1 }, { $set: { "a.b": 1 } }, 28],
  ["$set of a field on an array", { a: [1] }, { $set: { "a.b": 1 } }, 28],
  ["$push to a scalar", { a: 1 }, { $push: { a: 1 } }, 2],
  ["$addToSet to a scalar", { a: 1 }, { $addToSet: { a: 1 } }, 2],
  ["$pop of a scalar", { a: 1 }, { $pop: { a: 1 } }, 14],
  ["$pull from a scalar", { a: 1 }, { $pull: { a: 1 } }, 2],
  ["two operators on one field", { a: 1 }, { $set: { a: 1 }, $inc: { a: 1 } }, 40],
  ["a field and a part of it", { a: {} }, { $set: { a: 1, "a.b": 2 } }, 40],
  ["a rename onto a field that is set", { a: 1 }, { $rename: { a: "b" }, $set: { b: 1 } }, 40],
  ["a changed _id", {}, { $set: { _id: 2 } }, 66],
  ["an unset _id", {}, { $unset: { _id: "" } }, 66],
  ["an unknown operator", {}, { $foo: { a: 1 } } as never, 9],
  ["an empty field name", {}, { $set: { "a..b": 1 } }, 56],
  ["a dollar-prefixed field", {}, { $set: { "a.$x": 1 } }, 52],
  ["an array filter that is missing", { a: [1] }, { $set: { "a.$[x]": 1 } }, 2],
  [
    "an array filter that is not used",
    { a: [1] },
    { $set: { b: 1 } },
    9,
    { arrayFilters: [{ x: 1 }] },
  ],
  ["$[] of a scalar", { a: 1 }, { $set: { "a.$[]": 1 } }, 2],
  ["a positional operator without a match", { a: [1] }, { $set: { "a.$": 1 } }, 2],
  ["$rename to itself", { a: 1 }, { $rename: { a: "a" } }, 2],
  ["an unknown clause of $push", {}, { $push: { a: { $each: [1], $foo: 1 } } } as never, 2],
  ["a stage that is no update", {}, [{ $group: { _id: 1 } }], 72],
];

onEveryServer(({ collection }) => {
  for (const [fact, before, update, after, options] of CASES) {
    test(fact, async () => {
      const docs = await collection({ _id: 1 as never, ...before });
      await docs.updateOne({ _id: 1 as never }, update, options);
      expect(await docs.findOne({}, { promoteLongs: true })).toEqual({ _id: 1, ...after });
    });
  }

  for (const [fact, before, update, code, options] of REFUSED) {
    test(`${fact} is refused with code ${code} and changes nothing`, async () => {
      const docs = await collection({ _id: 1 as never, ...before });
      const work = docs.updateOne({ _id: 1 as never }, update, options);
      expect(await failureOf(work)).toMatchObject({ code });
      expect(await docs.findOne()).toEqual({ _id: 1, ...before });
    });
  }

  test("$ stands for the item the filter matched", async () => {
    const docs = await collection({ _id: 1 as never, a: [{ k: 1 }, { k: 2 }], b: [5, 6] });
    await docs.updateOne({ "a.k": 2 }, { $set: { "a.$.v": 9 } });
    await docs.updateOne({ b: { $gte: 6 } }, { $inc: { "b.$": 1 } });
    await docs.updateOne({ a: { $elemMatch: { k: 1 } } }, { $set: { "a.$.w": 3 } });
    expect(await docs.findOne()).toEqual({
      _id: 1,
      a: [
        { k: 1, w: 3 },
        { k: 2, v: 9 },
      ],
      b: [5, 7],
    });
  });

  test("new fields come in the order of their names", async () => {
    const docs = await collection({ _id: 1 as never, z: 0 });
    await docs.updateOne({}, { $set: { c: 1, a: 1 }, $inc: { b: 1 } });
    expect(Object.keys((await docs.findOne()) ?? {})).toEqual(["_id", "z", "a", "b", "c"]);
  });

  test("$currentDate sets the time", async () => {
    const docs = await collection({ _id: 1 as never });
    await docs.updateOne({}, {
      $currentDate: { at: true, ts: { $type: "timestamp" } },
    } as Document);
    const found = await docs.findOne();
    expect(Math.abs(found?.["at"].getTime() - Date.now())).toBeLessThan(60_000);
    expect(found?.["ts"]).toMatchObject({ _bsontype: "Timestamp" });
  });

  test("an upsert starts from what the filter equals", async () => {
    const docs = await collection();
    const reply = await docs.updateOne(
      { k: 1, "n.m": 2, r: { $gt: 5 }, q: { $in: [7] } },
      { $set: { a: 1 }, $setOnInsert: { b: 2 } },
      { upsert: true },
    );
    expect(reply).toMatchObject({ matchedCount: 0, modifiedCount: 0, upsertedCount: 1 });
    expect(await docs.findOne()).toEqual({
      _id: reply.upsertedId,
      k: 1,
      n: { m: 2 },
      q: 7,
      a: 1,
      b: 2,
    });
  });

  test("an upsert takes its _id from the filter", async () => {
    const docs = await collection();
    const id = new ObjectId();
    await docs.updateOne({ _id: id }, { $inc: { n: 1 } }, { upsert: true });
    await docs.updateOne({ _id: id }, { $inc: { n: 1 } }, { upsert: true });
    expect(await docs.find().toArray()).toEqual([{ _id: id, n: 2 }]);
  });

  test("a replacement keeps the _id and nothing else", async () => {
    const docs = await collection({ _id: 1 as never, a: 1 });
    await docs.replaceOne({ a: 1 }, { b: 2 });
    expect(await docs.findOne()).toEqual({ _id: 1, b: 2 });
    expect(await failureOf(docs.replaceOne({ b: 2 }, { _id: 3 as never }))).toMatchObject({
      code: 66,
    });
  });

  test("an upserting replacement is inserted", async () => {
    const docs = await collection();
    await docs.replaceOne({ _id: 4 as never }, { b: 2 }, { upsert: true });
    expect(await docs.findOne()).toEqual({ _id: 4, b: 2 });
  });

  test("updateMany counts what it matched and what it changed", async () => {
    const docs = await collection({ a: 1 }, { a: 2 }, { a: 3 });
    const reply = await docs.updateMany({ a: { $gte: 2 } }, { $max: { a: 3 } });
    expect(reply).toMatchObject({ matchedCount: 2, modifiedCount: 1 });
  });

  test("an update that moves its own index key meets each document once", async () => {
    const docs = await collection(...Array.from({ length: 50 }, (_, n) => ({ n })));
    await docs.createIndex({ n: 1 });
    await docs.updateMany({ n: { $gte: 0 } }, { $inc: { n: 100 } });
    expect(await docs.countDocuments({ n: { $gte: 100, $lt: 150 } })).toBe(50);
  });
});
