import type { MeetupKey } from "#liff/text/meetups.ts";
import type { Locale } from "#shared/locale.ts";
import type { Rhythm } from "#shared/meetup.ts";

/** The rhythms that a day can stand for: the third Saturday, the last one, the 19th. */
export function rhythmsOf(isoDay: string): readonly Rhythm[] {
  const at = new Date(isoDay);
  const [date, weekday] = [at.getUTCDate(), at.getUTCDay() || 7];
  if (Number.isNaN(date)) return [];
  const days = new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + 1, 0)).getUTCDate();
  const nth = Math.ceil(date / 7);
  const by = { by: "weekday", weekday: weekday as 1 } as const;
  return [
    ...(nth < 5 ? [{ ...by, nth }] : []),
    ...(date + 7 > days ? [{ ...by, nth: 5 }] : []),
    { by: "day", day: date },
  ];
}

export const isSameRhythm = (a: Rhythm | null, b: Rhythm | null) =>
  JSON.stringify(a && partsOf(a)) === JSON.stringify(b && partsOf(b));

type Tell = (key: MeetupKey, vars?: Readonly<Record<string, string | number>>) => string;

export function rhythmText(rhythm: Rhythm, tell: Tell, locale: Locale): string {
  if (rhythm.by === "day") {
    const { day } = rhythm;
    return tell(day > 28 ? "form.rhythm.dayLast" : "form.rhythm.day", { day });
  }
  // 2024-01-01 was a Monday.
  const weekday = new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
    Date.UTC(2024, 0, rhythm.weekday),
  );
  const { nth } = rhythm;
  return nth === 5
    ? tell("form.rhythm.last", { weekday })
    : tell("form.rhythm.nth", { nth: locale === "ja" ? nth : (ordinals[nth - 1] ?? nth), weekday });
}

const ordinals = ["1st", "2nd", "3rd", "4th"];

const partsOf = (rhythm: Rhythm) =>
  rhythm.by === "day" ? [rhythm.day] : [rhythm.nth, rhythm.weekday];
