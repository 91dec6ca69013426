import fc from "fast-check";
import { expect, test } from "vitest";
import { periodOf, periodParts } from "#bot/calendar.ts";
import {
  dayText,
  daysAfter,
  firstDayOf,
  monthsAfter,
  periodWords,
  yearOf,
} from "#liff/text/dates.ts";
import { textIn } from "#liff/text/speak.ts";

const zone = "Asia/Tokyo";
const someDay = fc.date({
  min: new Date("2000-01-01"),
  max: new Date("2099-12-31"),
  noInvalidDate: true,
});

test("a period begins on the same day for the page as for the bot", () => {
  fc.assert(
    fc.property(someDay, fc.constantFrom("weekly", "monthly", "quarterly"), (at, cadence) => {
      const period = periodOf(cadence, at, zone);
      const { month, day } = periodParts(period);
      const first = firstDayOf(period);
      expect([first && first.getUTCMonth() + 1, first?.getUTCDate()]).toEqual([month, day]);
    }),
  );
});

test.for([
  ["2026-11-23", 1, "2026-12-23"],
  ["2026-11-30", 3, "2027-02-28"],
  ["2026-08-31", 6, "2027-02-28"],
  ["2027-12-31", 2, "2028-02-29"],
] as const)("%s and %i months are %s", ([day, months, later]) => {
  expect(monthsAfter(day, months)).toBe(later);
});

test("the day after the last of the year is the first", () => {
  expect(daysAfter("2026-12-31", 1)).toBe("2027-01-01");
});

test("a day of another year says so", () => {
  expect(dayText("2026-12-24", "2026-11-23", "ja")).toBe("12月24日");
  expect(dayText("2027-02-23", "2026-11-23", "ja")).toBe("2027年2月23日");
  expect(dayText("2027-02-23", "2026-11-23", "en")).toBe("February 23, 2027");
});

test.for([
  ["first", "first", "最初の1枚", "The first page"],
  ["weekly", "2026-W48", "11/23の週", "Week of November 23"],
  ["monthly", "2026-11", "11月", "November"],
  ["quarterly", "2026-Q4", "10〜12月", "October to December"],
] as const)("%s %s is called %s", ([cadence, period, ja, en]) => {
  const called = (locale: "ja" | "en") => {
    const { key, vars } = periodWords(cadence, period, locale);
    return textIn(locale, key, vars);
  };
  expect([called("ja"), called("en")]).toEqual([ja, en]);
});

test("a week is dated with the year of the day it is called by", () => {
  expect(["2026-W01", "2026-W53", "2026-11", "2026-Q4", "first"].map(yearOf)).toEqual([
    2025,
    2026,
    2026,
    2026,
    null,
  ]);
});
