import { daysBetween } from "#bot/calendar.ts";
import type { Facts, Nudged, NudgeKind } from "./kinds.ts";

/** So many without an answer, and it is asked whether that is too many. */
const mostUnanswered = 2;
const longDays = 180;

/** After two without an answer it is quiet; only the word after three months is still said, once. */
export function isSilent(kind: NudgeKind, facts: Facts, day: string): boolean {
  if (kind === "gap-three") return false;
  return unanswered(facts).length >= mostUnanswered || isLong(facts, day);
}

/** Whether it may be asked: once, until the next word of theirs. */
export const mayAsk = (facts: Facts, day: string) =>
  !isLong(facts, day) && unanswered(facts).every(({ kind }) => kind !== "often");

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
  return daysBetween(new Date(last).toISOString().slice(0, 10), day) > longDays;
}
