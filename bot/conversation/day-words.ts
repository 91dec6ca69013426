import type { Locale } from "#shared/locale.ts";

/** A day as it is said in a sentence. */
export const dayWords = (at: Date, locale: Locale, zone: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: "long" }).format(at);

/** A month as its place in a sentence has it: "August", but 「8」月. */
export const monthWords = (month: number, locale: Locale, length: "long" | "short" = "long") =>
  locale === "ja"
    ? String(month)
    : new Intl.DateTimeFormat(locale, { timeZone: "UTC", month: length }).format(
        Date.UTC(2026, month - 1),
      );
