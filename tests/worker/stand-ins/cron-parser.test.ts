import { createRequire } from "node:module";
import fc from "fast-check";
import { expect, test } from "vitest";
import { createJobs } from "#bot/jobs/table.ts";
import { CronExpressionParser } from "#bot/worker/stand-ins/cron-parser.ts";

// The library itself, as Agenda has it.
const agenda = createRequire(import.meta.resolve("agenda"));
const library = agenda("cron-parser") as { CronExpressionParser: typeof CronExpressionParser };

const nextOf = (parser: typeof CronExpressionParser, cron: string, currentDate: Date, tz: string) =>
  parser.parse(cron, { currentDate, tz }).next().toDate();

const moment = fc.date({
  min: new Date("2025-01-01"),
  max: new Date("2035-01-01"),
  noInvalidDate: true,
});

test("every job of the table is due at the same moments on both hosts", () => {
  const nothing = async () => {};
  const jobs = createJobs({
    sweep: nothing,
    planNudges: nothing,
    planDigests: nothing,
    deliverSends: nothing,
    watchQuota: nothing,
  });
  expect(jobs).not.toEqual([]);
  fc.assert(
    fc.property(fc.constantFrom(...jobs), moment, ({ cron, zone }, at) => {
      const next = nextOf(CronExpressionParser, cron, at, zone);
      expect(next).toEqual(nextOf(library.CronExpressionParser, cron, at, zone));
    }),
  );
});

const within = (least: number, most: number) => {
  const number = fc.integer({ min: least, max: most });
  const range = fc.tuple(number, number).map((pair) => pair.toSorted((a, b) => a - b).join("-"));
  const step = fc.integer({ min: 1, max: most });
  return fc.oneof(
    fc.constant("*"),
    number.map(String),
    range,
    fc.tuple(fc.oneof(fc.constant("*"), range), step).map((pair) => pair.join("/")),
    fc.uniqueArray(number, { minLength: 2, maxLength: 4 }).map((list) => list.join(",")),
  );
};

test("any five fields lead to the moment that cron-parser finds", () => {
  const cron = fc
    .tuple(within(0, 59), within(0, 23), within(1, 28), within(1, 12), within(0, 6))
    .map((fields) => fields.join(" "));
  // Zones whose clocks are never changed, one of them between the hours.
  const zone = fc.constantFrom("UTC", "Asia/Tokyo", "Asia/Kolkata", "America/Phoenix");
  fc.assert(
    fc.property(cron, moment, zone, (fields, at, tz) => {
      const next = nextOf(CronExpressionParser, fields, at, tz);
      expect(next).toEqual(nextOf(library.CronExpressionParser, fields, at, tz));
    }),
    { numRuns: 60 },
  );
});

test("where a clock is put forward, a time that it leaves out is not due that day", () => {
  const at = new Date("2026-03-28T12:00Z");
  const next = nextOf(CronExpressionParser, "30 2 * * *", at, "Europe/Berlin");
  expect(next).toEqual(new Date("2026-03-30T00:30Z"));
});

test.for([
  "banana",
  "61 * * * *",
  "* 24 * * *",
  "* * 0 * *",
  "* * * 13 *",
  "* * * * 8",
  "9-5 * * * *",
  "*/0 * * * *",
  "1,, * * * *",
  "* * * * MON",
  "* * * *",
  "0 0 31 2 *",
])("%s is no schedule", (cron) => {
  expect(() => nextOf(CronExpressionParser, cron, new Date(), "UTC")).toThrow();
});

test("a zone that is nowhere is refused", () => {
  expect(() => nextOf(CronExpressionParser, "* * * * *", new Date(), "Mars/Base")).toThrow();
});
