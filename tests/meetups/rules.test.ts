import fc from "fast-check";
import { expect, test } from "vitest";
import * as rules from "#bot/meetups/rules.ts";
import type { Meetup, Outcome } from "#bot/meetups/rules.ts";
import { rsvps, type MeetupPlan, type Rsvp } from "#shared/meetup.ts";
import { planOn } from "./plan.ts";

const zone = "Asia/Tokyo";
const now = new Date("2026-11-23T11:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const made = (plan: Partial<MeetupPlan> = {}, at = now): Meetup => {
  const outcome = rules.create({ id: "m", circleId: "c" }, planOn(plan), zone, at);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.meetup;
};
const well = (outcome: Outcome): Meetup => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.meetup;
};
const said = (meetup: Meetup, ...answers: (readonly [string, Rsvp])[]): Meetup =>
  answers.reduce(
    (held, [who, rsvp], index) => well(rules.answer(held, who, rsvp, later(index))),
    meetup,
  );

test("times are the community's clock, and what begins late ends the next day", () => {
  const meetup = made({ from: "23:30", to: "01:00" });
  expect(meetup.from).toEqual(new Date("2026-12-19T14:30:00Z"));
  expect(meetup.to).toEqual(new Date("2026-12-19T16:00:00Z"));
  expect(rules.planOf(meetup, zone)).toMatchObject({
    day: "2026-12-19",
    from: "23:30",
    to: "01:00",
  });
});

test("where clocks go ahead, a time that is left out is an hour later, and the length holds", () => {
  const newYork = "America/New_York";
  const plan = planOn({ day: "2027-03-14", from: "02:30", to: "04:30" });
  expect(rules.momentsOf(plan, newYork)).toEqual({
    from: new Date("2027-03-14T07:30:00Z"),
    to: new Date("2027-03-14T08:30:00Z"),
  });
  // 02:30 and 03:15 are the same night: the first is moved to 03:30, after the second.
  expect(rules.momentsOf({ ...plan, to: "03:15" }, newYork)).toBeNull();
});

test.for([
  ["2026-02-30", "no_day"],
  ["2026-11-22", "past"],
  ["2026-11-23", "past"],
] as const)("no meetup is made on %s: %s", ([day, reason]) => {
  expect(
    rules.create(
      { id: "m", circleId: "c" },
      planOn({ day }),
      zone,
      new Date("2026-11-23T11:00:01Z"),
    ),
  ).toEqual({
    ok: false,
    reason,
  });
});

test("a full meetup refuses a yes, and everybody may listen", () => {
  const meetup = said(made({ capacity: 2 }), ["ana", "yes"], ["ben", "yes"]);
  expect(rules.answer(meetup, "chie", "yes", now)).toEqual({ ok: false, reason: "full" });
  expect(rules.countsOf(said(meetup, ["chie", "listen"]))).toMatchObject({ yes: 2, listen: 1 });
});

test("with a line, whoever waits longest gets the seat that is freed", () => {
  const meetup = said(
    made({ capacity: 1, waits: true }),
    ["ana", "yes"],
    ["ben", "yes"],
    ["chie", "yes"],
  );
  expect(rules.ownAnswer(meetup, "chie")).toEqual({ rsvp: "yes", waits: 2, isOld: false });
  expect(rules.mayEnter(meetup, "ben")).toBe(false);
  const freed = said(meetup, ["ana", "no"]);
  expect(rules.ownAnswer(freed, "ben")).toEqual({ rsvp: "yes", waits: null, isOld: false });
  expect(rules.ownAnswer(freed, "chie")).toMatchObject({ waits: 1 });
  expect(rules.ownAnswer(rules.withdraw(freed, "ben"), "chie")).toMatchObject({ waits: null });
});

test("the same answer again changes nothing, and keeps one's place in the line", () => {
  const meetup = said(made({ capacity: 1, waits: true }), ["ana", "yes"], ["ben", "yes"]);
  expect(well(rules.answer(meetup, "ben", "yes", later(60)))).toBe(meetup);
});

test("who comes or listens is told where the call is, nobody else", () => {
  const meetup = said(
    made(),
    ["ana", "yes"],
    ["ben", "listen"],
    ["chie", "undecided"],
    ["dai", "no"],
  );
  const inside = ["ana", "ben", "chie", "dai", "eve"].filter((who) => rules.mayEnter(meetup, who));
  expect(inside).toEqual(["ana", "ben"]);
});

