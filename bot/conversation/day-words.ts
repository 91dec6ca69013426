import type { Locale } from "#shared/locale.ts";

/** A day as it is said in a sentence. */
export const dayWords = (at: Date, locale: Locale, zone: string): string =>
  new Intl.DateTimeFormat(locale, { timeZone: zone, dateStyle: "long" }).format(at);
