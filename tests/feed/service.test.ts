import { expect, test } from "vitest";
import { createFeed } from "#bot/feed/service.ts";
import { postId } from "#bot/feed/rules.ts";
import type { Member } from "#bot/members/rules.ts";
import type { Reflection } from "#bot/reflections/service.ts";
import { answer, circleOf, NOW, person, record } from "./record.ts";

const circle = circleOf([
  person("yuki"),
  person("nao", { joinedAt: new Date(NOW.getTime() - 1000) }),
  person("mari"),
]);

/** A feed over these records, and every question it asks. */
const feedOf = (
  records: readonly Reflection[],
  muted: readonly string[] = [],
  shared: readonly Reflection[] | null = null,
) => {
  const asked: string[] = [];
  const feed = createFeed({
    reflections: {
      async sharedTo(_circle, { after }, limit) {
        if (shared === null) throw new Error("no page was asked for");
        asked.push(`page of ${limit}`);
        const from = after === null ? 0 : shared.findIndex((each) => postId(each) === after.id) + 1;
        return shared.slice(from, from + limit);
      },
      byIds: async (ids) => {
        asked.push(`records ${ids.length}`);
        return records.filter((each) => ids.includes(postId(each)));
      },
    },
    members: {
      async many(ids) {
        asked.push(`members ${ids.length}`);
        return ids.map((id) => ({ id, name: id, nickname: null, face: "none" }) as Member);
      },
    },
    circles: {
      async of() {
        asked.push("circles");
        return [circle];
      },
    },
    mutes: {
      async of() {
        asked.push("mutes");
        return new Set(muted);
      },
    },
    now: () => NOW,
  });
  return { feed, asked };
};

const before = record({ period: "2026-10", answers: { MO7: answer("型を1枚つくる") } });
const id = postId(record());

const hidden: readonly (readonly [what: string, records: readonly Reflection[], who: string])[] = [
  ["kept for oneself", [record({ status: "kept", sharedTo: [], sharedAt: null }), before], "mari"],
  ["shared to another circle", [record({ sharedTo: ["other"] }), before], "mari"],
  ["shared before one came", [record(), before], "nao"],
  ["with nothing for companions", [record({ answers: {} }), before], "mari"],
];

test.for(hidden)("a record %s is as absent as none, question by question", async (row) => {
  const [, records, who] = row;
  const there = feedOf(records);
  const never = feedOf([]);
  for (const { feed } of [there, never]) {
    expect(await feed.show(who, circle, id)).toBeNull();
    expect(await feed.anywhere(who, id)).toBeNull();
    expect(await feed.one(who, circle, id)).toBeNull();
  }
  expect(there.asked).toEqual(never.asked);
});

test("one that is there comes with the promise before it, wherever it is read", async () => {
  const { feed } = feedOf([record(), before]);
  expect(await feed.show("mari", circle, id)).toMatchObject({ id, before: "型を1枚つくる" });
  expect(await feed.anywhere("mari", id)).toMatchObject({ id, authorId: "yuki" });
  expect(await feed.one("mari", circle, id)).toMatchObject({ id });
});

test("a page asks for each thing once, and for no promise that stands on it already", async () => {
  const autumn = ["2026-11", "2026-10", "2026-09", "2026-08"].map((period) => record({ period }));
  const { feed, asked } = feedOf([...autumn, record({ period: "2026-07" })], [], autumn);
  const { items } = await feed.page("mari", circle, 4, null);
  expect(items.map(({ period }) => period)).toEqual(["2026-11", "2026-10", "2026-09", "2026-08"]);
  expect(asked.toSorted()).toEqual(["members 1", "mutes", "page of 4", "records 1"]);
});

test("what is not for this reader is passed over, and looked for a little further down", async () => {
  const hidden = record({ period: "2026-10", answers: {} });
  const shared = [record({ period: "2026-11" }), hidden, record({ period: "2026-08" })];
  const { feed, asked } = feedOf(shared, [], shared);
  const { items, next } = await feed.page("mari", circle, 2, null);
  expect(items.map(({ period }) => period)).toEqual(["2026-11", "2026-08"]);
  expect(next).toMatchObject({ id: postId(record({ period: "2026-08" })) });
  expect(asked.filter((each) => each === "mutes")).toHaveLength(1);
});

test("what somebody muted wrote is nowhere, whichever way it is asked for", async () => {
  const { feed } = feedOf([record(), before], ["yuki"]);
  expect(await feed.show("mari", circle, id)).toBeNull();
  expect(await feed.anywhere("mari", id)).toBeNull();
  expect(await feed.one("mari", circle, id)).toBeNull();
});

test.for([
  "",
  ":",
  "yuki:monthly",
  "yuki:monthly:2026-13",
  "yuki:yearly:2026",
  "a:weekly:2026-W60",
])("an id that nobody gave out, 「%s」, is none", async (odd) => {
  expect(await feedOf([]).feed.show("mari", circle, odd)).toBeNull();
});
