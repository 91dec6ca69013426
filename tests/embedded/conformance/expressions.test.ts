import { ObjectId, type Document } from "mongodb";
import { expect, test } from "vitest";
import { onEveryServer } from "./servers.ts";

const id = new ObjectId("65a1b2c3d4e5f60718293a4b");
const DOC = {
  n: 7,
  half: 2.5,
  zero: 0,
  text: "歩み ayumi",
  nothing: null,
  list: [3, 1, 2],
  docs: [
    { k: "b", v: 2 },
    { k: "a", v: 1 },
  ],
  inner: { x: 1, y: 2 },
  at: new Date("2026-11-22T16:30:00Z"),
  id,
  yes: true,
};

const EXPRESSIONS: readonly [expression: unknown, value: unknown][] = [
  [{ $add: ["$n", "$half", 1] }, 10.5],
  [{ $add: ["$at", 1000] }, new Date("2026-11-22T16:30:01Z")],
  [{ $add: ["$n", "$nothing"] }, null],
  [{ $subtract: ["$n", 2] }, 5],
  [{ $subtract: ["$at", new Date("2026-11-22T16:00:00Z")] }, 1_800_000],
  [{ $multiply: ["$n", "$half"] }, 17.5],
  [{ $divide: ["$n", 2] }, 3.5],
  [{ $mod: ["$n", 4] }, 3],
  [{ $abs: -3 }, 3],
  [{ $ceil: "$half" }, 3],
  [{ $floor: "$half" }, 2],
  [{ $round: [2.567, 1] }, 2.6],
  [{ $trunc: 2.9 }, 2],
  [{ $max: ["$n", 9] }, 9],
  [{ $min: "$list" }, 1],
  [{ $sum: "$list" }, 6],
  [{ $avg: "$list" }, 2],
  [{ $cond: ["$yes", 1, 2] }, 1],
  [
    {
      $switch: {
        branches: [
          // oxlint-disable-next-line unicorn/no-thenable -- MongoDB names it so
          { case: { $gt: ["$n", 9] }, then: "a" },
          // oxlint-disable-next-line unicorn/no-thenable -- MongoDB names it so
          { case: true, then: "b" },
        ],
        default: "c",
      },
    },
    "b",
  ],
  [{ $ifNull: ["$missing", "$nothing", "x"] }, "x"],
  [{ $and: ["$yes", { $gt: ["$n", 1] }] }, true],
  [{ $or: ["$zero", "$nothing"] }, false],
  [{ $not: ["$zero"] }, true],
  [{ $eq: ["$inner", { x: 1, y: 2 }] }, true],
  [{ $cmp: ["$n", "x"] }, -1],
  [{ $concat: ["$text", "!"] }, "歩み ayumi!"],
  [{ $concat: ["$text", "$nothing"] }, null],
  [{ $toUpper: "$text" }, "歩み AYUMI"],
  [{ $strLenCP: "$text" }, 8],
  [{ $substrCP: ["$text", 0, 2] }, "歩み"],
  [{ $split: ["a,b", ","] }, ["a", "b"]],
  [{ $trim: { input: "  a " } }, "a"],
  [{ $regexMatch: { input: "$text", regex: /AY/i } }, true],
  [{ $replaceAll: { input: "aXbX", find: "X", replacement: "-" } }, "a-b-"],
  [{ $dateTrunc: { date: "$at", unit: "day" } }, new Date("2026-11-22T00:00:00Z")],
  [{ $toString: "$id" }, id.toHexString()],
  [{ $toString: "$n" }, "7"],
  [{ $toInt: "12" }, 12],
  [{ $toDate: 1e12 }, new Date(1e12)],
  [{ $type: "$id" }, "objectId"],
  [{ $type: "$missing" }, "missing"],
  [{ $type: "$list" }, "array"],
  [{ $isArray: "$list" }, true],
  [{ $size: "$list" }, 3],
  [{ $arrayElemAt: ["$list", -1] }, 2],
  [{ $first: "$list" }, 3],
  [{ $last: "$list" }, 2],
  [{ $slice: ["$list", 2] }, [3, 1]],
  [{ $slice: ["$list", 1, 1] }, [1]],
  [{ $in: [2, "$list"] }, true],
  [{ $indexOfArray: ["$list", 2] }, 2],
  [{ $concatArrays: ["$list", [9]] }, [3, 1, 2, 9]],
  [{ $reverseArray: "$list" }, [2, 1, 3]],
  [{ $sortArray: { input: "$list", sortBy: 1 } }, [1, 2, 3]],
  [
    { $sortArray: { input: "$docs", sortBy: { k: 1 } } },
    [
      { k: "a", v: 1 },
      { k: "b", v: 2 },
    ],
  ],
  [{ $filter: { input: "$docs", cond: { $gt: ["$$this.v", 1] } } }, [{ k: "b", v: 2 }]],
  [{ $map: { input: "$docs", as: "d", in: { $add: ["$$d.v", "$n"] } } }, [9, 8]],
  [{ $reduce: { input: "$list", initialValue: 0, in: { $add: ["$$value", "$$this"] } } }, 6],
  [{ $range: [0, 6, 2] }, [0, 2, 4]],
  [
    {
      $zip: {
        inputs: [
          [1, 2],
          ["a", "b"],
        ],
      },
    },
    [
      [1, "a"],
      [2, "b"],
    ],
  ],
  [{ $setUnion: [[1], [1]] }, [1]],
  [{ $setIntersection: ["$list", [2, 9]] }, [2]],
  [{ $setDifference: ["$list", [3, 1]] }, [2]],
  [{ $setIsSubset: [[1], "$list"] }, true],
  [{ $anyElementTrue: [[false, 1]] }, true],
  [
    { $objectToArray: "$inner" },
    [
      { k: "x", v: 1 },
      { k: "y", v: 2 },
    ],
  ],
  [{ $arrayToObject: "$docs" }, { b: 2, a: 1 }],
  [{ $mergeObjects: ["$inner", { y: 3, z: 4 }] }, { x: 1, y: 3, z: 4 }],
  [{ $getField: "n" }, 7],
  [{ $setField: { field: "z", input: "$inner", value: 3 } }, { x: 1, y: 2, z: 3 }],
  [{ $let: { vars: { a: "$n" }, in: { $add: ["$$a", 1] } } }, 8],
  [{ $literal: "$n" }, "$n"],
  ["$docs.k", ["b", "a"]],
  [
    { $dateToString: { date: "$at", format: "%Y-%m-%dT%H:%M:%S%z", timezone: "Asia/Tokyo" } },
    "2026-11-23T01:30:00+0900",
  ],
  [{ $dateAdd: { startDate: "$at", unit: "day", amount: 3 } }, new Date("2026-11-25T16:30:00Z")],
  [{ $dateDiff: { startDate: new Date("2026-11-20T00:00:00Z"), endDate: "$at", unit: "day" } }, 2],
  [{ $dateFromString: { dateString: "2026-11-23T00:00:00Z" } }, new Date("2026-11-23T00:00:00Z")],
  [
    { $dateFromParts: { year: 2026, month: 11, day: 23, timezone: "Asia/Tokyo" } },
    new Date("2026-11-22T15:00:00Z"),
  ],
  [{ $year: { date: "$at", timezone: "Asia/Tokyo" } }, 2026],
  [{ $dayOfMonth: { date: "$at", timezone: "Asia/Tokyo" } }, 23],
  [{ $hour: { date: "$at", timezone: "Asia/Tokyo" } }, 1],
  [{ $isoWeek: "$at" }, 47],
  [{ $dayOfWeek: "$at" }, 1],
];

