import fc from "fast-check";
import { expect, test } from "vitest";
import { ensureIndexes } from "#bot/db.ts";
import { createReflections } from "#bot/reflections/service.ts";
import {
  createReflectionStore,
  reflectionsDefinition,
  type FeedPlace,
} from "#bot/reflections/store.ts";
import { record } from "#tests/feed/record.ts";
import { testDatabase } from "#tests/support/database.ts";

const beginning = new Date(0);
const minute = (n: number) => new Date(Date.UTC(2026, 10, 1, 0, n));
const keyOf = (memberId: string) => ({ memberId, cadence: "monthly", period: "2026-11" }) as const;

const start = async () => {
  const { db } = await testDatabase();
  const docs = db.collection<{ _id: string }>(reflectionsDefinition.name);
  const store = createReflectionStore(db);
  const reflections = createReflections({ store, zone: "Asia/Tokyo" });
  const kept = (memberId: string) =>
    store.apply(keyOf(memberId), null, () =>
      record({ memberId, status: "kept", sharedTo: [], sharedAt: null }),
    );
  /** Who stands in the feed of a circle, by pages of two. */
  const feedOf = async (circleId: string) => {
    const seen: string[] = [];
    let after: FeedPlace | null = null;
    for (;;) {
      const found = await reflections.sharedTo(circleId, { since: beginning, after }, 2);
      seen.push(...found.map(({ memberId }) => memberId));
      const last = found.at(-1);
      if (found.length < 2 || last === undefined) return seen;
      const id = `${last.memberId}:monthly:2026-11`;
      after = { sharedAt: last.sharedSince?.[circleId] ?? beginning, id };
    }
  };
  return { db, docs, store, reflections, kept, feedOf };
};

test("a record that is shown in one circle more stays where it was in the others", async () => {
  const { reflections, kept, feedOf } = await start();
  for (const name of ["ana", "ben", "cem"]) await kept(name);
  await reflections.show(keyOf("ana"), "first", minute(1));
  await reflections.show(keyOf("ben"), "first", minute(2));
  await reflections.show(keyOf("ben"), "table", minute(2));
  await reflections.show(keyOf("cem"), "table", minute(3));
  await reflections.show(keyOf("ana"), "table", minute(4));
  expect(await feedOf("first")).toEqual(["ben", "ana"]);
  expect(await feedOf("table")).toEqual(["ana", "cem", "ben"]);
});

test("whatever is shown and taken back, each circle has its own order, page by page", async () => {
  const { docs, reflections, kept, feedOf } = await start();
  const act = fc.record({
    who: fc.constantFrom("ana", "ben", "cem", "dan"),
    circle: fc.constantFrom("first", "table", "third"),
    isShown: fc.boolean(),
    isLater: fc.boolean(),
  });
  const property = fc.asyncProperty(
    fc.array(act, { minLength: 6, maxLength: 14 }),
    async (acts) => {
      await docs.deleteMany({});
      for (const name of ["ana", "ben", "cem", "dan"]) await kept(name);
      const model = new Map<string, Map<string, number>>();
      let time = 0;
      for (const { who, circle, isShown, isLater } of acts) {
        if (isLater) time += 1;
        const people = model.get(circle) ?? new Map<string, number>();
        model.set(circle, people);
        if (isShown) {
          await reflections.show(keyOf(who), circle, minute(time));
          people.set(who, people.get(who) ?? time);
        } else {
          await reflections.hide(keyOf(who), circle);
          people.delete(who);
        }
      }
      for (const [circle, people] of model) {
        const ordered = [...people].toSorted(([a, at], [b, bt]) => bt - at || (a < b ? 1 : -1));
        expect(await feedOf(circle)).toEqual(ordered.map(([who]) => who));
      }
    },
  );
  await fc.assert(property, { numRuns: 25 });
});

test("of a circle that was left nothing stays in a record", async () => {
  const { docs, reflections, kept } = await start();
  await kept("ana");
  for (const circle of ["first", "table"]) await reflections.show(keyOf("ana"), circle, minute(1));
  await reflections.withdraw("ana", "table");
  expect(JSON.stringify(await docs.find().toArray())).not.toContain("table");
  await reflections.withdraw("ana", "first");
  expect(JSON.stringify(await docs.find().toArray())).not.toContain("first");
});

test("records from before each circle had its own order are given their places", async () => {
  const { db, docs, store, feedOf } = await start();
  await docs.createIndex({ sharedTo: 1, sharedAt: -1, _id: -1 }, { name: "feed" });
  const old = [
    record({ memberId: "ana", sharedTo: ["first"], sharedAt: minute(1) }),
    record({
      memberId: "ben",
      sharedTo: ["first", "table"],
      sharedAt: minute(5),
      sharedSince: { first: minute(0), table: minute(5) },
    }),
    record({ memberId: "cem", status: "kept", sharedTo: [], sharedAt: null }),
  ];
  const asStored = old.map((each) => ({ _id: `${each.memberId}:monthly:2026-11`, ...each }));
  await docs.insertMany(asStored);
  for (let times = 0; times < 2; times += 1) {
    await store.placeInFeeds();
    await ensureIndexes(db, [reflectionsDefinition]);
    expect(await feedOf("first")).toEqual(["ana", "ben"]);
    expect(await feedOf("table")).toEqual(["ben"]);
    expect((await docs.indexes()).map(({ name }) => name)).not.toContain("feed");
  }
});

test("in data without records there is nothing to place", async () => {
  const { store } = await start();
  await expect(store.placeInFeeds()).resolves.toBeUndefined();
});
