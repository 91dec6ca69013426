import { dayAfter, daysBetween, isoDate, isoWeekday } from "#bot/calendar.ts";
import { closedBecause } from "./closed.ts";
import { candidates, monthlyDay, timed } from "./days.ts";
import {
  zoneOf,
  type Because,
  type Candidate,
  type Decision,
  type Facts,
  type Nudge,
  type NudgeKind,
} from "./kinds.ts";
import { isSilent, mayAsk } from "./silence.ts";

const week = 7;
/** Whoever joined less than so many days ago has no quarter to look back on. */
const quarterFrom = 60;

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

/** Whether what it asks for is there already. */
export function isWritten({ kind, period }: Candidate, { written }: Facts, day: string): boolean {
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
  nudged.some(({ on }) => Math.abs(daysBetween(on, day)) < week);

/** What is said any time gives the week to the month's nudge. */
function makesWay(kind: NudgeKind, facts: Facts, day: string, zone: string): boolean {
  if (kind === "monthly" || kind === "second") return false;
  const soon = dayAfter(day, week - 1);
  return [...new Set([day.slice(0, 7), soon.slice(0, 7)])].some((month) => {
    const monthly = { kind: "monthly", period: month } as const;
    const on = monthlyDay(facts, month, zone);
    return on > day && on <= soon && !isSent(monthly, facts) && !isWritten(monthly, facts, on);
  });
}

const meetsInWeekOf = ({ meetups }: Facts, day: string, own: string) => {
  const monday = dayAfter(day, 1 - isoWeekday(day));
  const sunday = dayAfter(monday, week - 1);
  return meetups.some(({ startsAt }) => {
    const meets = isoDate(startsAt, own);
    return meets >= monday && meets <= sunday;
  });
};
