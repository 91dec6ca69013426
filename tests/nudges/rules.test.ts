import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { clockIn, dayAfter, daysBetween, isoDate, isQuietDay } from "#bot/calendar.ts";
import { withinHours } from "#bot/nudges/hours.ts";
import type { Facts } from "#bot/nudges/kinds.ts";
import { asked, askedFor, decide } from "#bot/nudges/rules.ts";
import { variantFor } from "#bot/nudges/variants.ts";
import { noticeTimes } from "#shared/notices.ts";
import { factsOf, meetup, nudged, said, tokyo } from "./facts.ts";

const nudgeOn = (facts: Facts, day: string) => decide(facts, day, tokyo).nudge?.kind ?? null;
const whyNot = (facts: Facts, day: string) =>
  decide(facts, day, tokyo).not.map(({ kind, because }) => `${kind}: ${because}`);

describe("the month", () => {
  test("without a meetup it is the 25th, at the member's time", () => {
    const facts = factsOf({ monthlyTime: "09:15", zone: "America/New_York" });
    expect(nudgeOn(facts, "2026-11-24")).toBeNull();
    expect(decide(facts, "2026-11-25", tokyo).nudge).toEqual({
      kind: "monthly",
      period: "2026-11",
      on: "2026-11-25",
      dueAt: new Date("2026-11-25T09:15-05:00"),
      sendUntil: new Date("2026-11-26T21:30-05:00"),
    });
  });

  test("with a meetup it is three days before it", () => {
    const facts = factsOf({ meetups: [meetup("2026-11-21T20:00")] });
    expect(nudgeOn(facts, "2026-11-18")).toBe("monthly");
    expect(nudgeOn(facts, "2026-11-17")).toBeNull();
  });

  test("a meetup of the next month that is near takes this month's end", () => {
    const facts = factsOf({ meetups: [meetup("2026-12-02T20:00")] });
    expect(nudgeOn(facts, "2026-11-25")).toBeNull();
    expect(decide(facts, "2026-11-29", tokyo).nudge).toMatchObject({ period: "2026-11" });
  });

  test("the eve of a meetup has its own, also within the week, unless it was declined", () => {
    const sent = [nudged("monthly", "2026-11", "2026-11-18")];
    const at = { meetups: [meetup("2026-11-21T20:00")], nudged: sent };
    expect(nudgeOn(factsOf(at), "2026-11-20")).toBe("second");
    const declined = [meetup("2026-11-21T20:00", said("no"))];
    expect(nudgeOn(factsOf({ ...at, meetups: declined }), "2026-11-20")).toBeNull();
    expect(decide(factsOf(at), "2026-11-20", tokyo).nudge?.sendUntil).toEqual(
      new Date("2026-11-20T21:30+09:00"),
    );
  });

  test("a meetup right after New Year is not written about on quiet days", () => {
    const facts = factsOf({
      meetups: [meetup("2027-01-06T20:00")],
      written: ["2026-11", "2026-12"],
    });
    expect(nudgeOn(facts, "2027-01-03")).toBeNull();
    expect(nudgeOn(facts, "2027-01-04")).toBe("monthly");
  });

  test("who has written is not asked", () => {
    const facts = factsOf({ written: ["2026-11"] });
    expect(whyNot(facts, "2026-11-25")).toEqual(["monthly: written"]);
  });

  test("who joined today is not asked today, who joined yesterday is", () => {
    expect(whyNot(factsOf({ joined: "2026-11-25", written: [] }), "2026-11-25")).toEqual([
      "monthly: new",
    ]);
    expect(nudgeOn(factsOf({ joined: "2026-11-24", written: [] }), "2026-11-25")).toBe("monthly");
  });
});

describe("nothing at all", () => {
  test.each([
    [{ friend: false }, "blocked"],
    [{ quiet: true }, "off"],
    [{ rest: "2026-11-26" }, "resting"],
  ])("%o", (given, because) => {
    expect(whyNot(factsOf(given), "2026-11-25")).toEqual([`monthly: ${because}`]);
  });

  test("at the year's end and at Obon", () => {
    const facts = factsOf({ weekly: true, weeklyDay: 2, heardAt: new Date("2026-12-28") });
    expect(whyNot(facts, "2026-12-29")).toEqual(["weekly: quiet-day"]);
    expect(nudgeOn(factsOf({ weekly: true, weeklyDay: 5 }), "2026-08-14")).toBeNull();
  });
});