const ACCUMULATORS: readonly [accumulator: Document, value: unknown][] = [
  [{ $sum: "$v" }, 6],
  [{ $avg: "$v" }, 3],
  [{ $min: "$v" }, 2],
  [{ $max: "$w" }, "z"],
  [{ $push: "$v" }, [2, 4]],
  [{ $push: "$w" }, ["z", "y", null]],
  [{ $addToSet: "$same" }, [1]],
  [{ $first: "$w" }, "z"],
  [{ $last: "$v" }, 4],
  [{ $count: {} }, 3],
  [{ $sum: { $cond: [{ $gt: ["$v", 3] }, 1, 0] } }, 1],
  [{ $mergeObjects: "$o" }, { a: 1, b: 2 }],
  [{ $firstN: { n: 2, input: "$_id" } }, [1, 2]],
];

onEveryServer(({ collection }) => {
  for (const [expression, value] of EXPRESSIONS) {
    test(`${JSON.stringify(expression)} is ${JSON.stringify(value)}`, async () => {
      const docs = await collection({ _id: 1 as never, ...DOC });
      const [found] = await docs.aggregate([{ $project: { _id: 0, value: expression } }]).toArray();
      expect(found).toEqual({ value });
    });
  }

  for (const [accumulator, value] of ACCUMULATORS) {
    test(`${JSON.stringify(accumulator)} gathers ${JSON.stringify(value)}`, async () => {
      const docs = await collection(
        { _id: 1 as never, v: 2, w: "z", same: 1, o: { a: 1 } },
        { _id: 2 as never, w: "y", same: 1, o: null },
        { _id: 3 as never, v: 4, w: null, same: 1, o: { b: 2 } },
      );
      const [found] = await docs
        .aggregate([{ $sort: { _id: 1 } }, { $group: { _id: null, value: accumulator } }])
        .toArray();
      expect(found).toEqual({ _id: null, value });
    });
  }
});
