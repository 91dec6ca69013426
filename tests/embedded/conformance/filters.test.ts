import { Binary, Long, MaxKey, MinKey, ObjectId, Timestamp, type Document } from "mongodb";
import { expect, test } from "vitest";
import { failureOf, onEveryServer } from "./servers.ts";

const oid = new ObjectId("65a1b2c3d4e5f60718293a4b");
const day = new Date("2026-11-23T00:00:00Z");

// Documents are numbered from 0; the filter finds those listed.
const CASES: readonly [fact: string, docs: Document[], filter: Document, found: number[]][] = [
  ["equality finds a number", [{ a: 1 }, { a: 2 }], { a: 1 }, [0]],
  ["equality looks into arrays", [{ a: [1, 2] }, { a: [3] }], { a: 2 }, [0]],
  [
    "equality with an array is exact or nested",
    [{ a: [1, 2] }, { a: [2, 1] }, { a: [[1, 2]] }],
    { a: [1, 2] },
    [0, 2],
  ],
  [
    "equality with a document respects field order",
    [{ a: { x: 1, y: 2 } }, { a: { y: 2, x: 1 } }],
    { a: { x: 1, y: 2 } },
    [0],
  ],
  [
    "null finds null and missing",
    [{ a: null }, {}, { a: 0 }, { a: [null] }],
    { a: null },
    [0, 1, 3],
  ],
  ["null on a path through a scalar finds it", [{ a: 4 }, { a: { b: 1 } }], { "a.b": null }, [0]],
  [
    "null on a path through items finds an item without the field",
    [{ a: [{ b: 1 }, {}] }, { a: [{ b: 1 }] }],
    { "a.b": null },
    [0],
  ],
  [
    "a path fans out over arrays",
    [{ a: [{ b: 1 }, { b: 2 }] }, { a: { b: 2 } }, { a: [{ b: 3 }] }],
    { "a.b": 2 },
    [0, 1],
  ],
  ["a path takes a position in an array", [{ a: [5, 6] }, { a: [6, 5] }], { "a.1": 6 }, [0]],
  [
    "$gt compares within a type only",
    [{ a: 5 }, { a: "5" }, { a: null }, {}],
    { a: { $gt: 1 } },
    [0],
  ],
  ["$gte null finds null and missing", [{ a: null }, {}, { a: 1 }], { a: { $gte: null } }, [0, 1]],
  [
    "$lt on dates ignores null",
    [{ a: new Date(0) }, { a: null }, { a: day }],
    { a: { $lt: day } },
    [0],
  ],
  [
    "$lte on strings is by code point",
    [{ a: "あ" }, { a: "😀" }, { a: "ﬀ" }],
    { a: { $lte: "ﬀ" } },
    [0, 2],
  ],
  [
    "two bounds on an array may be met by two items",
    [{ a: [0, 10] }, { a: [11, 12] }],
    { a: { $gt: 5, $lt: 11 } },
    [0],
  ],
  [
    "two bounds on an array are met apart",
    [{ a: [0, 20] }, { a: [3] }],
    { a: { $gt: 15, $lt: 5 } },
    [0],
  ],
  ["NaN is in no range", [{ a: NaN }, { a: 1 }], { a: { $lt: 5 } }, [1]],
  ["NaN equals NaN", [{ a: NaN }, { a: 1 }], { a: NaN }, [0]],
  ["MinKey is below all", [{ a: 1 }, { a: "x" }], { a: { $gt: new MinKey() } }, [0, 1]],
  ["MaxKey is above all", [{ a: 1 }, { a: "x" }], { a: { $lt: new MaxKey() } }, [0, 1]],
  [
    "$ne excludes arrays that hold the value",
    [{ a: [1, 2] }, { a: 3 }, {}],
    { a: { $ne: 1 } },
    [1, 2],
  ],
  ["$in takes patterns", [{ a: "abc" }, { a: "xyz" }, { a: 1 }], { a: { $in: [/^a/, 1] } }, [0, 2]],
  ["$in with null finds missing", [{}, { a: 1 }], { a: { $in: [null] } }, [0]],
  ["$in of nothing finds nothing", [{}, { a: 1 }], { a: { $in: [] } }, []],
  ["$nin excludes", [{ a: 1 }, { a: 2 }, {}], { a: { $nin: [1, null] } }, [1]],
  ["$exists true finds null", [{ a: null }, {}], { a: { $exists: true } }, [0]],
  ["$exists false finds missing", [{ a: null }, {}], { a: { $exists: false } }, [1]],
  ["$type objectId", [{ a: oid }, { a: oid.toHexString() }], { a: { $type: "objectId" } }, [0]],
  [
    "$type binData",
    [{ a: new Binary(Buffer.from("x")) }, { a: "x" }],
    { a: { $type: "binData" } },
    [0],
  ],
  ["$type by number", [{ a: "x" }, { a: 1 }], { a: { $type: 2 } }, [0]],
  [
    "$type number takes every number",
    [{ a: 1 }, { a: 1.5 }, { a: Long.MAX_VALUE }, { a: "1" }],
    { a: { $type: "number" } },
    [0, 1, 2],
  ],
  [
    "$type array finds arrays",
    [{ a: [] }, { a: [1] }, { a: 1 }],
    { a: { $type: "array" } },
    [0, 1],
  ],
  [
    "$type takes a list",
    [{ a: true }, { a: day }, { a: 1 }],
    { a: { $type: ["bool", "date"] } },
    [0, 1],
  ],
  [
    "$regex with options",
    [{ a: "Ayumi" }, { a: "x" }],
    { a: { $regex: "^ay", $options: "i" } },
    [0],
  ],
  ["$regex with a literal", [{ a: "歩み" }, { a: "x" }], { a: /歩/ }, [0]],
  ["$regex on arrays", [{ a: ["x", "歩"] }, { a: ["x"] }], { a: /歩/ }, [0]],
  [
    "a pattern with the dot-all option",
    [{ a: "a\nb" }, { a: "b" }],
    { a: { $regex: "a.b", $options: "s" } },
    [0],
  ],
  ["$not negates operators", [{ a: 1 }, { a: 5 }, {}], { a: { $not: { $gt: 3 } } }, [0, 2]],
  ["$not negates a pattern", [{ a: "x" }, { a: "y" }], { a: { $not: /x/ } }, [1]],
  ["$size", [{ a: [1, 2] }, { a: [1] }, { a: 2 }], { a: { $size: 2 } }, [0]],
  [
    "$all wants every value",
    [{ a: [1, 2, 3] }, { a: [1] }, { a: 1 }],
    { a: { $all: [1, 2] } },
    [0],
  ],
  ["$all of one value finds a scalar", [{ a: 1 }, { a: 2 }], { a: { $all: [1] } }, [0]],
  [
    "$all with $elemMatch",
    [{ a: [{ x: 1 }, { y: 2 }] }, { a: [{ x: 1 }] }],
    { a: { $all: [{ $elemMatch: { x: 1 } }, { $elemMatch: { y: 2 } }] } },
    [0],
  ],
  [
    "$elemMatch wants one item to meet all",
    [
      { a: [{ x: 1, y: 1 }] },
      {
        a: [
          { x: 1, y: 0 },
          { x: 0, y: 1 },
        ],
      },
    ],
    { a: { $elemMatch: { x: 1, y: 1 } } },
    [0],
  ],
  [
    "$elemMatch on values",
    [{ a: [1, 9] }, { a: [5] }],
    { a: { $elemMatch: { $gt: 3, $lt: 8 } } },
    [1],
  ],
  [
    "$elemMatch with $or",
    [{ a: [{ x: 1 }] }, { a: [{ x: 3 }] }],
    { a: { $elemMatch: { $or: [{ x: 1 }, { x: 2 }] } } },
    [0],
  ],
  ["$mod", [{ a: 7 }, { a: 8 }], { a: { $mod: [4, 3] } }, [0]],
  ["$bitsAllSet", [{ a: 7 }, { a: 4 }], { a: { $bitsAllSet: 6 } }, [0]],
  ["$bitsAnyClear by positions", [{ a: 3 }, { a: 1 }], { a: { $bitsAnyClear: [0, 1] } }, [1]],
  ["$and", [{ a: 1, b: 1 }, { a: 1 }], { $and: [{ a: 1 }, { b: 1 }] }, [0]],
  ["$or", [{ a: 1 }, { b: 2 }, { a: 3 }], { $or: [{ a: 1 }, { b: 2 }] }, [0, 1]],
  ["$nor", [{ a: 1 }, { b: 2 }, { a: 3 }], { $nor: [{ a: 1 }, { b: 2 }] }, [2]],
  [
    "$expr compares two fields",
    [
      { a: 1, b: 2 },
      { a: 2, b: 1 },
    ],
    { $expr: { $gt: ["$a", "$b"] } },
    [1],
  ],
  [
    "$expr compares across types, missing below null",
    [{ a: 0 }, { a: null }, {}, { a: "x" }],
    { $expr: { $gt: ["$a", null] } },
    [0, 3],
  ],
  ["$expr finds the missing", [{ a: null }, {}], { $expr: { $lt: ["$a", null] } }, [1]],
  ["$comment changes nothing", [{ a: 1 }], { a: 1, $comment: "why" }, [0]],
  ["a long and a number are equal", [{ a: Long.fromNumber(5) }, { a: 6 }], { a: 5 }, [0]],
  [
    "a long beyond doubles is exact",
    [{ a: Long.fromString("9007199254740993") }, { a: Long.fromString("9007199254740995") }],
    { a: Long.fromString("9007199254740993") },
    [0],
  ],
  ["a date finds its equal", [{ a: day }, { a: new Date(0) }], { a: day }, [0]],
  ["an ObjectId finds its equal", [{ a: oid }, { a: new ObjectId() }], { a: oid }, [0]],
  [
    "a timestamp is no date",
    [{ a: new Timestamp({ t: 1, i: 1 }) }, { a: new Date(1000) }],
    { a: { $gt: new Date(0) } },
    [1],
  ],
  ["a boolean is no number", [{ a: true }, { a: 1 }], { a: true }, [0]],
  [
    "a field named like a method is a field",
    [{ constructor: 1 }, {}],
    { constructor: { $exists: true } },
    [0],
  ],
];

