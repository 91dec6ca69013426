import {
  dayAfter,
  daysBetween,
  isoDate,
  isoWeekday,
  isQuietDay,
  momentIn,
  periodBefore,
  periodOf,
} from "#bot/calendar.ts";
import { latestNotice } from "#shared/notices.ts";
import { unremindedBecause } from "./answered.ts";
import {
  eveKind,
  zoneOf,
  type Candidate,
  type Facts,
  type Nudge,
  type NudgeKind,
} from "./kinds.ts";

const usualDay = "25";
const week = 7;
const quarterlyDays = [5, 20] as const;
const gapDays = [5, 12] as const;
const firstWeekDays = [7, 10] as const;

/** What a day of this member's could hold, in the order in which one takes it from another. */
export function candidates(facts: Facts, day: string, zone: string): Candidate[] {
  const { member, meetups } = facts;
  const own = zoneOf(member, zone);
  const month = day.slice(0, 7);
  const number = Number(day.slice(8));
  const found: Candidate[] = [];
  const { rest } = member;
  if (rest !== null && rest.isBrief !== true) {
    const ended = isoDate(rest.until, zone);
    if (isWithin(daysBetween(ended, day), [0, week])) add("rest-ended", ended);
  }
  const onNext = meetups.filter(({ startsAt }) => isoDate(startsAt, own) === dayAfter(day));
  const isEve = onNext.some(({ answer }) => answer?.rsvp !== "no");
  // Whoever is reminded of a meetup can write from there.
  const isReminded = onNext.some((meetup) => unremindedBecause(meetup) === null);
  if (!isReminded && onNext.some(({ answer }) => answer === null)) add("second", month);
  const monthly = monthlyDay(facts, month, zone);
  const last = monthly.endsWith(usualDay) ? dayAfter(monthly, 3) : dayAfter(monthly);
  if (day >= monthly && day <= last && !isEve) add("monthly", month);
  const joined = isoDate(member.consent.at, own);
  if (isWithin(daysBetween(joined, day), firstWeekDays)) add("first-week", "first");
  if (isWithin(number, gapDays)) {
    const gap = emptyMonths(facts, month, joined);
    if (gap.length === 3) add("gap-three", gap.at(-1) ?? "");
    if (gap.length === 1) add("gap-one", gap[0] ?? "");
  }
  if (Number(month.slice(5)) % 3 === 0 && isWithin(number, quarterlyDays))
    add("quarterly", `${month.slice(0, 4)}-Q${Number(month.slice(5)) / 3}`);
  if (member.settings.weekly && isoWeekday(day) === member.settings.weeklyDay)
    add("weekly", periodOf("weekly", momentOf("weekly", member, day, zone), zone));
  return found;

  function add(kind: NudgeKind, period: string): void {
    found.push({ kind, period });
  }
}

/** The day of the month's nudge: three days before the meetup, else the 25th. */
export function monthlyDay(facts: Facts, month: string, zone: string): string {
  const own = zoneOf(facts.member, zone);
  for (const { startsAt } of facts.meetups) {
    const meets = isoDate(startsAt, own);
    let day = dayAfter(meets, -3);
    if (!day.startsWith(month)) continue;
    while (isQuietDay(day)) day = dayAfter(day);
    if (day < dayAfter(meets, -1)) return day;
  }
  return `${month}-${usualDay}`;
}

/** When it is due, and until when it makes sense. */
export function timed<K extends NudgeKind | typeof eveKind>(
  of: Candidate<K>,
  member: Facts["member"],
  on: string,
  zone: string,
): Nudge<K> {
  const own = zoneOf(member, zone);
  // The week of a weekly one is over on Sunday; the eve of a meetup is over at night.
  const isEve = of.kind === "second" || of.kind === eveKind;
  const isLastDay = isEve || (of.kind === "weekly" && isoWeekday(on) === 7);
  const sendUntil = momentIn(isLastDay ? on : dayAfter(on), latestNotice, own);
  const dueAt = momentOf(of.kind, member, on, zone);
  return { ...of, on, dueAt, sendUntil: sendUntil ?? dueAt };
}

/** The months just before this one, newest first, that have nothing; at most four. */
function emptyMonths({ written, member }: Facts, month: string, joined: string): string[] {
  const empty: string[] = [];
  let before = periodBefore(month);
  while (empty.length < 4 && before > joined.slice(0, 7)) {
    const at = before;
    if (written.some(({ standsOn }) => standsOn.startsWith(at))) break;
    // Months of rest are no gap.
    if (member.rest !== null && member.rest.until.toISOString().slice(0, 7) >= at) break;
    empty.push(at);
    before = periodBefore(before);
  }
  return empty;
}

function momentOf(kind: string, { settings }: Facts["member"], day: string, zone: string): Date {
  const time = kind === "weekly" ? settings.weeklyTime : settings.monthlyTime;
  const at = momentIn(day, time, settings.zone ?? zone);
  if (at === null) throw new Error(`no such day: ${day}`);
  return at;
}

const isWithin = (value: number, [from, to]: readonly [number, number]) =>
  value >= from && value <= to;
