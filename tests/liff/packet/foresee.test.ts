import fc from "fast-check";
import { expect, test } from "vitest";
import { act, clockAt, emptyPacket, standsAt, turnsOf } from "#bot/packet/rules.ts";
import { answer, create } from "#bot/meetups/rules.ts";
import { beside, foresee, leftOf } from "#liff/packet/foresee.ts";
import { clockWords } from "#liff/packet/use-clock.ts";
import { END, stopsOf, type PacketAct, type PacketView } from "#shared/packet.ts";
import { circleOf, person } from "#tests/feed/record.ts";
import { planOn } from "#tests/meetups/plan.ts";

const people = ["ana", "ben", "chie"];
const circle = circleOf(people.map((id) => person(id)));
const begun = new Date("2026-12-01T00:00:00Z");
const made = create({ id: "m", circleId: "circle" }, planOn(), "Asia/Tokyo", begun);
if (!made.ok) throw new Error(made.reason);
const meetup = people.reduce((held, id) => {
  const said = answer(held, id, "yes", begun);
  return said.ok ? said.meetup : held;
}, made.meetup);

/** As the server tells it, without the words. */
const told = (packet: ReturnType<typeof emptyPacket>, at: Date) => {
  const cards = turnsOf(meetup, circle, packet.order).map((id) => ({
    id,
    isSkipped: packet.skipped.includes(id),
  }));
  const stops = stopsOf({ cards, issues: [] } as never);
  const view = { cards, issues: [], at: standsAt(packet, stops) };
  return { ...view, clock: clockAt(packet.clock, at) } as unknown as PacketView;
};

const anyId = fc.constantFrom(...people);
const anyAct: fc.Arbitrary<PacketAct> = fc.oneof(
  fc.constantFrom(...people, END).map((to) => ({ do: "go", to }) as const),
  fc.constantFrom({ do: "start" }, { do: "pause" }, { do: "more" } as const),
  fc.shuffledSubarray(people).map((order) => ({ do: "arrange", order }) as const),
  fc.record({ do: fc.constant("skip" as const), id: anyId, skipped: fc.boolean() }),
);

test("what the page shows at once is what the server then answers", () => {
  const steps = fc.array(fc.tuple(anyAct, fc.integer({ min: 0, max: 200_000 })), { maxLength: 20 });
  fc.assert(
    fc.property(steps, (wishes) => {
      let packet = emptyPacket(meetup);
      let at = begun;
      for (const [wish, after] of wishes) {
        const seen = told(packet, at);
        at = new Date(at.getTime() + after);
        // What stands on a card that is passed over meanwhile has moved on before anybody acts.
        if (wish.do === "go" && packet.skipped.includes(wish.to)) continue;
        packet = act(packet, wish, turnsOf(meetup, circle, packet.order), at);
        const foreseen = foresee(seen, wish, after);
        const answered = told(packet, at);
        expect(foreseen.cards).toEqual(answered.cards);
        expect(foreseen.at).toBe(answered.at);
        expect(leftOf(foreseen.clock, 0)).toBe(answered.clock.leftMs);
      }
    }),
  );
});

test("beside the first stop there is nothing before, beside the last nothing after", () => {
  const stops = ["ana", "ben", END];
  expect([null, "ana", "ben", END].map((at) => beside(stops, at, 1))).toEqual([
    "ana",
    "ben",
    END,
    null,
  ]);
  expect([null, "ana", "ben", END].map((at) => beside(stops, at, -1))).toEqual([
    null,
    null,
    "ana",
    "ben",
  ]);
});

test.for([
  [300, "5:00"],
  [61, "1:01"],
  [9, "0:09"],
  [0, "0:00"],
] as const)("%i seconds are shown as %s", ([seconds, words]) => {
  expect(clockWords(seconds)).toBe(words);
});
