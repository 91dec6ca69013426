import { getISO } from "temporal-polyfill/fns/Calendar";
import { fromEpochMilliseconds, toZonedDateTimeISO } from "temporal-polyfill/fns/Instant";
import * as PlainDate from "temporal-polyfill/fns/PlainDate";
import * as PlainTime from "temporal-polyfill/fns/PlainTime";
import * as ZonedDateTime from "temporal-polyfill/fns/ZonedDateTime";
import type { Cadence, Period } from "#shared/reflection.ts";

// Temporal as functions: with its classes every method would go to Cloudflare, called or not.
type Day = PlainDate.Record;
type TimedCadence = Exclude<Cadence, "first">;

/** The period that holds `at` in `zone`: `2026-W47`, `2026-11` or `2026-Q4`. */
export function periodOf(cadence: TimedCadence, at: Date, zone: string): Period {
  return periodOfDay(cadence, dayIn(at, zone));
}

/** Whether there is such a period: not every year has a week 53. */
export function isPeriod(cadence: TimedCadence, text: string): boolean {
  return periodForms[cadence].test(text) && periodOfDay(cadence, firstDay(text)) === text;
}

/** The period just before, of the same kind. */
export function periodBefore(period: Period): Period {
  const cadence = cadenceOf(period);
  return periodOfDay(cadence, PlainDate.subtractDays(firstDay(period), 1));
}

/** What a period's name can say: numbers of the first day, and the quarter's last month. */
export function periodParts(period: Period) {
  const day = firstDay(period);
  return { year: day.year, month: day.month, day: day.day, from: day.month, to: day.month + 2 };
}

/** The weekly periods that share at least one day with a month or quarter, oldest first. */
export function weeksOf(period: Period): Period[] {
  const end = endOf(period);
  const weeks: Period[] = [];
  for (
    let day = mondayOf(firstDay(period));
    PlainDate.compare(day, end) <= 0;
    day = PlainDate.addWeeks(day, 1)
  )
    weeks.push(periodOfDay("weekly", day));
  return weeks;
}

/** The last day of a period. */
export function lastDayOf(period: Period): string {
  return PlainDate.toString(endOf(period));
}

/**
 * The day a period stands for on the road: its last one, for a week its Thursday. The month of that
 * day is the month that a week belongs to (ISO 8601 counts years the same way).
 */
export function standingDay(period: Period): string {
  return cadenceOf(period) === "weekly"
    ? PlainDate.toString(PlainDate.addDays(firstDay(period), 3))
    : lastDayOf(period);
}

/** The weeks that belong to a month: every week belongs to one. Oldest first. */
export function weeksStandingIn(month: Period): Period[] {
  return weeksOf(month).filter((week) => standingDay(week).startsWith(month));
}

/** The three months of a quarter, oldest first. */
export function monthsOf(quarter: Period): Period[] {
  const start = firstDay(quarter);
  return [0, 1, 2].map((months) => periodOfDay("monthly", PlainDate.addMonths(start, months)));
}

/** Whole days from `at` to the end of its month, today included. */
export function daysLeftInMonth(at: Date, zone: string): number {
  const day = dayIn(at, zone);
  return PlainDate.daysInMonth(day) - day.day + 1;
}

/** The start (midnight in `zone`) of the day that lies `months` after `at`. */
export function monthsLater(at: Date, months: number, zone: string): Date {
  return startOf(PlainDate.addMonths(dayIn(at, zone), months), zone);
}

/** The start of an ISO date (`2026-12-01`) in `zone`, or null if it is not a date. */
export function dateIn(isoDate: string, zone: string): Date | null {
  try {
    return startOf(dayOf(isoDate), zone);
  } catch {
    return null;
  }
}

/** The ISO date of `at` in `zone`, `days` later. */
export function isoDate(at: Date, zone: string, days = 0): string {
  const day = dayTexts(zone).format(at);
  return days === 0 ? day : new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10);
}

/**
 * The moment of a clock's time on an ISO date in `zone`, or null if there is no such date. A time
 * that a clock change leaves out is that much later.
 */
export function momentIn(isoDay: string, time: string, zone: string): Date | null {
  const key = `${isoDay} ${time} ${zone}`;
  const known = moments.get(key);
  if (known !== undefined) return new Date(known);
  try {
    const plainTime = PlainTime.fromString(time);
    const at = PlainDate.toZonedDateTime(dayOf(isoDay), { timeZone: zone, plainTime });
    if (moments.size >= MOST_MOMENTS) moments.clear();
    moments.set(key, at.epochMilliseconds);
    return new Date(at.epochMilliseconds);
  } catch {
    return null;
  }
}

/** Thousands are asked about the same few moments of an evening. */
const moments = new Map<string, number>();
const MOST_MOMENTS = 500;

/** What the clock shows at `at` in `zone`: `20:00`. */
export function clockIn(at: Date, zone: string): string {
  const time = ZonedDateTime.toPlainTime(zoned(at, zone));
  return PlainTime.toString(time, { smallestUnit: "minute" });
}

