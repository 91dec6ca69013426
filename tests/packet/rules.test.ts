import fc from "fast-check";
import { expect, test } from "vitest";
import { answer as answerTo, create, type Meetup } from "#bot/meetups/rules.ts";
import * as rules from "#bot/packet/rules.ts";
import type { Packet } from "#bot/packet/rules.ts";
import type { Reflection } from "#bot/reflections/store.ts";
import type { Rsvp } from "#shared/meetup.ts";
import { END, ISSUES, stopsOf, type PacketAct } from "#shared/packet.ts";
import { answer, circleOf, person, record } from "#tests/feed/record.ts";
import { planOn } from "#tests/meetups/plan.ts";

const zone = "Asia/Tokyo";
const now = new Date("2026-12-18T11:00:00Z");
const begun = new Date("2026-11-24T00:00:00Z");
const later = (seconds: number) => new Date(now.getTime() + seconds * 1000);

const meetupWith = (answers: readonly (readonly [string, Rsvp])[], day = "2026-12-19"): Meetup => {
  const made = create({ id: "m", circleId: "circle" }, planOn({ day }), zone, begun);
  if (!made.ok) throw new Error(made.reason);
  return answers.reduce((meetup, [who, rsvp], index) => {
    const said = answerTo(meetup, who, rsvp, new Date(begun.getTime() + index));
    if (!said.ok) throw new Error(said.reason);
    return said.meetup;
  }, made.meetup);
};

const people = ["host", "ana", "ben", "chie", "dai"];
const circle = circleOf(people.map((id) => person(id)));
const viewer = { memberId: "host", now };

const cardsOf = (meetup: Meetup, records: readonly Reflection[], packet: Partial<Packet> = {}) => {
  const shown = { viewer, circle, months: rules.monthsFor(meetup, zone), records };
  const cards = rules.cardsOf(meetup, { order: [], skipped: [], ...packet }, shown);
  return { cards, issues: rules.issuesOf(cards, shown) };
};

const december = (memberId: string, more: Partial<Reflection> = {}) =>
  record({ memberId, period: "2026-12", ...more });

test("who comes is called on in the order of the answers, who is not sure after them, nobody else", () => {
  const meetup = meetupWith([
    ["dai", "undecided"],
    ["chie", "yes"],
    ["ana", "listen"],
    ["ben", "no"],
    ["host", "yes"],
    ["stranger", "yes"],
  ]);
  expect(rules.turnsOf(meetup, circle, [])).toEqual(["chie", "host", "dai"]);
  expect(rules.turnsOf(meetup, circle, ["dai", "ana", "host"])).toEqual(["dai", "host", "chie"]);
  expect(rules.peopleWho(meetup, circle, "listen")).toEqual(["ana"]);
});

test("who waits for a seat, and who answered another date, is not called on", () => {
  const full = meetupWith([["ana", "yes"]]);
  const waiting = { ...full, answers: full.answers.map((each) => ({ ...each, waits: true })) };
  const moved = { ...full, answers: full.answers.map((each) => ({ ...each, isOld: true })) };
  expect(rules.turnsOf(waiting, circle, ["ana"])).toEqual([]);
  expect(rules.turnsOf(moved, circle, ["ana"])).toEqual([]);
});

test("a card goes from the last promise to this month and what comes next", () => {
  const { cards } = cardsOf(meetupWith([["ana", "yes"]]), [
    record({ memberId: "ana", period: "2026-11", answers: { MO7: answer("毎朝10分、書く") } }),
    december("ana", {
      answers: {
        MO2: answer("提案書を2本"),
        MO3: answer("最後まで話せた"),
        MO7: answer("引き継ぎの型をつくる"),
      },
      wanted: "strengths",
    }),
  ]);
  expect(cards).toMatchObject([
    {
      id: "ana",
      before: "毎朝10分、書く",
      now: [{ text: "提案書を2本" }, { text: "最後まで話せた" }],
      next: [{ text: "引き継ぎの型をつくる" }],
      wanted: "strengths",
    },
  ]);
});

test("what is kept, taken back, for the organizer or for oneself stands on no card", () => {
  const meetup = meetupWith([
    ["ana", "yes"],
    ["ben", "yes"],
    ["chie", "yes"],
  ]);
  const { cards, issues } = cardsOf(meetup, [
    december("ana", { status: "kept", sharedTo: [], sharedAt: null }),
    december("ben", { sharedTo: ["elsewhere"] }),
    december("chie", {
      wanted: "frank",
      answers: {
        MO2: answer("運営にだけ", "organizer"),
        MO3: answer("自分にだけ", "self"),
        MO5a: answer("もやもや", "circle"),
        MO5c: answer("見せない課題", "self"),
        MO8: answer("", "circle", "2"),
        MO4: answer("ほめられた"),
      },
    }),
  ]);
  expect(cards.map((card) => [...card.now, ...card.next].map(({ text }) => text))).toEqual([
    [],
    [],
    ["ほめられた"],
  ]);
  expect(issues).toEqual([]);
  expect(JSON.stringify(cards)).not.toMatch(/運営にだけ|自分にだけ|もやもや|見せない課題/);
});

test("who has not told of this month has their promise on the card, if they shared it", () => {
  const meetup = meetupWith([
    ["ana", "yes"],
    ["ben", "yes"],
  ]);
  const promise = { period: "2026-11", answers: { MO7: answer("毎朝10分、書く") } };
  const { cards } = cardsOf(meetup, [
    record({ memberId: "ana", ...promise }),
    record({ memberId: "ben", ...promise, status: "kept", sharedTo: [], sharedAt: null }),
  ]);
  expect(cards.map(({ before, now: told }) => [before, told.length])).toEqual([
    ["毎朝10分、書く", 0],
    [null, 0],
  ]);
});

