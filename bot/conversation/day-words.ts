import type { Locale } from "#shared/locale.ts";

/** Making one takes longer than everything else that a sentence takes. */
const formats = new Map<string, Intl.DateTimeFormat>();

/** A day as it is said in a sentence. */
export const dayWords = (at: Date, locale: Locale, zone: string): string =>
  formatOf(locale, { timeZone: zone, dateStyle: "long" }).format(at);

/** A month as its place in a sentence has it: "August", but 「8」月. */
export const monthWords = (month: number, locale: Locale, length: "long" | "short" = "long") =>
  locale === "ja"
    ? String(month)
    : formatOf(locale, { timeZone: "UTC", month: length }).format(Date.UTC(2026, month - 1));

function formatOf(locale: Locale, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${locale} ${JSON.stringify(options)}`;
  const known = formats.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(locale, options);
  formats.set(name, made);
  return made;
}
