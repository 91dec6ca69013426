import { expect, test } from "vitest";
import { createTally, daysAhead, foresee } from "#bot/nudges/forecast.ts";
import { factsOf, meetup, nudged, tokyo } from "./facts.ts";

const morning = new Date("2026-11-25T08:00+09:00");
const monthEnd = new Date("2026-12-01T00:00+09:00");

test("what today holds is planned already and is not foreseen again for tomorrow", () => {
  expect(foresee(factsOf(), morning, monthEnd, tokyo)).toEqual({});
  const yesterday = new Date("2026-11-24T08:00+09:00");
  expect(foresee(factsOf(), yesterday, monthEnd, tokyo)).toEqual({ "nudge-monthly": 1 });
});

test("each day is reckoned after the others: one a week, and the month's only once", () => {
  const facts = factsOf({ weekly: true, meetups: [meetup("2026-12-19T20:00")] });
  const found = [...daysAhead(facts, "2026-11-23", "2026-12-20", tokyo)].flatMap(({ day, nudge }) =>
    nudge === null ? [] : [`${day} ${nudge.kind}`],
  );
  expect(found).toEqual([
    "2026-11-25 monthly",
    "2026-12-04 weekly",
    "2026-12-16 monthly",
    "2026-12-18 second",
  ]);
});

test("it is never too few: two without an answer make nobody silent who may still answer", () => {
  const facts = factsOf({ weekly: true, written: ["2026-11", "2026-12"] });
  // Three Fridays, and in the week between the quarter's.
  const weeks = { "nudge-weekly": 3, "nudge-monthly": 1 };
  const first = new Date("2026-12-01T08:00+09:00");
  expect(foresee(facts, first, new Date("2026-12-27T00:00+09:00"), tokyo)).toEqual(weeks);
});

test("who gets nothing is counted once, and who wrote is one with who rests or wants none", () => {
  const tally = createTally("2026-11-25", "2026-11-26", tokyo);
  const people = [
    factsOf(),
    factsOf({ written: ["2026-11"] }),
    factsOf({ rest: "2026-12-10" }),
    factsOf({ quiet: true }),
    factsOf({ nudged: [nudged("weekly", "2026-W47", "2026-11-20")] }),
  ];
  for (const facts of people) tally.add(facts, morning);
  expect(tally.days(1)).toEqual([
    { day: "2026-11-25", people: { "nudge-monthly": 1 }, own: 3, spaced: 1, none: 0 },
    { day: "2026-11-26", people: {}, own: 3, spaced: 2, none: 0 },
  ]);
  expect(tally.days(20)[0]).toMatchObject({ people: { "nudge-monthly": 20 }, own: 60 });
});

test("of a member far away the days are told by their own calendar", () => {
  const tally = createTally("2026-11-25", "2026-11-25", tokyo);
  // There it is still the 24th.
  tally.add(factsOf({ zone: "America/New_York" }), morning);
  expect(tally.days(1)[0]?.people).toEqual({ "nudge-monthly": 1 });
});
