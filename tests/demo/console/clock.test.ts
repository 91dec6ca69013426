import fc from "fast-check";
import { expect, test } from "vitest";
import { dayLabel, msUntil, timeOf } from "#bot/demo/console/clock.ts";

const at = (iso: string) => new Date(iso);
const after = (goal: "monday" | "month", from: string) =>
  new Date(Date.parse(from) + msUntil(goal, at(from))).toISOString();

test.each([
  ["monday", "2026-11-28T12:43:00Z", "2026-11-30T00:00:00.000Z"],
  ["monday", "2026-11-29T20:00:00Z", "2026-12-07T00:00:00.000Z"],
  ["monday", "2026-11-30T00:00:00Z", "2026-12-07T00:00:00.000Z"],
  ["month", "2026-11-28T12:43:00Z", "2026-12-01T00:00:00.000Z"],
  ["month", "2026-12-31T15:30:00Z", "2027-02-01T00:00:00.000Z"],
  ["month", "2026-01-31T00:00:00Z", "2026-02-01T00:00:00.000Z"],
] as const)("the next %s after %s is nine o'clock in Tokyo, %s", (goal, from, expected) => {
  expect(after(goal, from)).toBe(expected);
});

test("a goal is always ahead, at most a week or a month away", () => {
  fc.assert(
    fc.property(
      fc.date({ min: at("2026-01-01"), max: at("2030-01-01"), noInvalidDate: true }),
      (now) => {
        expect(msUntil("monday", now)).toBeGreaterThan(0);
        expect(msUntil("monday", now)).toBeLessThanOrEqual(7.5 * 86_400_000);
        expect(msUntil("month", now)).toBeGreaterThan(0);
        expect(msUntil("month", now)).toBeLessThanOrEqual(31.5 * 86_400_000);
      },
    ),
  );
});

test("days near are named, others dated, other years with their year", () => {
  const now = at("2026-11-23T00:00:00Z");
  expect(dayLabel(now, now, "ja")).toBe("今日");
  expect(dayLabel(at("2026-11-21T15:00:00Z"), now, "en")).toBe("yesterday");
  expect(dayLabel(at("2026-11-12T00:00:00Z"), now, "ja")).toBe("11月12日(木)");
  expect(dayLabel(at("2025-11-12T00:00:00Z"), now, "en")).toContain("2025");
});

test("times are read in Tokyo on a 24-hour clock", () => {
  expect(timeOf(at("2026-11-23T15:05:00Z"))).toBe("00:05");
});
