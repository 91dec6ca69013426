import type { Document } from "mongodb";
import { expect, test } from "vitest";
import { onEveryServer } from "./servers.ts";

const people = Array.from({ length: 200 }, (_, n) => ({
  circle: `c${n % 5}`,
  at: new Date(n * 1000),
  n,
  tags: [`t${n % 3}`, `t${n % 4}`],
}));

function stages(plan: Document): string[] {
  const inner = [plan["inputStage"] ?? [], plan["inputStages"] ?? []].flat();
  return [plan["stage"], ...inner.flatMap(stages)];
}

const CASES: readonly [
  fact: string,
  filter: Document,
  sort: Document,
  limit: number,
  scan: string,
  examined: number,
][] = [
  ["equality uses an index", { n: 7 }, {}, 0, "IXSCAN", 1],
  ["a range uses an index", { n: { $gte: 190 } }, {}, 0, "IXSCAN", 10],
  ["$in uses an index", { n: { $in: [1, 5, 9] } }, {}, 0, "IXSCAN", 3],
  ["equality and order use a compound index", { circle: "c1" }, { at: -1 }, 5, "IXSCAN", 5],
  [
    "equality and a range use a compound index",
    { circle: "c1", at: { $lt: new Date(50_000) } },
    { at: -1 },
    5,
    "IXSCAN",
    5,
  ],
  ["an order alone uses an index", {}, { n: -1 }, 20, "IXSCAN", 20],
  ["a multikey index finds items", { tags: "t0" }, {}, 0, "IXSCAN", 100],
  ["$or uses an index for each branch", { $or: [{ n: 1 }, { n: 2 }] }, {}, 0, "IXSCAN", 2],
  [
    "$and is seen through",
    { $and: [{ circle: "c1" }, { at: new Date(1000) }] },
    {},
    0,
    "IXSCAN",
    1,
  ],
  ["a field without index is scanned", { other: 1 }, {}, 0, "COLLSCAN", 200],
];

onEveryServer(({ collection }) => {
  for (const [fact, filter, sort, limit, scan, examined] of CASES) {
    test(fact, async () => {
      const docs = await collection(...structuredClone(people));
      await docs.createIndexes([
        { key: { n: 1 } },
        { key: { circle: 1, at: -1 } },
        { key: { tags: 1 } },
      ]);
      const told = await docs.find(filter).sort(sort).limit(limit).explain("executionStats");
      const found = stages(told["queryPlanner"].winningPlan);
      expect(found).toContain(scan);
      expect(found).not.toContain("SORT");
      expect(told["executionStats"].totalDocsExamined).toBeLessThanOrEqual(examined);
    });
  }

  test("a wildcard index gives the fields below a path, and the order of each of them", async () => {
    const docs = await collection(
      ...Array.from({ length: 200 }, (_, n) => ({
        n,
        places: { [`c${n % 5}`]: `at-${1000 + n}`, c9: `at-${9000 - n}` },
      })),
      { n: 200, places: {} },
      { n: 201 },
    );
    await docs.createIndex({ "places.$**": 1 });
    const page = docs
      .find({ "places.c1": { $gte: "at-1000", $lt: "at-1100" } })
      .sort({ "places.c1": -1 })
      .limit(3);
    const told = await page.clone().explain("executionStats");
    const found = stages(told["queryPlanner"].winningPlan);
    expect(found).toContain("IXSCAN");
    expect(found).not.toContain("SORT");
    expect(told["executionStats"].totalDocsExamined).toBe(3);
    expect((await page.toArray()).map(({ n }) => n as number)).toEqual([96, 91, 86]);
    const other = await docs.find({ "places.c9": "at-8990" }).explain("queryPlanner");
    expect(stages(other["queryPlanner"].winningPlan)).toContain("IXSCAN");
    expect(await docs.countDocuments({ "places.c9": null })).toBe(2);
    const elsewhere = await docs.find({ n: 7 }).explain("queryPlanner");
    expect(stages(elsewhere["queryPlanner"].winningPlan)).toEqual(["COLLSCAN"]);
  });

  test("a sort that no index gives is said to block", async () => {
    const docs = await collection(...structuredClone(people));
    const told = await docs.find({}).sort({ n: 1 }).explain("queryPlanner");
    expect(stages(told["queryPlanner"].winningPlan)).toEqual(["SORT", "COLLSCAN"]);
    expect(told["executionStats"]).toBeUndefined();
  });
});
