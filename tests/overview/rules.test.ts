import fc from "fast-check";
import { expect, test } from "vitest";
import { convictionOf } from "#bot/overview/rules.ts";

test.for([
  [[], null],
  [[5, 5, 5, 5], null],
  [[3, 3, 3, 3, 3], 3],
  [[1, 2, 3, 4, 4], 3],
  [[2, 3, 4, 4, 4], 3.5],
  [[5, 5, 5, 5, 5], 4.5],
  [[1, 1, 1, 1, 1, 1], 1.5],
] as const)("%j answers are told as %j", ([levels, told]) => {
  expect(convictionOf(levels)).toBe(told);
});

const level = fc.integer({ min: 1, max: 5 });

test("fewer than five answers tell nothing, and more never tell an end", () => {
  fc.assert(
    fc.property(fc.array(level, { maxLength: 40 }), (levels) => {
      const told = convictionOf(levels);
      if (levels.length < 5) return told === null;
      return told !== null && told >= 1.5 && told <= 4.5 && Number.isInteger(told * 2);
    }),
  );
});