describe("the week", () => {
  const weekly = { weekly: true } as const;

  test("only for whoever asked for it, on their day and at their time", () => {
    const facts = factsOf({ ...weekly, weeklyDay: 7, weeklyTime: "09:00" });
    expect(decide(facts, "2026-11-08", tokyo).nudge).toEqual({
      kind: "weekly",
      period: "2026-W45",
      on: "2026-11-08",
      dueAt: new Date("2026-11-08T09:00+09:00"),
      sendUntil: new Date("2026-11-08T21:30+09:00"),
    });
    expect(nudgeOn(factsOf(), "2026-11-06")).toBeNull();
    expect(nudgeOn(factsOf(weekly), "2026-11-06")).toBe("weekly");
  });

  test("it is left out in a meetup's week, and gives way to the month's", () => {
    const meets = factsOf({
      ...weekly,
      meetups: [meetup("2026-11-07T20:00")],
      written: ["2026-11"],
    });
    expect(whyNot(meets, "2026-11-06")).toContain("weekly: meetup-week");
    expect(whyNot(factsOf(weekly), "2026-11-20")).toEqual(["weekly: makes-way"]);
    expect(nudgeOn(factsOf({ ...weekly, written: ["2026-11"] }), "2026-11-20")).toBe("weekly");
  });

  test("it does not come within a week of another", () => {
    const facts = factsOf({ ...weekly, nudged: [nudged("quarterly", "2026-Q4", "2026-12-05")] });
    expect(whyNot(facts, "2026-12-11")).toContain("weekly: this-week");
  });
});

describe("other moments", () => {
  test("a newcomer hears after a week, unless they went on by themselves", () => {
    const joined = { joined: "2026-11-03", written: [] };
    expect(nudgeOn(factsOf(joined), "2026-11-09")).toBeNull();
    expect(nudgeOn(factsOf(joined), "2026-11-10")).toBe("first-week");
    expect(nudgeOn(factsOf({ ...joined, written: ["2026-W46"] }), "2026-11-10")).toBeNull();
  });

  test("the quarter is asked about in its last month, of whoever was there", () => {
    expect(decide(factsOf({ written: ["2026-11"] }), "2026-12-07", tokyo).nudge).toMatchObject({
      kind: "quarterly",
      period: "2026-Q4",
    });
    expect(
      nudgeOn(factsOf({ joined: "2026-11-20", written: ["2026-11"] }), "2026-12-07"),
    ).toBeNull();
    expect(nudgeOn(factsOf({ written: ["2026-11", "2026-Q4"] }), "2026-12-07")).toBeNull();
  });

  test("one empty month is offered a bridge, three a word, two and four nothing", () => {
    const wrote = (month: string) => factsOf({ written: [month] });
    expect(decide(wrote("2026-09"), "2026-11-05", tokyo).nudge).toMatchObject({
      kind: "gap-one",
      period: "2026-10",
    });
    expect(nudgeOn(wrote("2026-08"), "2026-11-05")).toBeNull();
    expect(decide(wrote("2026-07"), "2026-11-05", tokyo).nudge).toMatchObject({
      kind: "gap-three",
      period: "2026-08",
    });
    expect(nudgeOn(wrote("2026-06"), "2026-11-05")).toBeNull();
  });

  test("months of rest, and from before they joined, are no gap", () => {
    expect(nudgeOn(factsOf({ written: ["2026-08"], rest: "2026-11-01" }), "2026-11-09")).toBeNull();
    expect(nudgeOn(factsOf({ written: [], joined: "2026-10-20" }), "2026-11-07")).toBeNull();
  });

  test("the end of a rest is told once, and of a brief one not at all", () => {
    const facts = factsOf({ rest: "2026-11-10" });
    expect(nudgeOn(facts, "2026-11-09")).toBeNull();
    expect(nudgeOn(facts, "2026-11-10")).toBe("rest-ended");
    const told = factsOf({
      rest: "2026-11-10",
      nudged: [nudged("rest-ended", "2026-11-10", "2026-11-10")],
    });
    expect(nudgeOn(told, "2026-11-11")).toBeNull();
    const brief = { until: new Date("2026-11-10T00:00+09:00"), isBrief: true } as const;
    expect(
      nudgeOn({ ...facts, member: { ...facts.member, rest: brief } }, "2026-11-10"),
    ).toBeNull();
  });
});

