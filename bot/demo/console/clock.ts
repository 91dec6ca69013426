import type { Language } from "#bot/demo/console/words.ts";

export const ZONE = "Asia/Tokyo";

const DAY_MS = 86_400_000;

/** The local calendar day, `2026-11-23`. */
export function dayOf(at: Date, zone = ZONE) {
  return new Intl.DateTimeFormat("en-CA", { timeZone: zone, dateStyle: "short" }).format(at);
}

export function timeOf(at: Date, zone = ZONE) {
  const hours = new Intl.DateTimeFormat("en-GB", { timeZone: zone, timeStyle: "short" });
  return hours.format(at);
}

export function dayLabel(at: Date, now: Date, language: Language, zone = ZONE) {
  const day = dayOf(at, zone);
  const near = new Intl.RelativeTimeFormat(language, { numeric: "auto" });
  if (day === dayOf(now, zone)) return near.format(0, "day");
  if (day === dayOf(new Date(now.getTime() - DAY_MS), zone)) return near.format(-1, "day");
  return dateLabel(at, language, zone, day.slice(0, 4) !== dayOf(now, zone).slice(0, 4));
}

export function dateLabel(at: Date, language: Language, zone = ZONE, withYear = false) {
  const year = withYear ? ({ year: "numeric" } as const) : {};
  const format = { timeZone: zone, month: "short", day: "numeric", weekday: "short" } as const;
  return new Intl.DateTimeFormat(language, { ...format, ...year }).format(at);
}

/** How far 9 in the morning of the next Monday or of the next month's first day is. */
export function msUntil(goal: "monday" | "month", now: Date, zone = ZONE): number {
  const here = wallClock(now, zone);
  const target = new Date(here);
  target.setUTCHours(9, 0, 0, 0);
  if (goal === "month") target.setUTCMonth(target.getUTCMonth() + 1, 1);
  else target.setUTCDate(target.getUTCDate() + (7 - ((target.getUTCDay() + 6) % 7) || 7));
  return target.getTime() - here;
}

function wallClock(at: Date, zone: string) {
  const text = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    dateStyle: "short",
    timeStyle: "medium",
  }).format(at);
  return Date.parse(`${text.replace(" ", "T")}Z`);
}
