import type { Locale } from "./locale.ts";

/** When a meetup is, by the clock of `zone`: 「12月19日(土)」 and 「20:00〜22:00」. */
export function whenWords(
  from: Date,
  to: Date,
  zone: string,
  locale: Locale,
): { readonly day: string; readonly time: string; readonly start: string } {
  const day = dayWords(from, zone, locale);
  const endsLater = dayWords(to, zone, locale) !== day;
  const [start, end] = [clockWords(from, zone), clockWords(to, zone)];
  const time =
    locale === "ja"
      ? `${start}〜${endsLater ? "翌" : ""}${end}`
      : `${start}–${end}${endsLater ? " the next day" : ""}`;
  return { day, time, start };
}

const dayWords = (at: Date, timeZone: string, locale: Locale): string =>
  new Intl.DateTimeFormat(locale, {
    timeZone,
    month: "long",
    day: "numeric",
    weekday: locale === "ja" ? "short" : "long",
  }).format(at);

/** 20:00, 9:00: as it is read aloud. */
const clockWords = (at: Date, timeZone: string): string =>
  new Intl.DateTimeFormat("en-GB", { timeZone, hour: "numeric", minute: "2-digit" })
    .format(at)
    .replace(/^0/, "");
