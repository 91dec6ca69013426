import fc from "fast-check";
import { expect, test } from "vitest";
import { affordable, billingMonth, SEND_CLASSES, type Planned } from "#bot/sends/rules.ts";

const planned = (id: string, of: Planned["class"], people: number, at = 0): Planned => ({
  id,
  class: of,
  people,
  plannedAt: new Date(at),
});

const anyPlans = fc
  .array(
    fc.record({
      class: fc.constantFrom(...SEND_CLASSES),
      people: fc.integer({ min: 1, max: 60 }),
      at: fc.integer({ min: 0, max: 5 }),
    }),
    { maxLength: 30 },
  )
  .map((plans) => plans.map((plan, i) => planned(String(i), plan.class, plan.people, plan.at)));

const peopleIn = (plans: readonly Planned[]) => plans.reduce((sum, { people }) => sum + people, 0);

test("announcements are served first, weekly nudges last", () => {
  const plans = SEND_CLASSES.map((of) => planned(of, of, 10)).toReversed();
  expect([...affordable(plans, 25)]).toEqual(["announcement", "answer"]);
  expect([...affordable(plans, 59)]).not.toContain("nudge-weekly");
  expect(affordable(plans, 60).size).toBe(6);
});

test("without a limit everything goes", () => {
  fc.assert(fc.property(anyPlans, (plans) => affordable(plans, null).size === plans.length));
});

test("what goes never costs more than is left", () => {
  fc.assert(
    fc.property(anyPlans, fc.integer({ min: -5, max: 300 }), (plans, left) => {
      const fits = affordable(plans, left);
      return peopleIn(plans.filter(({ id }) => fits.has(id))) <= Math.max(left, 0);
    }),
  );
});

test("no lower class ever costs a higher one its place", () => {
  fc.assert(
    fc.property(anyPlans, fc.nat(300), fc.constantFrom(...SEND_CLASSES), (plans, left, of) => {
      const upTo = SEND_CLASSES.indexOf(of);
      const higher = plans.filter((plan) => SEND_CLASSES.indexOf(plan.class) <= upTo);
      const all = affordable(plans, left);
      expect([...affordable(higher, left)]).toEqual(
        [...all].filter((id) => higher.some((plan) => plan.id === id)),
      );
    }),
  );
});

test("whoever is cut would not have fitted", () => {
  fc.assert(
    fc.property(anyPlans, fc.nat(300), (plans, left) => {
      const fits = affordable(plans, left);
      const rest = left - peopleIn(plans.filter(({ id }) => fits.has(id)));
      return plans.every(({ id, people }) => fits.has(id) || people > rest);
    }),
  );
});

test("the month that LINE bills is the one in Japan", () => {
  expect(billingMonth(new Date("2026-11-30T14:59:59Z"))).toBe("2026-11");
  expect(billingMonth(new Date("2026-11-30T15:00:00Z"))).toBe("2026-12");
});
