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
import type { Member } from "#bot/members/rules.ts";
import type { SendClass } from "#bot/sends/rules.ts";
import { latestNotice } from "#shared/notices.ts";
import type { Cadence } from "#shared/reflection.ts";

/** In the order in which one takes the day from another. */
export const nudgeKinds = [
  "rest-ended",
  "second",
  "monthly",
  "first-week",
  "gap-three",
  "gap-one",
  "quarterly",
  "weekly",
  "often",
  "asked",
] as const;
export type NudgeKind = (typeof nudgeKinds)[number];

export const classOf: Readonly<Record<NudgeKind, SendClass>> = {
  "rest-ended": "nudge-monthly",
  second: "nudge-second",
  monthly: "nudge-monthly",
  "first-week": "nudge-monthly",
  "gap-three": "nudge-monthly",
  "gap-one": "nudge-monthly",
  quarterly: "nudge-monthly",
  weekly: "nudge-weekly",
  often: "nudge-monthly",
  asked: "nudge-monthly",
};

/** A meetup near the day in question, as it concerns one member. */
export type NearMeetup = {
  readonly startsAt: Date;
  readonly announcedAt: Date | null;
  /** Said that they will not come. */
  readonly declined: boolean;
};

export type Nudged = {
  readonly kind: NudgeKind;
  readonly period: string;
  /** The day it was meant for, in the member's zone. */
  readonly on: string;
  readonly at: Date;
  readonly variant?: string;
};

/** Everything that decides about one member's nudges. */
export type Facts = {
  readonly member: Pick<Member, "settings" | "rest" | "friend" | "consent">;
  /** What they wrote in the last half year. */
  readonly written: readonly {
    readonly cadence: Cadence;
    readonly period: string;
    readonly standsOn: string;
  }[];
  /** What was sent in the last half year, or is being sent. */
  readonly nudged: readonly Nudged[];
  /** When they last wrote, tapped or opened a page. */
  readonly heardAt: Date | null;
  readonly meetups: readonly NearMeetup[];
};

export type Because =
  | "blocked"
  | "off"
  | "resting"
  | "quiet-day"
  | "written"
  | "sent"
  | "this-week"
  | "makes-way"
  | "meetup-week"
  | "silence"
  | "new";

export type Nudge = {
  readonly kind: NudgeKind;
  readonly period: string;
  readonly on: string;
  readonly dueAt: Date;
  /** After this moment it would only be strange. */
  readonly sendUntil: Date;
};

export type Decision = {
  readonly nudge: Nudge | null;
  /** Of each nudge that this would have been a day for: why it is not. */
  readonly not: readonly { readonly kind: NudgeKind; readonly because: Because }[];
};

type Candidate = { readonly kind: NudgeKind; readonly period: string };

const usualDay = "25";
const days = {
  week: 7,
  long: 180,
  unanswered: 2,
  quarterly: [5, 20],
  gap: [5, 12],
  firstWeek: [7, 10],
} as const;
/** Whoever joined less than so many days ago has no quarter to look back on. */
const quarterFrom = 60;

export const zoneOf = (member: Facts["member"], zone: string): string =>
  member.settings.zone ?? zone;

/** What this member gets on that day of theirs, if anything, and why not what else it could be. */
export function decide(facts: Facts, day: string, zone: string): Decision {
  const { member } = facts;
  const found = candidates(facts, day, zone);
  const closed = closedBecause(facts, day, zone);
  const not: { kind: NudgeKind; because: Because }[] = [];
  for (const candidate of found) {
    const because = closed ?? becauseNot(candidate, facts, day, zone);
    if (because === "silence" && mayAsk(facts, day)) {
      const often = { kind: "often", period: day.slice(0, 7) } as const;
      if (!isSent(often, facts) && !isNudgedWithinWeek(facts, day)) {
        not.push({ kind: candidate.kind, because });
        return { nudge: timed(often, member, day, zone), not };
      }
    }
    if (because === null) return { nudge: timed(candidate, member, day, zone), not };
    not.push({ kind: candidate.kind, because });
  }
  return { nudge: null, not };
}

