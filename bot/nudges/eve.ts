import { dayAfter, isoDate } from "#bot/calendar.ts";
import { unremindedBecause } from "./answered.ts";
import { closedBecause } from "./closed.ts";
import { timed } from "./days.ts";
import { eveKind, zoneOf, type Because, type Facts, type NearMeetup, type Nudge } from "./kinds.ts";

export type Eve = Nudge<typeof eveKind>;

export type Eves = {
  readonly eves: readonly Eve[];
  /** Of each meetup of the next day that they are not reminded of: why not. */
  readonly not: readonly {
    readonly kind: typeof eveKind;
    readonly period: string;
    readonly because: Because;
  }[];
};

/** What a member is reminded of on that day of theirs: each meetup of their next one by itself. */
export function evesOn(facts: Facts, day: string, zone: string): Eves {
  const own = zoneOf(facts.member, zone);
  const closed = closedBecause(facts, day, zone);
  const eves: Eve[] = [];
  const not: Eves["not"][number][] = [];
  for (const meetup of facts.meetups) {
    if (isoDate(meetup.startsAt, own) !== dayAfter(day)) continue;
    const period = evePeriod(meetup, zone);
    const eve = timed({ kind: eveKind, period }, facts.member, day, zone);
    const because = closed ?? becauseNot(meetup, eve, facts);
    if (because === null) eves.push(eve);
    else not.push({ kind: eveKind, period, because });
  }
  return { eves, not };
}

/** One a meetup and date: moved to another, it is told of anew. */
const evePeriod = ({ id, startsAt }: NearMeetup, zone: string): string =>
  `${id}/${isoDate(startsAt, zone)}`;

export const meetupOf = (period: string): string => period.split("/")[0] ?? "";

function becauseNot(meetup: NearMeetup, eve: Eve, { reminded }: Facts): Because | null {
  if (reminded.includes(eve.period)) return "sent";
  const because = unremindedBecause(meetup);
  if (because !== null) return because;
  // Answered when it would have come, or later: they know.
  return meetup.answer !== null && meetup.answer.at >= eve.dueAt ? "new" : null;
}
