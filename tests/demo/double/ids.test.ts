import fc from "fast-check";
import { expect, test } from "vitest";
import { createUlids, nextMessageId } from "#bot/demo/double/ids.ts";

test("ids of rising moments rise as text", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 4_000_000_000_000 }),
      fc.array(fc.nat(5), { minLength: 2, maxLength: 30 }),
      (start, steps) => {
        const ulid = createUlids();
        let at = start;
        const ids = steps.map((step) => ulid(new Date((at += step))));
        expect(ids).toEqual(ids.toSorted());
        expect(new Set(ids).size).toBe(ids.length);
      },
    ),
  );
});

test("a ULID begins with its time", () => {
  expect(createUlids()(new Date(1_469_918_176_385))).toMatch(/^01ARYZ6S41[0-9A-Z]{16}$/);
});

test("message ids rise even when the clock goes back", () => {
  const later = nextMessageId("0", new Date("2026-11-23T12:00:00Z"));
  const earlier = nextMessageId(later, new Date("2026-11-22T12:00:00Z"));
  expect(BigInt(earlier)).toBe(BigInt(later) + 1n);
});
