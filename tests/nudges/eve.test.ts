import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockIn, dayAfter, isoDate, isQuietDay } from "#bot/calendar.ts";
import { evesOn } from "#bot/nudges/eve.ts";
import { daysAhead, foresee } from "#bot/nudges/forecast.ts";
import type { Facts, NearMeetup } from "#bot/nudges/kinds.ts";
import { decide } from "#bot/nudges/rules.ts";
import { noticeTimes } from "#shared/notices.ts";
import { rsvps } from "#shared/meetup.ts";
import { factsOf, meetup, nudged, said, tokyo } from "./facts.ts";

const at = "2026-11-21T20:00";
const eve = "2026-11-20";
const withOne = (of: Partial<NearMeetup>, given: Parameters<typeof factsOf>[0] = {}) =>
  factsOf({ ...given, meetups: [meetup(at, { id: "m1", ...of })] });
const whyNot = (facts: Facts, day = eve) =>
  evesOn(facts, day, tokyo).not.map(({ because }) => because);
const kindsOn = (facts: Facts, day = eve) => [
  decide(facts, day, tokyo).nudge?.kind ?? "nothing",
  ...evesOn(facts, day, tokyo).eves.map(({ kind }) => kind),
];

describe("the day before a meetup", () => {
  test.each(["yes", "listen", "undecided"] as const)("%s is reminded, and not twice", (rsvp) => {
    const facts = withOne(said(rsvp));
    expect(evesOn(facts, eve, tokyo)).toEqual({
      eves: [
        {
          kind: "eve",
          period: "m1/2026-11-21",
          on: eve,
          dueAt: new Date("2026-11-20T20:00+09:00"),
          sendUntil: new Date("2026-11-20T21:30+09:00"),
        },
      ],
      not: [],
    });
    expect(kindsOn(facts)).toEqual(["nothing", "eve"]);
    expect(kindsOn(facts, "2026-11-19")).not.toContain("eve");
    expect(kindsOn(facts, "2026-11-21")).not.toContain("eve");
  });

  test("who said nothing is asked for a word instead, who said no hears nothing", () => {
    expect(kindsOn(withOne({}))).toEqual(["second"]);
    expect(whyNot(withOne({}))).toEqual(["unanswered"]);
    expect(kindsOn(withOne(said("no")))).toEqual(["nothing"]);
    expect(whyNot(withOne(said("no")))).toEqual(["declined"]);
  });

  test("who waits for a seat is told neither to come nor to prepare", () => {
    const facts = withOne(said("yes", { waits: true }));
    expect(kindsOn(facts)).toEqual(["nothing"]);
    expect(whyNot(facts)).toEqual(["waits"]);
  });

  test("it comes within a week of a reminder, and takes no week from the next one", () => {
    const facts = withOne(said("yes"), { nudged: [nudged("monthly", "2026-11", "2026-11-18")] });
    expect(kindsOn(facts)).toEqual(["nothing", "eve"]);
    const told = withOne(said("yes"), { written: ["2026-08"], reminded: ["m1/2026-11-21"] });
    expect(decide(told, "2026-11-25", tokyo).not.map(({ because }) => because)).not.toContain(
      "this-week",
    );
  });

  test("one a date: moved to another it is told of anew", () => {
    const reminded = ["m1/2026-11-21"];
    expect(whyNot(withOne(said("yes"), { reminded }))).toEqual(["sent"]);
    const moved = { ...said("yes"), startsAt: new Date("2026-11-28T20:00+09:00") };
    expect(kindsOn(withOne(moved, { reminded }), "2026-11-27")).toContain("eve");
    expect(kindsOn(withOne(moved, { reminded }))).toEqual(["nothing"]);
  });

  test("made or moved less than a day before, nobody is reminded; a day before, everybody", () => {
    const set = (moment: string) => ({ ...said("yes"), setAt: new Date(`${moment}+09:00`) });
    expect(whyNot(withOne(set("2026-11-20T20:01")))).toEqual(["short-notice"]);
    expect(kindsOn(withOne(set("2026-11-20T20:00")))).toContain("eve");
  });

  test("who answers when it is due, or later, knows already", () => {
    const late = said("yes", { at: new Date("2026-11-20T20:00+09:00") });
    expect(whyNot(withOne(late))).toEqual(["new"]);
    const early = said("yes", { at: new Date("2026-11-20T19:59+09:00") });
    expect(kindsOn(withOne(early))).toContain("eve");
  });

  test.each([
    [{ friend: false }, "blocked"],
    [{ quiet: true }, "off"],
    [{ rest: "2026-11-21" }, "resting"],
  ])("%o: nothing comes", (given, because) => {
    expect(whyNot(withOne(said("yes"), given))).toEqual([because]);
  });

  test("not at the year's end", () => {
    const facts = factsOf({ meetups: [meetup("2027-01-04T20:00", said("yes"))] });
    expect(whyNot(facts, "2027-01-03")).toEqual(["quiet-day"]);
  });

  test("two meetups on one day are two, and neither brings the other's question", () => {
    const two = [
      meetup(at, { id: "m1", ...said("yes") }),
      meetup("2026-11-21T10:00", { id: "m2", ...said("listen") }),
    ];
    expect(kindsOn(factsOf({ meetups: two }))).toEqual(["nothing", "eve", "eve"]);
    const one = [two[0]!, meetup("2026-11-21T10:00", { id: "m2" })];
    expect(kindsOn(factsOf({ meetups: one }))).toEqual(["nothing", "eve"]);
  });

  test("it is tomorrow by the clock of whoever reads it", () => {
    const zone = "America/Los_Angeles";
    const facts = factsOf({
      zone,
      meetups: [meetup("2026-11-21T09:00", { id: "m1", ...said("yes") })],
    });
    // There it begins on Friday afternoon.
    expect(kindsOn(facts, "2026-11-20")).not.toContain("eve");
    expect(evesOn(facts, "2026-11-19", tokyo).eves).toMatchObject([
      { period: "m1/2026-11-21", dueAt: new Date("2026-11-19T20:00-08:00") },
    ]);
  });
});