const REFUSED: readonly [fact: string, filter: Document, code: number][] = [
  ["an unknown operator", { a: { $foo: 1 } }, 2],
  ["an unknown top level operator", { $foo: 1 }, 2],
  ["an empty $or", { $or: [] }, 2],
  ["$and that is no list", { $and: {} }, 2],
  ["$in that is no list", { a: { $in: 1 } }, 2],
  ["an invalid pattern", { a: { $regex: "(" } }, 51091],
  ["$text without a text index", { $text: { $search: "x" } }, 27],
];

onEveryServer(({ collection }) => {
  for (const [fact, docs, filter, found] of CASES) {
    test(fact, async () => {
      const plain = await collection(...docs.map((doc, _id) => ({ _id: _id as never, ...doc })));
      const ids = async () => (await plain.find(filter).toArray()).map(({ _id }) => Number(_id));
      expect((await ids()).toSorted((a, b) => a - b)).toEqual(found);
      const field = Object.keys(filter)[0] ?? "";
      if (field.startsWith("$")) return;
      for (const direction of [1, -1] as const) {
        await plain.createIndex({ [field]: direction });
        expect(
          (await ids()).toSorted((a, b) => a - b),
          "with an index",
        ).toEqual(found);
        await plain.dropIndexes();
      }
    });
  }

  for (const [fact, filter, code] of REFUSED) {
    test(`${fact} is refused with code ${code}`, async () => {
      expect(await failureOf((await collection({ a: 1 })).findOne(filter))).toMatchObject({ code });
    });
  }
});
