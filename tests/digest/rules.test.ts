import { expect, test } from "vitest";
import { boundsOf, totalsOf, turnOf, type Given } from "#bot/digest/rules.ts";

const records = (writers: number, each = 1): Given[] =>
  Array.from({ length: writers * each }, (_, i) => ({ from: `m${i % writers}`, to: null }));

const between = (givers: number, receivers: number): Given[] =>
  Array.from({ length: Math.max(givers, receivers) }, (_, i) => ({
    from: `g${i % givers}`,
    to: `r${i % receivers}`,
  }));

test.each([
  ["four writers, however much they wrote", { records: records(4, 9) }, null],
  ["five writers", { records: records(5, 2) }, { records: 10, cheers: null, strengths: null }],
  ["five who cheer one", { cheers: between(5, 1) }, null],
  ["one who cheers five", { cheers: between(1, 5) }, null],
  [
    "five who cheer five, and four strengths",
    { cheers: between(5, 5), strengths: between(4, 4) },
    { records: null, cheers: 5, strengths: null },
  ],
  ["a month without anything", {}, null],
] as const)("%s", (_, month, expected) => {
  const none = { records: [], cheers: [], strengths: [] };
  expect(totalsOf({ ...none, ...month })).toEqual(expected);
});

test.each([
  ["2026-12-01T10:00+09:00", "2026-11", "2026-12-01T19:00+09:00", "2026-12-03T21:30+09:00"],
  ["2026-12-31T10:00+09:00", "2026-11", "2026-12-01T19:00+09:00", "2026-12-03T21:30+09:00"],
  // New Year is quiet.
  ["2027-01-01T10:00+09:00", "2026-12", "2027-01-04T19:00+09:00", "2027-01-06T21:30+09:00"],
])("at %s the turn is %s's", (at, month, dueAt, until) => {
  const turn = turnOf(new Date(at), "Asia/Tokyo");
  expect([turn.month, turn.dueAt, turn.sendUntil]).toEqual([
    month,
    new Date(dueAt),
    new Date(until),
  ]);
});

test("a month is its own, by the community's clock", () => {
  expect(boundsOf("2026-12", "Asia/Tokyo")).toEqual({
    from: new Date("2026-12-01T00:00+09:00"),
    to: new Date("2027-01-01T00:00+09:00"),
  });
});
