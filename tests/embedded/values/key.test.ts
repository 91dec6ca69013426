import { Binary, Decimal128, Long, MaxKey, MinKey, ObjectId, Timestamp } from "bson";
import fc from "fast-check";
import { expect, test } from "vitest";
import { compareValues, isSameValue } from "#bot/embedded/values/compare.ts";
import { encodeKey, invertKey } from "#bot/embedded/values/key.ts";
import { scalars, values } from "#tests/embedded/arbitrary-values.ts";

// Each is greater than the one before.
const IN_ORDER: readonly unknown[] = [
  new MinKey(),
  null,
  NaN,
  -Infinity,
  -1e300,
  Long.MIN_VALUE,
  -2,
  -0.5,
  0,
  1e-300,
  1,
  1.5,
  2 ** 53,
  Long.fromString("9007199254740993"),
  2 ** 53 + 2,
  Long.fromString("9007199254740995"),
  Long.MAX_VALUE,
  1e300,
  Infinity,
  "",
  "\0",
  "\0a",
  "a",
  "a\0",
  "aa",
  "b",
  "あ",
  "\uffff",
  "😀",
  {},
  { a: 1 },
  { a: 2 },
  { b: 1 },
  { a: "x" },
  { a: "x", b: 1 },
  [],
  [1],
  [1, 1],
  [2],
  new Binary(Buffer.from([255])),
  new Binary(Buffer.from([0, 0])),
  new ObjectId("000000000000000000000000"),
  new ObjectId("ffffffffffffffffffffffff"),
  false,
  true,
  new Date(-1),
  new Date(0),
  new Date(1e12),
  new Timestamp({ t: 1, i: 2 }),
  new Timestamp({ t: 2, i: 1 }),
  /a/,
  /b/,
  new MaxKey(),
];

test("keys are ordered as MongoDB orders values, inverted keys the other way", () => {
  for (const [i, low] of IN_ORDER.entries()) {
    for (const high of IN_ORDER.slice(i + 1)) {
      expect([low, high, encodeKey(low) < encodeKey(high)]).toEqual([low, high, true]);
      expect(invertKey(encodeKey(low)) > invertKey(encodeKey(high))).toBe(true);
      expect(compareValues(low, high)).toBe(-1);
    }
  }
});

test("no key begins with another, so that compound keys stay apart", () => {
  for (const one of IN_ORDER) {
    for (const other of IN_ORDER) {
      if (!Object.is(one, other))
        expect([one, other, encodeKey(other).startsWith(encodeKey(one))]).toEqual([
          one,
          other,
          false,
        ]);
    }
  }
});

test("numbers are equal whatever their type", () => {
  for (const five of [5, 5n, Long.fromNumber(5), Decimal128.fromString("5")]) {
    expect(isSameValue(5, five)).toBe(true);
  }
  expect(isSameValue(0, -0)).toBe(true);
  expect(isSameValue("5", 5)).toBe(false);
});

test("comparing is a total order that agrees with equality", () => {
  fc.assert(
    fc.property(values, values, values, (a, b, c) => {
      expect(compareValues(a, b)).toBe(-compareValues(b, a) || 0);
      if (compareValues(a, b) <= 0 && compareValues(b, c) <= 0) {
        expect(compareValues(a, c)).toBeLessThanOrEqual(0);
      }
      expect(isSameValue(a, b)).toBe(compareValues(a, b) === 0);
    }),
  );
});

test("the first field decides in a compound key, then the second", () => {
  fc.assert(
    fc.property(scalars, scalars, scalars, scalars, (a, b, c, d) => {
      const joined = Math.sign(encodeKey(a) + encodeKey(b) < encodeKey(c) + encodeKey(d) ? -1 : 1);
      const expected = compareValues(a, c) || compareValues(b, d);
      if (expected !== 0) expect(joined).toBe(expected);
    }),
  );
});
