import { dayOfMonth, isoDate, monthFollowing, nthWeekdayOf, weekdayOf } from "#bot/calendar.ts";
import type { MeetupPlan, Rhythm } from "#shared/meetup.ts";
import { planOf, type Meetup } from "./rules.ts";

const usual = {
  from: "20:00",
  to: "22:00",
  rhythm: { by: "weekday", nth: 3, weekday: 6 },
} as const;

/** The plan of the one that comes next, as the last one was: its day by the rhythm. */
export function nextPlan(last: Meetup | null, zone: string, now: Date, day?: string): MeetupPlan {
  const before = last === null ? null : planOf(last, zone);
  const rhythm = before?.rhythm ?? (before === null ? usual.rhythm : rhythmOf(before.day));
  const today = isoDate(now, zone);
  const since = before !== null && before.day > today ? before.day : today;
  return {
    theme: null,
    place: before?.place ?? null,
    link: before?.link ?? null,
    capacity: before?.capacity ?? null,
    waits: before?.waits ?? false,
    rhythm: before?.rhythm ?? null,
    from: before?.from ?? usual.from,
    to: before?.to ?? usual.to,
    day: day ?? dayBy(rhythm, since, before?.day.slice(0, 7) ?? ""),
  };
}

/** The first day of the rhythm after `since`, in another month than `taken`. */
function dayBy(rhythm: Rhythm, since: string, taken: string): string {
  const here = dayIn(since.slice(0, 7), rhythm);
  return here > since && since.slice(0, 7) !== taken ? here : dayIn(monthFollowing(since), rhythm);
}

const dayIn = (month: string, rhythm: Rhythm): string =>
  rhythm.by === "day"
    ? dayOfMonth(month, rhythm.day)
    : nthWeekdayOf(month, rhythm.nth, rhythm.weekday);

function rhythmOf(day: string): Rhythm {
  const { nth, weekday } = weekdayOf(day);
  return { by: "weekday", nth, weekday: weekday as 1 };
}