/** A nudge that the member asked for on that day: only what closes every door stands against it. */
export function askedFor(facts: Facts, of: { period: string; on: string }, zone: string) {
  const closed = closedBecause(facts, of.on, zone);
  if (closed !== null) return closed;
  const { about } = aboutAsked(of.period);
  return facts.written.some(({ period }) => period === about) ? ("written" as const) : null;
}

/** One that was asked for: what it is about, and the day that was asked for. */
export const asked = (about: string, on: string): Pick<Nudge, "kind" | "period"> => ({
  kind: "asked",
  period: `${about}/${on}`,
});

export const aboutAsked = (period: string): { readonly about: string } => ({
  about: period.split("/")[0] ?? "",
});

/** The day of the month's nudge: three days before the meetup, else the 25th. */
function monthlyDay(facts: Facts, month: string, zone: string): string {
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

function candidates(facts: Facts, day: string, zone: string): Candidate[] {
  const { member, meetups } = facts;
  const own = zoneOf(member, zone);
  const month = day.slice(0, 7);
  const number = Number(day.slice(8));
  const found: Candidate[] = [];
  const { rest } = member;
  if (rest !== null && rest.isBrief !== true) {
    const ended = isoDate(rest.until, zone);
    if (isWithin(daysBetween(ended, day), [0, days.week])) add("rest-ended", ended);
  }
  const isEve = meetups.some(
    ({ startsAt, declined }) => !declined && isoDate(startsAt, own) === dayAfter(day),
  );
  if (isEve) add("second", month);
  const monthly = monthlyDay(facts, month, zone);
  const last = monthly.endsWith(usualDay) ? dayAfter(monthly, 3) : dayAfter(monthly);
  if (day >= monthly && day <= last && !isEve) add("monthly", month);
  const joined = isoDate(member.consent.at, own);
  if (isWithin(daysBetween(joined, day), days.firstWeek)) add("first-week", "first");
  if (isWithin(number, days.gap)) {
    const gap = emptyMonths(facts, month, joined);
    if (gap.length === 3) add("gap-three", gap.at(-1) ?? "");
    if (gap.length === 1) add("gap-one", gap[0] ?? "");
  }
  if (Number(month.slice(5)) % 3 === 0 && isWithin(number, days.quarterly))
    add("quarterly", `${month.slice(0, 4)}-Q${Number(month.slice(5)) / 3}`);
  if (member.settings.weekly && isoWeekday(day) === member.settings.weeklyDay)
    add("weekly", periodOf("weekly", momentOf("weekly", member, day, zone), zone));
  return found;

  function add(kind: NudgeKind, period: string): void {
    found.push({ kind, period });
  }
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

function closedBecause({ member }: Facts, day: string, zone: string): Because | null {
  if (!member.friend) return "blocked";
  if (member.settings.quiet) return "off";
  if (member.rest !== null && isoDate(member.rest.until, zone) > day) return "resting";
  return isQuietDay(day) ? "quiet-day" : null;
}

function becauseNot(candidate: Candidate, facts: Facts, day: string, zone: string): Because | null {
  const { kind } = candidate;
  if (isSent(candidate, facts)) return "sent";
  if (isWritten(candidate, facts, day)) return "written";
  const own = zoneOf(facts.member, zone);
  const joined = isoDate(facts.member.consent.at, own);
  if (kind === "monthly" && joined >= day) return "new";
  if (kind === "second" && joined >= dayAfter(day, -2)) return "new";
  if (kind === "quarterly" && daysBetween(joined, day) < quarterFrom) return "new";
  if (kind === "rest-ended") return null;
  if (kind === "weekly" && meetsInWeekOf(facts, day, own)) return "meetup-week";
  if (kind !== "second" && isNudgedWithinWeek(facts, day)) return "this-week";
  if (makesWay(kind, facts, day, zone)) return "makes-way";
  return isSilent(kind, facts, day) ? "silence" : null;
}

const isSent = ({ kind, period }: Candidate, { nudged }: Facts) =>
  nudged.some((each) => each.kind === kind && each.period === period);

function isWritten({ kind, period }: Candidate, { written }: Facts, day: string): boolean {
  const month = day.slice(0, 7);
  switch (kind) {
    case "monthly":
    case "second":
      return written.some((each) => each.cadence === "monthly" && each.period === month);
    case "weekly":
    case "quarterly":
      return written.some((each) => each.cadence === kind && each.period === period);
    case "first-week":
      return written.some(({ cadence }) => cadence !== "first");
    case "gap-one":
    case "gap-three":
      return written.some(({ standsOn }) => standsOn.startsWith(month));
    case "rest-ended":
    case "often":
    case "asked":
      return false;
  }
}

const isNudgedWithinWeek = ({ nudged }: Facts, day: string) =>
  nudged.some(({ on }) => Math.abs(daysBetween(on, day)) < days.week);

/** What is said any time gives the week to the month's nudge. */
function makesWay(kind: NudgeKind, facts: Facts, day: string, zone: string): boolean {
  if (kind === "monthly" || kind === "second") return false;
  const soon = dayAfter(day, days.week - 1);
  return [...new Set([day.slice(0, 7), soon.slice(0, 7)])].some((month) => {
    const monthly = { kind: "monthly", period: month } as const;
    const on = monthlyDay(facts, month, zone);
    return on > day && on <= soon && !isSent(monthly, facts) && !isWritten(monthly, facts, on);
  });
}

const meetsInWeekOf = ({ meetups }: Facts, day: string, own: string) => {
  const monday = dayAfter(day, 1 - isoWeekday(day));
  return meetups.some(({ startsAt }) =>
    isWithin(daysBetween(monday, isoDate(startsAt, own)), [0, days.week - 1]),
  );
};

/** When they were last heard of; a meetup's notice after the question begins anew. */
function heardSince({ nudged, heardAt, meetups, member }: Facts): number {
  const asked = nudged.findLast(({ kind }) => kind === "often")?.at;
  const notices = meetups.flatMap(({ announcedAt }) =>
    announcedAt !== null && announcedAt > (asked ?? member.consent.at) ? [announcedAt] : [],
  );
  return Math.max(heardAt?.getTime() ?? 0, ...notices.map((at) => at.getTime()));
}

function unanswered(facts: Facts): readonly Nudged[] {
  const since = heardSince(facts);
  return facts.nudged.filter(({ at }) => at.getTime() > since);
}

/** Not heard of for longer than what is known of them reaches back: they were asked long ago. */
function isLong(facts: Facts, day: string): boolean {
  const { consent, rest } = facts.member;
  const last = Math.max(heardSince(facts), consent.at.getTime(), rest?.until.getTime() ?? 0);
  return daysBetween(new Date(last).toISOString().slice(0, 10), day) > days.long;
}

/** After two without an answer it is quiet; only the word after three months is still said, once. */
function isSilent(kind: NudgeKind, facts: Facts, day: string): boolean {
  if (kind === "gap-three") return false;
  return unanswered(facts).length >= days.unanswered || isLong(facts, day);
}

const mayAsk = (facts: Facts, day: string) =>
  !isLong(facts, day) && unanswered(facts).every(({ kind }) => kind !== "often");

const isWithin = (value: number, [from, to]: readonly [number, number]) =>
  value >= from && value <= to;

function momentOf(kind: NudgeKind, { settings }: Facts["member"], day: string, zone: string): Date {
  const time = kind === "weekly" ? settings.weeklyTime : settings.monthlyTime;
  const at = momentIn(day, time, settings.zone ?? zone);
  if (at === null) throw new Error(`no such day: ${day}`);
  return at;
}

function timed(of: Candidate, member: Facts["member"], on: string, zone: string): Nudge {
  const own = zoneOf(member, zone);
  // The week of a weekly one is over on Sunday; the eve of a meetup is over at night.
  const isLastDay = of.kind === "second" || (of.kind === "weekly" && isoWeekday(on) === 7);
  const sendUntil = momentIn(isLastDay ? on : dayAfter(on), latestNotice, own);
  const dueAt = momentOf(of.kind, member, on, zone);
  return { ...of, on, dueAt, sendUntil: sendUntil ?? dueAt };
}