test("moved to another beginning, everybody is asked again and no old answer counts", () => {
  const meetup = said(made({ capacity: 1 }), ["ana", "yes"], ["ben", "listen"]);
  const moved = well(
    rules.change(meetup, planOn({ capacity: 1, day: "2026-12-20" }), 1, zone, now),
  );
  expect(moved.sequence).toBe(1);
  expect(rules.countsOf(moved)).toEqual({ yes: 0, listen: 0, undecided: 0, no: 0, waiting: 0 });
  expect(rules.ownAnswer(moved, "ana")).toEqual({ rsvp: "yes", waits: null, isOld: true });
  expect(rules.mayEnter(moved, "ana")).toBe(false);
  expect(rules.ownAnswer(said(moved, ["ben", "yes"]), "ben")).toMatchObject({ isOld: false });
});

test("another theme keeps the answers and is nothing a calendar has to know", () => {
  const meetup = said(made(), ["ana", "yes"]);
  const changed = well(rules.change(meetup, planOn({ theme: "つぎの一歩" }), 1, zone, now));
  expect(changed).toMatchObject({ sequence: 0, planRev: 2, theme: "つぎの一歩" });
  expect(rules.countsOf(changed).yes).toBe(1);
  expect(rules.change(changed, planOn(), 1, zone, now)).toEqual({ ok: false, reason: "stale" });
});

test("fewer seats than are taken are refused; more seats go to those who wait", () => {
  const meetup = said(
    made({ capacity: 2, waits: true }),
    ["ana", "yes"],
    ["ben", "yes"],
    ["chie", "yes"],
  );
  const change = (capacity: number | null) =>
    rules.change(meetup, planOn({ capacity, waits: true }), 1, zone, now);
  expect(change(1)).toEqual({ ok: false, reason: "seats_taken" });
  expect(rules.countsOf(well(change(3)))).toMatchObject({ yes: 3, waiting: 0 });
  expect(rules.countsOf(well(change(null)))).toMatchObject({ yes: 3, waiting: 0 });
});

test("a cancelled meetup takes no answers, and both ways a calendar hears of it", () => {
  const cancelled = well(rules.cancel(made(), true, now));
  expect(rules.answer(cancelled, "ana", "yes", now)).toEqual({ ok: false, reason: "cancelled" });
  expect(cancelled.sequence).toBe(1);
  expect(well(rules.cancel(cancelled, true, now))).toBe(cancelled);
  expect(well(rules.cancel(cancelled, false, now))).toMatchObject({
    sequence: 2,
    cancelledAt: null,
  });
});

test("nobody answers to what is over", () => {
  const meetup = made();
  expect(rules.answer(meetup, "ana", "yes", meetup.to)).toEqual({ ok: false, reason: "over" });
});

type Step = (meetup: Meetup, at: Date) => Outcome;
const who = fc.constantFrom("ana", "ben", "chie", "dai", "eve", "fumi");
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({ who, rsvp: fc.constantFrom(...rsvps) }).map(
      ({ who: id, rsvp }): Step =>
        (meetup, at) =>
          rules.answer(meetup, id, rsvp, at),
    ),
  },
  who.map((id): Step => (meetup) => ({ ok: true, meetup: rules.withdraw(meetup, id) })),
  fc
    .record({
      capacity: fc.option(fc.integer({ min: 1, max: 4 })),
      waits: fc.boolean(),
      day: fc.constantFrom("2026-12-19", "2026-12-20"),
    })
    .map(
      (plan): Step =>
        (meetup, at) =>
          rules.change(meetup, planOn(plan), meetup.planRev, zone, at),
    ),
  fc.boolean().map(
    (off): Step =>
      (meetup, at) =>
        rules.cancel(meetup, off, at),
  ),
);

test("whatever happens, seats never exceed the capacity and nobody waits beside a free one", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (steps) => {
      let meetup = made({ capacity: 2, waits: true });
      steps.forEach((each, index) => {
        const { sequence } = meetup;
        const outcome = each(meetup, later(index));
        if (outcome.ok) ({ meetup } = outcome);
        const { capacity } = meetup;
        if (capacity !== null) expect(rules.seatsTaken(meetup)).toBeLessThanOrEqual(capacity);
        if (!rules.isFull(meetup)) expect(rules.waiting(meetup)).toEqual([]);
        expect(new Set(meetup.answers.map(({ memberId }) => memberId)).size).toBe(
          meetup.answers.length,
        );
        expect(meetup.sequence).toBeGreaterThanOrEqual(sequence);
      });
    }),
  );
});
