import * as fc from "fast-check";
import { expect, test } from "vitest";
import { isShort, readingOf, trimmed, type Pages } from "#liff/feed/news.ts";
import type { CheeredPost } from "#shared/cheers.ts";
import type { FeedPage } from "#shared/feed.ts";

const at = (minute: number) => new Date(Date.UTC(2026, 10, 1, 0, minute)).toISOString();

const post = (minute: number): CheeredPost => ({
  id: `p${minute}`,
  author: { id: "mari", name: "Mari", face: "line", picture: null },
  isMine: false,
  cadence: "monthly",
  period: "2026-11",
  sharedAt: at(minute),
  before: null,
  words: [],
  wanted: null,
  cheers: { sent: [], received: [] },
});

const page = (minutes: readonly number[], hasMore = true): FeedPage => ({
  circle: { id: "c", name: "第一期" },
  items: minutes.map(post),
  cursor: hasMore ? "on" : null,
  until: hasMore ? at(minutes.at(-1) ?? 0) : null,
});

const pagesOf = (...pages: readonly FeedPage[]): Pages => ({
  pages: [...pages],
  pageParams: pages.map(() => null),
});

const ids = (posts: readonly CheeredPost[]) => posts.map(({ id }) => id);

test("what the first page tells of again is nothing new, and takes nothing away", () => {
  const risen: FeedPage = { ...page([9, 1]), items: [post(9), post(2)], until: at(8) };
  const { posts, hasNews } = readingOf(pagesOf(page([9, 8]), page([7, 2])), risen, at(9));
  expect(ids(posts)).toEqual(["p9", "p8", "p7", "p2"]);
  expect(hasNews).toBe(false);
});

test("what came since waits, and what is read does not move", () => {
  const found = readingOf(pagesOf(page([5, 4, 3], false)), undefined, at(4));
  expect(ids(found.posts)).toEqual(["p4", "p3"]);
  expect(found).toMatchObject({ hasNews: true, newest: at(5) });
  expect(readingOf(pagesOf(page([5, 4, 3], false)), undefined, at(5)).hasNews).toBe(false);
});

test("in a long reading the first page tells of what is new and of what was taken back", () => {
  const long = pagesOf(page([9, 8, 7]), page([6, 5, 4]), page([3, 2, 1], false));
  const found = readingOf(long, page([10, 9, 7]), at(9));
  expect(ids(found.posts)).toEqual(["p9", "p7", "p6", "p5", "p4", "p3", "p2", "p1"]);
  expect(found).toMatchObject({ hasNews: true, newest: at(10) });
});

test("a first page that is the only one tells of everything that is left", () => {
  const long = pagesOf(page([9, 8]), page([7, 6], false));
  expect(ids(readingOf(long, page([8], false), at(9)).posts)).toEqual(["p8"]);
  expect(readingOf(long, page([], false), at(9)).posts).toEqual([]);
});

test("if all that was read is gone, the rest is shown without being asked for", () => {
  const found = readingOf(pagesOf(page([9, 8], false)), undefined, at(5));
  expect(ids(found.posts)).toEqual(["p9", "p8"]);
  expect(found.hasNews).toBe(false);
});

test("whatever is shared and taken back, nothing withdrawn on the first page is read on", () => {
  const moments = fc.uniqueArray(fc.nat(60), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(moments, fc.infiniteStream(fc.boolean()), (minutes, gone) => {
      const before = minutes.toSorted((a, b) => b - a);
      const half = Math.ceil(before.length / 2);
      const pages = pagesOf(page(before.slice(0, half)), page(before.slice(half), false));
      const now = before.filter(() => !gone.next().value);
      const head = page(now.slice(0, 20), now.length > 20);
      const { posts, hasNews } = readingOf(pages, head, at(before[0] ?? 0));
      const last = now.length > 20 ? (now[19] ?? 0) : -1;
      for (const each of before.filter((minute) => minute > last && !now.includes(minute)))
        expect(ids(posts)).not.toContain(`p${each}`);
      for (const each of now) expect(ids(posts)).toContain(`p${each}`);
      expect(hasNews).toBe(false);
    }),
  );
});

test("a long reading begins again at its first page", () => {
  const long = pagesOf(...Array.from({ length: 6 }, (_, n) => page([60 - n])));
  expect(isShort(long)).toBe(false);
  expect(ids(trimmed(long).pages.flatMap(({ items }) => items))).toEqual(["p60"]);
  expect(trimmed(long).pageParams).toHaveLength(1);
  expect(isShort(trimmed(long))).toBe(true);
  expect(isShort(undefined)).toBe(true);
});
