import fc from "fast-check";
import { expect, test } from "vitest";
import { isPeriod, periodOf } from "#bot/calendar.ts";
import { writable, writableIn, writableYears, writtenOn } from "#bot/reflections/periods.ts";

const tokyo = "Asia/Tokyo";
const NOW = new Date("2026-11-24T11:00:00Z");
const moment = fc.date({
  min: new Date("2000-01-01"),
  max: new Date("2060-01-01"),
  noInvalidDate: true,
});
const cadences = ["weekly", "monthly", "quarterly"] as const;

test("what holds the moment, or any of the ten years before, can be written; nothing later", () => {
  fc.assert(
    fc.property(moment, moment, fc.constantFrom(...cadences), (now, other, cadence) => {
      const period = periodOf(cadence, other, tokyo);
      const years = (now.getTime() - other.getTime()) / (365.2425 * 86_400_000);
      const may = writable(cadence, period, now, tokyo);
      if (years > 0 && years < 9.99) expect(may).toBe("yes");
      if (years > 10.3) expect(may).toBe("too_old");
      if (years < -0.3) expect(may).toBe("future");
      expect(writable(cadence, periodOf(cadence, now, tokyo), now, tokyo)).toBe("yes");
    }),
  );
});

test("the years to choose from hold exactly what can be written", () => {
  fc.assert(
    fc.property(moment, (now) => {
      const { from, to } = writableYears(now, tokyo);
      const all = Array.from({ length: to - from + 1 }, (_, i) => writableIn(from + i, now, tokyo));
      const offered = [
        ...all.flatMap(({ quarters }) => quarters),
        ...all.flatMap(({ months }) => months.filter(({ isOpen }) => isOpen)).map((m) => m.month),
        ...all.flatMap(({ months }) => months.flatMap(({ weeks }) => weeks)),
      ];
      expect(new Set(offered).size).toBe(offered.length);
      for (const period of offered) {
        const cadence = cadences.find((each) => isPeriod(each, period));
        expect(cadence && writable(cadence, period, now, tokyo), period).toBe("yes");
      }
      expect(offered).toContain(periodOf("monthly", now, tokyo));
      expect(offered).toContain(periodOf("quarterly", now, tokyo));
      expect(offered.length).toBeGreaterThan(520 + 120 + 40);
      for (const year of [from - 1, to + 1]) {
        const none = writableIn(year, now, tokyo);
        expect(none.quarters).toEqual([]);
        expect(none.months.filter(({ isOpen }) => isOpen)).toEqual([]);
      }
    }),
    { numRuns: 20 },
  );
});

test.each([
  ["monthly", "2026-10", "2026-11-10T12:00:00Z", null],
  ["monthly", "2026-10", "2026-11-10T15:00:00Z", "2026-11-11"],
  ["weekly", "2026-W46", "2026-11-18T12:00:00Z", null],
  ["weekly", "2026-W46", "2026-11-18T15:00:00Z", "2026-11-19"],
  ["quarterly", "2026-Q3", "2026-10-31T12:00:00Z", "2026-10-31"],
  ["first", "first", "2026-10-31T12:00:00Z", null],
] as const)("%s %s begun at %s was written later: %s", (cadence, period, at, day) => {
  expect(writtenOn({ cadence, period, createdAt: new Date(at) }, tokyo)).toBe(day);
});

test("the last weeks of December belong to the year that has more of their days", () => {
  const { months } = writableIn(2026, NOW, tokyo);
  expect(months.at(-1)?.month).toBe("2026-11");
  const before = writableIn(2025, NOW, tokyo).months.at(-1);
  expect(before?.weeks).toEqual(["2025-W49", "2025-W50", "2025-W51", "2025-W52"]);
});
