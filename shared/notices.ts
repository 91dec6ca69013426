import * as v from "valibot";

/** Nobody is written to earlier or later than this, in the zone of whoever reads it. */
export const earliestNotice = "08:00";
export const latestNotice = "21:30";

/** Every time that can be chosen: the quarters of an hour. */
export const noticeTimes: readonly string[] = Array.from({ length: 24 * 4 }, (_, quarter) => {
  const hour = String(Math.floor(quarter / 4)).padStart(2, "0");
  return `${hour}:${String((quarter % 4) * 15).padStart(2, "0")}`;
}).filter((time) => time >= earliestNotice && time <= latestNotice);

/** Monday is 1, as in ISO 8601. */
export const weekdays = [1, 2, 3, 4, 5, 6, 7] as const;

export type NoticeTimes = {
  readonly weeklyDay: number;
  readonly weeklyTime: string;
  readonly monthlyTime: string;
  /** Where the member's clock hangs; null: where the community's does. */
  readonly zone: string | null;
};

export const usualNotices: NoticeTimes = {
  weeklyDay: 5,
  weeklyTime: "20:00",
  monthlyTime: "20:00",
  zone: null,
};

export const NoticeTime = v.picklist(noticeTimes);
export const Weekday = v.picklist(weekdays);
export const Zone = v.pipe(v.string(), v.maxLength(64), v.check(isZone, "no such zone"));

function isZone(name: string): boolean {
  try {
    // An offset such as +09:00 knows no summer time.
    return /^[A-Za-z]/.test(name) && Boolean(new Intl.DateTimeFormat("en", { timeZone: name }));
  } catch {
    return false;
  }
}

/** `20:00` as it is read aloud: 20:00, 9:00. */
export const timeText = (time: string): string => time.replace(/^0/, "");