test("it is foreseen with what the group was promised, day by day and until the month's end", () => {
  const facts = withOne(said("undecided"));
  const from = new Date("2026-11-17T09:00+09:00");
  const days = [...daysAhead(facts, "2026-11-17", "2026-11-30", tokyo)].flatMap(
    ({ day, nudge, ofMeetups }) =>
      [...(nudge === null ? [] : [nudge]), ...ofMeetups.eves].map(({ kind }) => `${day} ${kind}`),
  );
  expect(days).toEqual(["2026-11-18 monthly", "2026-11-20 eve"]);
  expect(foresee(facts, from, new Date("2026-12-01T00:00+09:00"), tokyo)).toEqual({
    "nudge-monthly": 1,
    announcement: 1,
  });
});

test("who has not answered yet may still come: nobody is foreseen too few", () => {
  const from = new Date("2026-11-19T09:00+09:00");
  const until = new Date("2026-11-21T00:00+09:00");
  expect(foresee(withOne({}), from, until, tokyo)).toEqual({ "nudge-second": 1 });
  const wrote = { written: ["2026-10", "2026-11"] };
  expect(foresee(withOne({}, wrote), from, until, tokyo)).toEqual({ announcement: 1 });
  expect(foresee(withOne(said("no"), wrote), from, until, tokyo)).toEqual({});
});

test("whatever was said and wherever: at most one a meetup, by day, and never with its question", () => {
  const given = fc.record({
    monthlyTime: fc.constantFrom(...noticeTimes),
    zone: fc.constantFrom("Asia/Tokyo", "America/New_York", "Pacific/Auckland", "UTC"),
    quiet: fc.boolean(),
    friend: fc.boolean(),
  });
  const day = fc.integer({ min: 2, max: 28 });
  const answer = fc.option(fc.record({ rsvp: fc.constantFrom(...rsvps), waits: fc.boolean() }));
  const meets = fc.array(fc.record({ day, hour: fc.integer({ min: 0, max: 23 }), answer }), {
    maxLength: 4,
  });
  fc.assert(
    fc.property(given, meets, (settings, planned) => {
      const meetups = planned.map(({ day: on, hour, answer: is }, i) =>
        meetup(`2026-12-${pad(on)}T${pad(hour)}:00`, {
          id: `m${i}`,
          ...(is !== null && said(is.rsvp, { waits: is.waits })),
        }),
      );
      let facts = factsOf({ ...settings, meetups });
      for (let on = "2026-11-25"; on <= "2027-01-05"; on = dayAfter(on)) {
        const { eves } = evesOn(facts, on, tokyo);
        for (const { period, dueAt } of eves) {
          const of = meetups.find(({ id }) => period.startsWith(`${id}/`));
          expect(of?.answer?.rsvp).toMatch(/yes|listen|undecided/);
          expect(of?.answer?.waits).toBe(false);
          expect(settings).toMatchObject({ quiet: false, friend: true });
          expect(facts.reminded).not.toContain(period);
          expect(clockIn(dueAt, settings.zone)).toBe(settings.monthlyTime);
          expect(isoDate(of!.startsAt, settings.zone)).toBe(dayAfter(on));
          expect(isQuietDay(on)).toBe(false);
        }
        if (eves.length > 0) expect(decide(facts, on, tokyo).nudge?.kind).not.toBe("second");
        facts = { ...facts, reminded: [...facts.reminded, ...eves.map(({ period }) => period)] };
      }
    }),
    { numRuns: 60 },
  );
});

const pad = (number: number) => String(number).padStart(2, "0");
