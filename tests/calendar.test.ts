import fc from "fast-check";
import { Temporal } from "temporal-polyfill";
import { expect, test } from "vitest";
import {
  dateIn,
  daysLeftInMonth,
  isoDate,
  isPeriod,
  lastDayOf,
  monthsLater,
  monthsOf,
  periodBefore,
  periodOf,
  periodParts,
  standingDay,
  weeksOf,
  weeksStandingIn,
} from "#bot/calendar.ts";

const tokyo = "Asia/Tokyo";
const at = (iso: string) => new Date(iso);

test.each([
  ["2026-11-30T14:59:59Z", "2026-11", "2026-W49", "2026-Q4"],
  ["2026-11-30T15:00:00Z", "2026-12", "2026-W49", "2026-Q4"],
  ["2026-12-31T15:00:00Z", "2027-01", "2026-W53", "2027-Q1"],
  ["2027-01-03T14:59:59Z", "2027-01", "2026-W53", "2027-Q1"],
  ["2027-01-03T15:00:00Z", "2027-01", "2027-W01", "2027-Q1"],
  ["2024-12-29T15:00:00Z", "2024-12", "2025-W01", "2024-Q4"],
])("%s in Tokyo lies in %s, %s and %s", (iso, month, week, quarter) => {
  expect(periodOf("monthly", at(iso), tokyo)).toBe(month);
  expect(periodOf("weekly", at(iso), tokyo)).toBe(week);
  expect(periodOf("quarterly", at(iso), tokyo)).toBe(quarter);
});

test("the period before crosses years and long weeks", () => {
  expect(periodBefore("2027-01")).toBe("2026-12");
  expect(periodBefore("2027-W01")).toBe("2026-W53");
  expect(periodBefore("2026-W01")).toBe("2025-W52");
  expect(periodBefore("2027-Q1")).toBe("2026-Q4");
});

test("a period's day lies in the period, for every day of eighty years", () => {
  fc.assert(
    fc.property(
      fc.date({ min: at("2000-01-01"), max: at("2080-01-01"), noInvalidDate: true }),
      (day) => {
        for (const cadence of ["weekly", "monthly", "quarterly"] as const) {
          const period = periodOf(cadence, day, tokyo);
          const { year, month, day: first } = periodParts(period);
          const start = dateIn(
            `${year}-${String(month).padStart(2, "0")}-${String(first).padStart(2, "0")}`,
            tokyo,
          );
          expect(start && periodOf(cadence, start, tokyo)).toBe(period);
          expect(start && start.getTime() <= day.getTime()).toBe(true);
          expect(periodBefore(period) < period || cadence === "weekly").toBe(true);
        }
      },
    ),
  );
});

test("a month's weeks are all that share a day with it", () => {
  expect(weeksOf("2026-11")).toEqual([
    "2026-W44",
    "2026-W45",
    "2026-W46",
    "2026-W47",
    "2026-W48",
    "2026-W49",
  ]);
  expect(monthsOf("2026-Q4")).toEqual(["2026-10", "2026-11", "2026-12"]);
});

test("a day is the one on the wall of its zone, for every moment and so many days on", () => {
  const zones = ["Asia/Tokyo", "America/New_York", "Australia/Lord_Howe", "Asia/Kathmandu", "UTC"];
  fc.assert(
    fc.property(
      fc.date({ min: at("1990-01-01"), max: at("2090-01-01"), noInvalidDate: true }),
      fc.constantFrom(...zones),
      fc.integer({ min: -400, max: 400 }),
      (moment, zone, days) => {
        const wall = Temporal.Instant.fromEpochMilliseconds(moment.getTime());
        const day = wall.toZonedDateTimeISO(zone).toPlainDate().add({ days });
        expect(isoDate(moment, zone, days)).toBe(day.toString());
      },
    ),
  );
});

test("days left count today", () => {
  expect(daysLeftInMonth(at("2026-11-24T03:00:00Z"), tokyo)).toBe(7);
  expect(daysLeftInMonth(at("2026-11-30T14:59:00Z"), tokyo)).toBe(1);
});

test("a date is midnight in its zone, and nonsense is none", () => {
  expect(dateIn("2026-12-25", tokyo)).toEqual(at("2026-12-24T15:00:00Z"));
  expect(dateIn("2026-02-30", tokyo)).toBeNull();
  expect(dateIn("明日", tokyo)).toBeNull();
  expect(isoDate(at("2026-11-23T15:30:00Z"), tokyo, 1)).toBe("2026-11-25");
  expect(monthsLater(at("2026-08-31T03:00:00Z"), 6, tokyo)).toEqual(at("2027-02-27T15:00:00Z"));
});

test.each([
  ["weekly", "2026-W01", true],
  ["weekly", "2026-W53", true],
  ["weekly", "2025-W53", false],
  ["weekly", "2026-W00", false],
  ["weekly", "2026-W1", false],
  ["monthly", "2026-12", true],
  ["monthly", "2026-13", false],
  ["monthly", "2026-W12", false],
  ["monthly", "0026-12", false],
  ["monthly", "2026-12 ", false],
  ["quarterly", "2026-Q4", true],
  ["quarterly", "2026-Q5", false],
  ["quarterly", "current", false],
] as const)("%s %s is a period: %s", (cadence, text, expected) => {
  expect(isPeriod(cadence, text)).toBe(expected);
});

test.each([
  ["2026-11", "2026-11-30", "2026-11-30"],
  ["2028-02", "2028-02-29", "2028-02-29"],
  ["2026-Q4", "2026-12-31", "2026-12-31"],
  ["2026-W49", "2026-12-06", "2026-12-03"],
  ["2026-W53", "2027-01-03", "2026-12-31"],
])("%s ends on %s and stands on %s", (period, last, standing) => {
  expect(lastDayOf(period)).toBe(last);
  expect(standingDay(period)).toBe(standing);
});

test("every week stands in one month of its own year, and no week in two", () => {
  for (let year = 2016; year < 2037; year += 1) {
    const months = Array.from(
      { length: 12 },
      (_, i) => `${year}-${String(i + 1).padStart(2, "0")}`,
    );
    const weeks = months.flatMap(weeksStandingIn);
    expect(weeks.every((week) => week.startsWith(`${year}-W`))).toBe(true);
    expect(new Set(weeks).size).toBe(weeks.length);
    expect(weeks.length).toBe(isPeriod("weekly", `${year}-W53`) ? 53 : 52);
  }
});