test("early in a month the month before is told of, unless there is this one's already", () => {
  const meetup = meetupWith(
    [
      ["ana", "yes"],
      ["ben", "yes"],
    ],
    "2026-12-05",
  );
  expect(rules.monthsFor(meetup, zone)).toEqual({
    told: ["2026-12", "2026-11"],
    before: "2026-10",
  });
  const november = { period: "2026-11", answers: { MO3: answer("11月のこと") } };
  const { cards } = cardsOf(meetup, [
    record({ memberId: "ana", ...november }),
    record({ memberId: "ben", ...november }),
    december("ben", { answers: { MO3: answer("12月のこと") } }),
  ]);
  expect(cards.map((card) => card.now.map(({ text }) => text))).toEqual([
    ["11月のこと"],
    ["12月のこと"],
  ]);
  expect(rules.monthsFor(meetupWith([], "2026-12-11"), zone).told).toEqual(["2026-12"]);
});

test("at most three issues, of those who would like to hear about them, who asked for most first", () => {
  const wanted = [
    ["host", "strengths"],
    ["ana", "cheers"],
    ["ben", "frank"],
    ["chie", null],
    ["dai", "insights"],
  ] as const;
  const meetup = meetupWith(wanted.map(([id]) => [id, "yes"] as const));
  const records = wanted.map(([id, wish]) =>
    december(id, { wanted: wish, answers: { MO5c: answer(`${id}の課題`) } }),
  );
  expect(cardsOf(meetup, records).issues.map(({ id }) => id)).toEqual(["ben", "dai", "host"]);
  const skipped = cardsOf(meetup, records, { skipped: ["ben"] });
  expect(skipped.issues.map(({ id }) => id)).toEqual(["dai", "host", "chie"]);
});

const turns = ["ana", "ben", "chie"];
const empty = rules.emptyPacket(meetupWith([]));
const acted = (packet: Packet, ...wishes: readonly PacketAct[]) =>
  wishes.reduce((held, wish) => rules.act(held, wish, turns, now), packet);

test("the clock counts on while nobody looks, stands when it is stopped, and takes a minute more", () => {
  const running = acted(empty, { do: "go", to: "ana" }, { do: "start" });
  expect(rules.clockAt(running.clock, later(70))).toEqual({ isRunning: true, leftMs: 230_000 });
  expect(rules.clockAt(running.clock, later(400))).toEqual({ isRunning: true, leftMs: 0 });
  const stopped = rules.act(running, { do: "pause" }, turns, later(70));
  expect(rules.clockAt(stopped.clock, later(900))).toEqual({ isRunning: false, leftMs: 230_000 });
  const more = rules.act(running, { do: "more" }, turns, later(400));
  expect(rules.clockAt(more.clock, later(410))).toEqual({ isRunning: true, leftMs: 50_000 });
  const next = rules.act(more, { do: "go", to: "ben" }, turns, later(410));
  expect(rules.clockAt(next.clock, later(500))).toEqual({ isRunning: false, leftMs: 300_000 });
});

test("two who press the same at once have done it once", () => {
  const once = acted(empty, { do: "go", to: "ben" }, { do: "start" });
  const twice = rules.act(
    rules.act(once, { do: "go", to: "ben" }, turns, later(3)),
    { do: "start" },
    turns,
    later(3),
  );
  expect(twice).toEqual(once);
});

test("where it is the turn of somebody who goes, it is that of whoever comes next", () => {
  const packet = acted(empty, { do: "go", to: "ben" });
  expect(rules.standsAt(packet, ["ana", "chie", END])).toBe("chie");
  expect(rules.standsAt(packet, ["ana", ISSUES, END])).toBe(ISSUES);
  expect(rules.without(packet, "ben")).toMatchObject({ order: ["ana", "chie"], at: "chie" });
  const last = rules.without(acted(empty, { do: "go", to: "chie" }), "chie");
  expect(last.at).toBe(END);
});

const anyId = fc.constantFrom("ana", "ben", "chie", "ghost", ISSUES, END);
const anyAct: fc.Arbitrary<PacketAct> = fc.oneof(
  anyId.map((to) => ({ do: "go", to }) as const),
  fc.constantFrom({ do: "start" }, { do: "pause" }, { do: "more" } as const),
  fc.array(anyId).map((order) => ({ do: "arrange", order }) as const),
  fc.record({ do: fc.constant("skip" as const), id: anyId, skipped: fc.boolean() }),
);

test("whatever is done, everybody keeps one turn and it stands at somebody who is there", () => {
  fc.assert(
    fc.property(fc.array(anyAct, { maxLength: 20 }), fc.subarray(turns), (wishes, there) => {
      const packet = wishes.reduce(
        (held, wish, index) => rules.act(held, wish, turns, later(index * 40)),
        empty,
      );
      if (wishes.length > 0) expect(packet.order.toSorted()).toEqual(turns);
      expect(new Set(packet.skipped).size).toBe(packet.skipped.length);
      const cards = packet.order
        .filter((id) => there.includes(id))
        .map((id) => ({ id, isSkipped: packet.skipped.includes(id) }));
      const stops = stopsOf({ cards, issues: [] } as never);
      const at = rules.standsAt(packet, stops);
      if (at !== null) expect(stops).toContain(at);
      const { leftMs } = rules.clockAt(packet.clock, later(wishes.length * 40));
      expect(leftMs).toBeGreaterThanOrEqual(0);
      expect(leftMs).toBeLessThanOrEqual(3_600_000);
      const left = rules.without(packet, "ben");
      expect(JSON.stringify(left)).not.toContain('"ben"');
    }),
  );
});
