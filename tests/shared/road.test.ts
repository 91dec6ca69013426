import fc from "fast-check";
import { expect, test } from "vitest";
import { BRIDGE, monthBefore, monthsBack, monthsOf, toRoad, type Stop } from "#shared/road.ts";

const month = (period: string, from: string | null = null): Stop => ({
  cadence: "monthly",
  period,
  standsOn: `${period}-28`,
  answers: from === null ? [] : [{ qid: BRIDGE, choice: from }],
});
const week = (period: string, standsOn: string): Stop => ({
  cadence: "weekly",
  period,
  standsOn,
  answers: [],
});
const quarter = (period: string, standsOn: string): Stop => ({
  cadence: "quarterly",
  period,
  standsOn,
  answers: [],
});
const first = (standsOn: string): Stop => ({
  cadence: "first",
  period: "first",
  standsOn,
  answers: [],
});

/** The road in one line: months by name, plain stretches in brackets. */
const drawn = (records: readonly Stop[], now: string, since: string) =>
  toRoad(records, { now, since })
    .map((each) => (each.kind === "plain" ? `[${each.from}..${each.to}]` : each.month))
    .join(" ");

test("months without a record are plain road, this month is not", () => {
  expect(drawn([month("2026-08"), first("2026-06-02")], "2026-11", "2026-06")).toBe(
    "[2026-09..2026-10] 2026-08 [2026-07..2026-07] 2026-06",
  );
  expect(drawn([first("2026-11-02")], "2026-11", "2026-11")).toBe("2026-11");
  expect(drawn([], "2026-11", "2026-01")).toBe("");
});

test("a week is a record of its month; a quarter of all its months", () => {
  const records = [week("2026-W45", "2026-11-05"), quarter("2026-Q3", "2026-09-30")];
  expect(drawn([...records, month("2026-05")], "2026-12", "2026-01")).toBe(
    "2026-11 [2026-10..2026-10] 2026-09 [2026-06..2026-06] 2026-05",
  );
});

test("the quarter under way stands in front and leaves no hole behind it", () => {
  expect(drawn([quarter("2026-Q4", "2026-12-31")], "2026-11", "2026-01")).toBe("2026-12");
});

test("a bridge covers the months it speaks of", () => {
  const records = [month("2026-08", "2026-04"), month("2026-03")];
  expect(drawn(records, "2026-09", "2026-01")).toBe("2026-08 2026-03");
  expect(drawn([month("2026-08", "2026-06"), month("2026-03")], "2026-09", "2026-01")).toBe(
    "2026-08 [2026-04..2026-05] 2026-03",
  );
});

test("before somebody came there is nothing to bridge, also between memories", () => {
  const records = [month("2026-11"), first("2026-09-10"), month("2019-04")];
  expect(drawn(records, "2026-11", "2026-09")).toBe("2026-11 [2026-10..2026-10] 2026-09 2019-04");
});

test("weeks lie under their month, in their order", () => {
  const [stretch] = toRoad(
    [quarter("2026-Q4", "2026-12-31"), month("2026-12"), week("2026-W50", "2026-12-10")],
    { now: "2026-12", since: "2026-01" },
  );
  expect(stretch).toMatchObject({
    kind: "month",
    month: "2026-12",
    stops: [{ period: "2026-Q4" }, { period: "2026-12" }],
    weeks: [{ period: "2026-W50" }],
  });
});

const monthName = fc
  .tuple(fc.integer({ min: 2020, max: 2026 }), fc.integer({ min: 1, max: 12 }))
  .map(([year, number]) => `${year}-${String(number).padStart(2, "0")}`);

test("every month from the newest record to the oldest is lived, covered or plain, once", () => {
  fc.assert(
    fc.property(
      fc.uniqueArray(monthName, { minLength: 1, maxLength: 30 }),
      fc.uniqueArray(monthName, { maxLength: 6 }),
      monthName,
      (months, bridged, since) => {
        const records = [
          ...months.filter((each) => !bridged.includes(each)).map((each) => month(each)),
          ...bridged.map((each) => month(each, monthBefore(monthBefore(each)))),
        ].toSorted((a, b) => (a.standsOn < b.standsOn ? 1 : -1));
        const now = "2026-12";
        const road = toRoad(records, { now, since });
        const covered = new Set(records.flatMap(monthsOf));
        const plain = road.flatMap((each) =>
          each.kind === "plain" ? monthsBack(each.to, each.from) : [],
        );
        expect(new Set(plain).size).toBe(plain.length);
        const oldest = records.at(-1)?.period ?? now;
        const expected = monthsBack(now, oldest).filter(
          (each) => each !== now && each >= since && !covered.has(each),
        );
        expect(plain).toEqual(expected);
        const order = road.map((each) => (each.kind === "plain" ? each.to : each.month));
        expect(order).toEqual(order.toSorted().toReversed());
        const kept = road.flatMap((each) => (each.kind === "month" ? each.stops : []));
        expect(kept).toEqual(records);
      },
    ),
  );
});

test("adding a page never changes the road already drawn", () => {
  fc.assert(
    fc.property(fc.uniqueArray(monthName, { minLength: 2, maxLength: 30 }), (months) => {
      const records = months
        .toSorted()
        .toReversed()
        .map((each) => month(each));
      const around = { now: "2026-12", since: "2020-01" };
      const whole = toRoad(records, around);
      for (let shown = 1; shown < records.length; shown += 1) {
        const part = toRoad(records.slice(0, shown), around);
        expect(whole.slice(0, part.length)).toEqual(part);
      }
    }),
    { numRuns: 30 },
  );
});