/** The ISO date so many days later. */
export function dayAfter(isoDay: string, days = 1): string {
  return new Date(Date.parse(isoDay) + days * DAY_MS).toISOString().slice(0, 10);
}

/** The nth Saturday (6) of a month, as an ISO date; the last one where there are not so many. */
export function nthWeekdayOf(month: Period, nth: number, weekday: number): string {
  const first = firstDay(month);
  const day = 1 + ((weekday - PlainDate.dayOfWeek(first) + 7) % 7) + (nth - 1) * 7;
  return dayOfMonth(month, day > PlainDate.daysInMonth(first) ? day - 7 : day);
}

/** The 31st of a month, as an ISO date; its last day where it is shorter. */
export function dayOfMonth(month: Period, day: number): string {
  return PlainDate.toString(PlainDate.withDayOfMonth(firstDay(month), day));
}

/** The month after, of an ISO date. */
export function monthFollowing(isoDay: string): Period {
  return periodOfDay("monthly", PlainDate.addMonths(dayOf(isoDay), 1));
}

/** Which one of its weekday an ISO date is in its month, from 1 on, and which weekday. */
export function weekdayOf(isoDay: string): { readonly nth: number; readonly weekday: number } {
  const day = dayOf(isoDay);
  return { nth: Math.ceil(day.day / 7), weekday: PlainDate.dayOfWeek(day) };
}

/** Days from one ISO date to another; negative if that was before. */
export function daysBetween(from: string, to: string): number {
  return Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS);
}

/** Monday is 1. */
export function isoWeekday(isoDay: string): number {
  return new Date(isoDay).getUTCDay() || 7;
}

/** Year's end and Obon: nobody is reminded of anything. */
export function isQuietDay(isoDay: string): boolean {
  const day = isoDay.slice(5);
  return day >= "12-29" || day <= "01-03" || (day >= "08-13" && day <= "08-16");
}

const DAY_MS = 24 * 60 * 60_000;

const periodForms = {
  weekly: /^\d{4}-W(?:0[1-9]|[1-4]\d|5[0-3])$/,
  monthly: /^\d{4}-(?:0[1-9]|1[0-2])$/,
  quarterly: /^\d{4}-Q[1-4]$/,
} as const satisfies Record<TimedCadence, RegExp>;

function cadenceOf(period: Period): TimedCadence {
  if (period.includes("W")) return "weekly";
  return period.includes("Q") ? "quarterly" : "monthly";
}

function periodOfDay(cadence: TimedCadence, day: Day): Period {
  switch (cadence) {
    case "weekly":
      return `${PlainDate.yearOfWeek(day)}-W${String(PlainDate.weekOfYear(day)).padStart(2, "0")}`;
    case "monthly":
      return `${day.year}-${String(day.month).padStart(2, "0")}`;
    case "quarterly":
      return `${day.year}-Q${Math.ceil(day.month / 3)}`;
  }
}

function firstDay(period: Period): Day {
  const year = Number(period.slice(0, 4));
  const number = Number(period.slice(5).replace(/^[WQ]/, ""));
  switch (cadenceOf(period)) {
    case "weekly":
      // 4 January lies in week 1 (ISO 8601).
      return PlainDate.addWeeks(mondayOf(PlainDate.create(year, 1, 4)), number - 1);
    case "monthly":
      return PlainDate.create(year, number, 1);
    case "quarterly":
      return PlainDate.create(year, number * 3 - 2, 1);
  }
}

/** The first day after a period. */
const following = {
  weekly: (day: Day) => PlainDate.addWeeks(day, 1),
  monthly: (day: Day) => PlainDate.addMonths(day, 1),
  quarterly: (day: Day) => PlainDate.addMonths(day, 3),
} as const satisfies Record<TimedCadence, (day: Day) => Day>;

const endOf = (period: Period) =>
  PlainDate.subtractDays(following[cadenceOf(period)](firstDay(period)), 1);

const mondayOf = (day: Day) => PlainDate.subtractDays(day, PlainDate.dayOfWeek(day) - 1);

const zoned = (at: Date, zone: string) =>
  toZonedDateTimeISO(fromEpochMilliseconds(at.getTime()), zone);

const dayIn = (at: Date, zone: string) => ZonedDateTime.toPlainDate(zoned(at, zone));

/** Throws where there is no such day. */
const dayOf = (isoDay: string) => PlainDate.fromString(isoDay, getISO);

/** A list asks for the day of each of its records, and making a format takes longer than using it. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** Swedish writes days as ISO 8601 does. */
function dayTexts(timeZone: string): Intl.DateTimeFormat {
  const known = formats.get(timeZone);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat("sv-SE", {
    timeZone,
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
  });
  formats.set(timeZone, made);
  return made;
}

const startOf = (day: Day, zone: string) =>
  new Date(PlainDate.toZonedDateTime(day, zone).epochMilliseconds);