describe("silence", () => {
  const two = [
    nudged("monthly", "2026-09", "2026-09-25"),
    nudged("monthly", "2026-10", "2026-10-25"),
  ];
  const silent = { written: ["2026-06"], heardAt: new Date("2026-09-01T00:00Z") };

  test("after two without an answer it is asked whether that is too many, then it is quiet", () => {
    const facts = factsOf({ ...silent, nudged: two });
    expect(nudgeOn(facts, "2026-11-25")).toBe("often");
    const asked_ = [...two, nudged("often", "2026-11", "2026-11-25")];
    expect(whyNot(factsOf({ ...silent, nudged: asked_ }), "2026-12-25")).toEqual([
      "monthly: silence",
    ]);
  });

  test("any word ends it, and so does the next meetup's notice", () => {
    const asked_ = [...two, nudged("often", "2026-11", "2026-11-25")];
    const back = factsOf({ ...silent, nudged: asked_, heardAt: new Date("2026-11-26T00:00Z") });
    expect(nudgeOn(back, "2026-12-25")).toBe("monthly");
    const notice = meetup("2026-12-19T20:00", { announcedAt: new Date("2026-12-01T03:00Z") });
    const noticed = factsOf({ ...silent, nudged: asked_, meetups: [notice] });
    expect(nudgeOn(noticed, "2026-12-16")).toBe("monthly");
  });

  test("the word after three months is said all the same", () => {
    const asked_ = [...two, nudged("often", "2026-10", "2026-10-28")];
    const facts = factsOf({ ...silent, written: ["2026-07"], nudged: asked_ });
    expect(nudgeOn(facts, "2026-11-05")).toBe("gap-three");
  });
});

test("variants take turns, and pass over what cannot be said", () => {
  const after = (variant: string) => ({
    nudged: [{ ...nudged("monthly", "2026-10", "2026-10-25"), variant }],
  });
  const all = new Set(["A", "B", "C"]);
  expect(variantFor("monthly", { nudged: [] }, all)).toBe("A");
  expect(["A", "B", "C"].map((each) => variantFor("monthly", after(each), all))).toEqual([
    "B",
    "C",
    "A",
  ]);
  expect(variantFor("monthly", after("A"), new Set(["A", "C"]))).toBe("C");
  expect(variantFor("monthly", after("A"), new Set(["A"]))).toBe("A");
});

test("what was asked for comes, unless it was written or all is closed", () => {
  const of = { ...asked("2026-11", "2026-11-26"), on: "2026-11-26" };
  expect(askedFor(factsOf(), of, tokyo)).toBeNull();
  expect(askedFor(factsOf({ written: ["2026-11"] }), of, tokyo)).toBe("written");
  expect(askedFor(factsOf({ quiet: true }), of, tokyo)).toBe("off");
});

const zones = ["Asia/Tokyo", "America/New_York", "Europe/London", "Australia/Lord_Howe", "UTC"];

test("nobody is ever written to by night, wherever their clock hangs", () => {
  const at = fc.date({
    min: new Date("2026-01-01"),
    max: new Date("2028-03-01"),
    noInvalidDate: true,
  });
  fc.assert(
    fc.property(at, fc.constantFrom(...zones), (now, zone) => {
      const when = withinHours(now, zone);
      const clock = clockIn(when, zone);
      expect(clock >= "08:00" && clock <= "21:30").toBe(true);
      expect(when.getTime()).toBeGreaterThanOrEqual(now.getTime());
      expect(when.getTime() - now.getTime()).toBeLessThan(12 * 3600_000);
    }),
  );
});

test("through any two years: one a week, never on a quiet day, always at the chosen time", () => {
  const given = fc.record({
    weekly: fc.boolean(),
    weeklyDay: fc.integer({ min: 1, max: 7 }),
    monthlyTime: fc.constantFrom(...noticeTimes),
    zone: fc.constantFrom(...zones),
    meets: fc.integer({ min: 1, max: 28 }),
    answers: fc.boolean(),
  });
  fc.assert(
    fc.property(given, ({ meets, answers, ...settings }) => {
      const meetups = Array.from({ length: 26 }, (_, month) =>
        meetup(`${2026 + Math.floor(month / 12)}-${pad((month % 12) + 1)}-${pad(meets)}T20:00`),
      );
      let facts = factsOf({ ...settings, joined: "2025-06-01", written: [], meetups });
      for (let day = "2026-01-01"; day < "2027-12-31"; day = dayAfter(day)) {
        const { nudge } = decide(facts, day, tokyo);
        if (nudge === null) continue;
        expect(isQuietDay(day)).toBe(false);
        const zone = settings.zone;
        if (nudge.kind !== "weekly") expect(clockIn(nudge.dueAt, zone)).toBe(settings.monthlyTime);
        expect(isoDate(nudge.dueAt, zone)).toBe(day);
        expect(nudge.sendUntil >= nudge.dueAt).toBe(true);
        const near = facts.nudged.filter(({ on }) => daysBetween(on, day) < 7);
        if (nudge.kind !== "second") expect(near).toEqual([]);
        expect(facts.nudged.some((n) => n.kind === nudge.kind && n.period === nudge.period)).toBe(
          false,
        );
        const sent = { ...nudge, at: nudge.dueAt };
        const heardAt = answers ? new Date(nudge.dueAt.getTime() + 60_000) : facts.heardAt;
        facts = { ...facts, heardAt, nudged: [...facts.nudged, sent] };
      }
      expect(facts.nudged.length).toBeGreaterThan(0);
    }),
    { numRuns: 15 },
  );
});

const pad = (number: number) => String(number).padStart(2, "0");
