import type { Locale } from "#shared/locale.ts";
import type { Cadence, Period } from "#shared/reflection.ts";
import type { TextKey } from "./catalog.ts";

const DAY_MS = 24 * 60 * 60_000;

// Dates here are days without a place: UTC keeps them as they are written.
const format = (locale: Locale, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });

/** 「12月24日」, "24 December"; with the year once it is another. */
export function dayText(isoDay: string, today: string, locale: Locale): string {
  const isOtherYear = isoDay.slice(0, 4) !== today.slice(0, 4);
  return format(locale, {
    month: "long",
    day: "numeric",
    ...(isOtherYear && { year: "numeric" }),
  }).format(new Date(isoDay));
}

/** 「11月23日(月)」, "Monday, November 23". */
export function todayText(isoDay: string, locale: Locale): string {
  const weekday = locale === "ja" ? "short" : "long";
  return format(locale, { month: "long", day: "numeric", weekday }).format(new Date(isoDay));
}

/** The day so many days later. */
export function daysAfter(isoDay: string, days: number): string {
  return toDay(new Date(Date.parse(isoDay) + days * DAY_MS));
}

/** The same day of the month so many months later, or that month's last day. */
export function monthsAfter(isoDay: string, months: number): string {
  const from = new Date(isoDay);
  const month = from.getUTCMonth() + months;
  const lastDay = new Date(Date.UTC(from.getUTCFullYear(), month + 1, 0)).getUTCDate();
  return toDay(
    new Date(Date.UTC(from.getUTCFullYear(), month, Math.min(from.getUTCDate(), lastDay))),
  );
}

/** The first day of a period: `2026-W47`, `2026-11`, `2026-Q4`; null for the first record. */
export function firstDayOf(period: Period): Date | null {
  const [, year, kind, number] = /^(\d{4})-(W|Q)?(\d{1,2})$/.exec(period) ?? [];
  if (year === undefined || number === undefined) return null;
  if (kind === "W") {
    // 4 January lies in week 1 (ISO 8601).
    const january4 = Date.UTC(Number(year), 0, 4);
    const weekday = (new Date(january4).getUTCDay() + 6) % 7;
    return new Date(january4 + (Number(number) * 7 - 7 - weekday) * DAY_MS);
  }
  const month = kind === "Q" ? Number(number) * 3 - 3 : Number(number) - 1;
  return new Date(Date.UTC(Number(year), month, 1));
}

/** The year that its first day lies in: week 1 of 2026 begins in December 2025. */
export function yearOf(period: Period): number | null {
  return firstDayOf(period)?.getUTCFullYear() ?? null;
}

/** What a record is called, and the parts to say it with. */
export function periodWords(
  cadence: Cadence,
  period: Period,
  locale: Locale,
): { readonly key: TextKey; readonly vars: Readonly<Record<string, string | number>> } {
  const day = firstDayOf(period);
  if (cadence === "first" || day === null) return { key: "period.first", vars: {} };
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 2, 1));
  const monthName = format(locale, { month: "long" });
  return {
    key: `period.${cadence}`,
    vars: {
      month: day.getUTCMonth() + 1,
      day: day.getUTCDate(),
      from: day.getUTCMonth() + 1,
      to: last.getUTCMonth() + 1,
      monthName: monthName.format(day),
      fromName: monthName.format(day),
      toName: monthName.format(last),
    },
  };
}

const toDay = (date: Date) => date.toISOString().slice(0, 10);
