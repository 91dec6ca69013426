import type { Document } from "mongodb";
import { expect, test } from "vitest";
import { failureOf, onEveryServer } from "./servers.ts";

const SALES = [
  { _id: 1, who: "a", n: 2, tags: ["x", "y"], at: new Date("2026-11-22T16:00:00Z"), in: { k: 1 } },
  { _id: 2, who: "b", n: 5, tags: ["y"], at: new Date("2026-11-22T10:00:00Z"), in: { k: 2 } },
  { _id: 3, who: "a", n: 3, tags: [], at: new Date("2026-12-01T00:00:00Z"), in: { k: 1 } },
];

const CASES: readonly [fact: string, pipeline: Document[], result: Document[]][] = [
  ["$match and $count", [{ $match: { n: { $gte: 3 } } }, { $count: "many" }], [{ many: 2 }]],
  ["$count of nothing is nothing", [{ $match: { n: 99 } }, { $count: "many" }], []],
  [
    "$group sums and averages",
    [
      { $group: { _id: "$who", s: { $sum: "$n" }, avg: { $avg: "$n" }, c: { $sum: 1 } } },
      { $sort: { _id: 1 } },
    ],
    [
      { _id: "a", s: 5, avg: 2.5, c: 2 },
      { _id: "b", s: 5, avg: 5, c: 1 },
    ],
  ],
  [
    "$group by a document",
    [{ $group: { _id: { w: "$who", k: "$in.k" } } }, { $sort: { "_id.w": 1 } }],
    [{ _id: { w: "a", k: 1 } }, { _id: { w: "b", k: 2 } }],
  ],
  [
    "$group collects",
    [
      { $sort: { n: 1 } },
      {
        $group: {
          _id: null,
          all: { $push: "$n" },
          first: { $first: "$who" },
          last: { $last: "$who" },
          min: { $min: "$n" },
          max: { $max: "$n" },
        },
      },
    ],
    [{ _id: null, all: [2, 3, 5], first: "a", last: "b", min: 2, max: 5 }],
  ],
  [
    "$unwind opens arrays and drops empty ones",
    [{ $unwind: "$tags" }, { $project: { tags: 1 } }],
    [
      { _id: 1, tags: "x" },
      { _id: 1, tags: "y" },
      { _id: 2, tags: "y" },
    ],
  ],
  [
    "$unwind may keep empty ones",
    [
      { $unwind: { path: "$tags", preserveNullAndEmptyArrays: true, includeArrayIndex: "i" } },
      { $match: { _id: 3 } },
      { $project: { tags: 1, i: 1 } },
    ],
    [{ _id: 3, i: null }],
  ],
  [
    "$project computes and renames",
    [
      { $match: { _id: 1 } },
      { $project: { _id: 0, person: "$who", twice: { $multiply: ["$n", 2] }, k: "$in.k" } },
    ],
    [{ person: "a", twice: 4, k: 1 }],
  ],
  [
    "$addFields sets nested fields",
    [
      { $match: { _id: 1 } },
      { $addFields: { "in.j": { $add: ["$n", 1] } } },
      { $project: { in: 1 } },
    ],
    [{ _id: 1, in: { k: 1, j: 3 } }],
  ],
  [
    "$unset removes",
    [{ $match: { _id: 1 } }, { $unset: ["tags", "at", "in.k"] }],
    [{ _id: 1, who: "a", n: 2, in: {} }],
  ],
  ["$replaceRoot", [{ $match: { _id: 2 } }, { $replaceRoot: { newRoot: "$in" } }], [{ k: 2 }]],
  [
    "$sort, $skip, $limit",
    [{ $sort: { n: -1 } }, { $skip: 1 }, { $limit: 1 }, { $project: { n: 1 } }],
    [{ _id: 3, n: 3 }],
  ],
  ["$limit before $match", [{ $sort: { _id: 1 } }, { $limit: 1 }, { $match: { who: "b" } }], []],
  [
    "$sortByCount",
    [{ $unwind: "$tags" }, { $sortByCount: "$tags" }, { $limit: 1 }],
    [{ _id: "y", count: 2 }],
  ],
  [
    "$facet runs pipelines side by side",
    [
      {
        $facet: {
          total: [{ $count: "n" }],
          top: [{ $sort: { n: -1 } }, { $limit: 1 }, { $project: { _id: 1 } }],
        },
      },
    ],
    [{ total: [{ n: 3 }], top: [{ _id: 2 }] }],
  ],
  [
    "days are those of a zone",
    [
      { $match: { _id: { $lte: 2 } } },
      { $sort: { _id: 1 } },
      {
        $project: {
          day: { $dateToString: { date: "$at", format: "%Y-%m-%d", timezone: "Asia/Tokyo" } },
        },
      },
    ],
    [
      { _id: 1, day: "2026-11-23" },
      { _id: 2, day: "2026-11-22" },
    ],
  ],
  [
    "$cond, $ifNull, $in",
    [
      { $match: { _id: 3 } },
      {
        $project: {
          _id: 0,
          c: { $cond: [{ $gt: ["$n", 2] }, "big", "small"] },
          m: { $ifNull: ["$none", "-"] },
          i: { $in: ["x", "$tags"] },
        },
      },
    ],
    [{ c: "big", m: "-", i: false }],
  ],
  [
    "$filter, $map, $size, $reduce",
    [
      { $match: { _id: 1 } },
      {
        $project: {
          _id: 0,
          f: { $filter: { input: "$tags", as: "t", cond: { $eq: ["$$t", "y"] } } },
          m: { $map: { input: "$tags", as: "t", in: { $concat: ["$$t", "!"] } } },
          s: { $size: "$tags" },
          r: {
            $reduce: { input: "$tags", initialValue: "", in: { $concat: ["$$value", "$$this"] } },
          },
        },
      },
    ],
    [{ f: ["y"], m: ["x!", "y!"], s: 2, r: "xy" }],
  ],
];

