import { expect, test } from "vitest";
import { isOutside, isWorthAsking, Refused } from "#liff/api.ts";

const refusals = Array.from({ length: 200 }, (_, index) => new Refused(400 + index));

test("only a bad address, somebody else's and what is gone are outside", () => {
  expect(refusals.filter(isOutside).map(({ status }) => status)).toEqual([400, 403, 404]);
});

test("a line that broke, and no trouble at all, leave open whether it is there", () => {
  expect(isOutside(new TypeError("Failed to fetch"))).toBe(false);
  expect(isOutside(null)).toBe(false);
});

test("what is outside is not asked for again", () => {
  expect(refusals.filter((error) => isOutside(error) && isWorthAsking(error))).toEqual([]);
});
