import { expect, test } from "vitest";
import type { Facts } from "#bot/nudges/kinds.ts";
import { decide } from "#bot/nudges/rules.ts";
import { factsOf, meetup, tokyo } from "./facts.ts";

const nudgeOn = (facts: Facts, day: string) => decide(facts, day, tokyo).nudge?.kind ?? null;
const facts28 = { joined: "2027-06-01", heardAt: new Date("2028-02-20") } as const;

test("a leap day, a short month and the last day of one have their evening", () => {
  const leap = factsOf({ weekly: true, written: ["2028-02"], heardAt: new Date("2028-02-20") });
  const friday = factsOf({ ...facts28, weekly: true, weeklyDay: 2 });
  expect(decide(friday, "2028-02-29", tokyo).nudge).toMatchObject({
    kind: "weekly",
    on: "2028-02-29",
    dueAt: new Date("2028-02-29T20:00+09:00"),
    sendUntil: new Date("2028-03-01T21:30+09:00"),
  });
  expect(nudgeOn(leap, "2028-02-29")).toBeNull();
  const march = factsOf({ ...facts28, written: [], meetups: [meetup("2028-03-03T20:00")] });
  expect(decide(march, "2028-02-29", tokyo).nudge).toMatchObject({
    kind: "monthly",
    period: "2028-02",
  });
});

test("a month's day that is a quiet one moves on, and gives up on the eve", () => {
  const obon = (day: string) =>
    factsOf({ written: ["2026-07"], meetups: [meetup(`2026-08-${day}T20:00`)] });
  // Three days before the 18th is the 15th.
  expect(nudgeOn(obon("19"), "2026-08-16")).toBeNull();
  expect(nudgeOn(obon("19"), "2026-08-17")).toBe("monthly");
  // No day is left before the eve: the 25th stays.
  expect(nudgeOn(obon("16"), "2026-08-15")).toBeNull();
  expect(nudgeOn(obon("16"), "2026-08-25")).toBe("monthly");
});

test.each([
  // The clock goes back an hour that night, and forward an hour that morning.
  ["2026-10-25", "2026-10-25T20:00Z"],
  ["2026-03-25", "2026-03-25T20:00Z"],
  ["2026-04-25", "2026-04-25T19:00Z"],
])("in London at eight in the evening, whatever the clocks did: %s", (day, dueAt) => {
  const facts = factsOf({
    zone: "Europe/London",
    joined: "2025-01-10",
    written: [],
    heardAt: new Date(`${day}T00:00Z`),
  });
  expect(decide(facts, day, tokyo).nudge).toMatchObject({
    kind: "monthly",
    dueAt: new Date(dueAt),
  });
});