onEveryServer(({ collection, db }) => {
  for (const [fact, pipeline, result] of CASES) {
    test(fact, async () => {
      const docs = await collection(...structuredClone(SALES));
      expect(await docs.aggregate(pipeline).toArray()).toEqual(result);
      expect(await docs.find().sort({ _id: 1 }).toArray(), "and changes no document").toEqual(
        SALES,
      );
    });
  }

  test("$lookup joins by fields, through arrays and missing", async () => {
    const people = await collection(
      { _id: "a" as never, name: "A" },
      { _id: "b" as never, name: "B" },
    );
    const docs = await collection(
      { _id: 1 as never, who: "a" },
      { _id: 2 as never, who: ["b", "a"] },
      { _id: 3 as never, who: "z" },
    );
    const joined = await docs
      .aggregate([
        {
          $lookup: {
            from: people.collectionName,
            localField: "who",
            foreignField: "_id",
            as: "who",
          },
        },
        { $project: { names: "$who.name" } },
        { $sort: { _id: 1 } },
      ])
      .toArray();
    expect(joined.map(({ names }) => names.toSorted())).toEqual([["A"], ["A", "B"], []]);
  });

  test("$lookup takes variables and a pipeline", async () => {
    const other = await collection({ n: 1 }, { n: 5 }, { n: 9 });
    const docs = await collection({ _id: 1 as never, min: 5 });
    const joined = await docs
      .aggregate([
        {
          $lookup: {
            from: other.collectionName,
            let: { min: "$min" },
            pipeline: [
              { $match: { $expr: { $gte: ["$n", "$$min"] } } },
              { $sort: { n: -1 } },
              { $project: { _id: 0 } },
            ],
            as: "more",
          },
        },
      ])
      .toArray();
    expect(joined).toEqual([{ _id: 1, min: 5, more: [{ n: 9 }, { n: 5 }] }]);
  });

  test("a pattern matches at every level of a pipeline", async () => {
    const docs = await collection({ _id: 1 as never, a: "歩み" }, { _id: 2 as never, a: "x" });
    const matching = [{ $match: { a: /^歩/ } }, { $project: { _id: 1 } }];
    const joined = await docs
      .aggregate([
        { $addFields: { b: 1 } },
        ...matching,
        { $lookup: { from: docs.collectionName, pipeline: matching, as: "same" } },
        { $facet: { inner: [{ $match: { same: { $size: 1 } } }, { $project: { _id: 1 } }] } },
      ])
      .toArray();
    expect(joined).toEqual([{ inner: [{ _id: 1 }] }]);
  });

  test("$unionWith adds another collection", async () => {
    const other = await collection({ _id: 2 as never });
    const docs = await collection({ _id: 1 as never });
    const all = await docs.aggregate([{ $unionWith: other.collectionName }]).toArray();
    expect(all.map(({ _id }) => Number(_id)).toSorted((a, b) => a - b)).toEqual([1, 2]);
  });

  test("$out replaces a collection", async () => {
    const docs = await collection(...structuredClone(SALES));
    const target = await collection({ old: 1 });
    await docs.aggregate([{ $project: { n: 1 } }, { $out: target.collectionName }]).toArray();
    expect((await target.find().sort({ _id: 1 }).toArray()).map(({ n }) => n)).toEqual([2, 5, 3]);
  });

  test("$merge merges by _id", async () => {
    const docs = await collection(...structuredClone(SALES));
    const target = await collection({ _id: 1 as never, kept: true });
    const into = { into: target.collectionName, whenMatched: "merge", whenNotMatched: "discard" };
    await docs.aggregate([{ $project: { n: 1 } }, { $merge: into }]).toArray();
    expect(await target.find().toArray()).toEqual([{ _id: 1, kept: true, n: 2 }]);
  });

  test("$sample takes so many", async () => {
    const docs = await collection(...structuredClone(SALES));
    expect((await docs.aggregate([{ $sample: { size: 2 } }]).toArray()).length).toBe(2);
  });

  test("let gives variables to a filter and a pipeline", async () => {
    const docs = await collection({ n: 1 }, { n: 2 });
    const found = await docs
      .find({ $expr: { $eq: ["$n", "$$wanted"] } }, { let: { wanted: 2 } })
      .toArray();
    expect(found.map(({ n }) => n)).toEqual([2]);
    const piped = docs.aggregate([{ $match: { $expr: { $eq: ["$n", "$$wanted"] } } }], {
      let: { wanted: 1 },
    });
    expect((await piped.toArray()).map(({ n }) => n)).toEqual([1]);
  });

  test("documents may come from the pipeline itself", async () => {
    const made = await db()
      .aggregate([{ $documents: [{ a: 1 }, { a: 2 }] }, { $match: { a: 2 } }])
      .toArray();
    expect(made).toEqual([{ a: 2 }]);
  });

  test("an unknown stage, two stages in one, an unknown expression are refused", async () => {
    const docs = await collection({ a: 1 });
    const code = async (pipeline: Document[]) =>
      (await failureOf(docs.aggregate(pipeline).toArray()))["code"];
    expect(await code([{ $foo: 1 }])).toBe(40324);
    expect(await code([{ $match: {}, $limit: 1 }])).toBe(40323);
    expect(await code([{ $facet: { x: [{ $foo: 1 }] } }])).toBe(40324);
    expect(await code([{ $addFields: { b: { $nope: 1 } } }])).toBe(168);
  });
});
