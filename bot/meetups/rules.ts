import { clockIn, dayAfter, isoDate, momentIn } from "#bot/calendar.ts";
import type { MeetupCounts, MeetupPlan, OwnAnswer, Rhythm, Rsvp } from "#shared/meetup.ts";

/** What one member said; one a member. */
export type Answer = {
  readonly memberId: string;
  readonly rsvp: Rsvp;
  readonly at: Date;
  /** A `yes` without a seat yet. */
  readonly waits: boolean;
  /** Said for another date: it counts for nothing until it is said again. */
  readonly isOld: boolean;
};

export type Meetup = {
  readonly id: string;
  readonly circleId: string;
  readonly theme: string | null;
  readonly from: Date;
  readonly to: Date;
  readonly place: string | null;
  readonly link: string | null;
  readonly capacity: number | null;
  readonly hasLine: boolean;
  readonly rhythm: Rhythm | null;
  readonly cancelledAt: Date | null;
  /** Grows with what a calendar has to know. */
  readonly sequence: number;
  readonly changedAt: Date;
  /** When it got this beginning; absent: planned before that was kept. */
  readonly setAt?: Date;
  /** Grows with every change of the plan; answers leave it. */
  readonly planRev: number;
  readonly answers: readonly Answer[];
  /** What the group was told last; null: nothing yet. */
  readonly told: Told | null;
  /** When the group was told that it is today, and of which of its times. */
  readonly called?: { readonly at: Date; readonly sequence: number };
  /** Grows with every announcement that LINE refused. */
  readonly tries: number;
};

/** What a group was told of a meetup. */
export type Told = {
  readonly at: Date;
  readonly from: Date;
  readonly to: Date;
  readonly isCancelled: boolean;
};

export type Refusal = "full" | "cancelled" | "over" | "stale" | "seats_taken" | "past" | "no_day";

export type Outcome =
  | { readonly ok: true; readonly meetup: Meetup }
  | { readonly ok: false; readonly reason: Refusal };

export const isOver = (meetup: Pick<Meetup, "to">, now: Date): boolean => meetup.to <= now;

/** Seats that a fresh `yes` holds: never more than the capacity. */
export const seatsTaken = (meetup: Meetup): number => meetup.answers.filter(hasSeat).length;

export const isFull = (meetup: Meetup): boolean =>
  meetup.capacity !== null && seatsTaken(meetup) >= meetup.capacity;

/** Those who wait for a seat, whoever asked first in front. */
export const waiting = ({ answers }: Meetup): readonly Answer[] =>
  answers
    .filter(({ waits, isOld }) => waits && !isOld)
    .toSorted((a, b) => a.at.getTime() - b.at.getTime());

export function countsOf(meetup: Meetup): MeetupCounts {
  const fresh = meetup.answers.filter(({ isOld }) => !isOld);
  const count = (rsvp: Rsvp) => fresh.filter((each) => each.rsvp === rsvp && !each.waits).length;
  return {
    yes: count("yes"),
    listen: count("listen"),
    undecided: count("undecided"),
    no: count("no"),
    waiting: fresh.filter(({ waits }) => waits).length,
  };
}

export function ownAnswer(meetup: Meetup, memberId: string): OwnAnswer | null {
  const found = meetup.answers.find((answer) => answer.memberId === memberId);
  if (found === undefined) return null;
  const place = waiting(meetup).findIndex((answer) => answer.memberId === memberId);
  return { rsvp: found.rsvp, waits: place === -1 ? null : place + 1, isOld: found.isOld };
}

/** Whether this member is told where the call is. */
export function mayEnter(meetup: Meetup, memberId: string): boolean {
  const own = ownAnswer(meetup, memberId);
  return own !== null && !own.isOld && own.waits === null && comes(own.rsvp);
}

/** An answer, or another one than before. A seat that it frees goes to whoever waits longest. */
export function answer(meetup: Meetup, memberId: string, rsvp: Rsvp, at: Date): Outcome {
  if (meetup.cancelledAt !== null) return refused("cancelled");
  if (isOver(meetup, at)) return refused("over");
  const before = meetup.answers.find((each) => each.memberId === memberId);
  if (before !== undefined && !before.isOld && before.rsvp === rsvp) return done(meetup);
  const others = without(meetup, memberId);
  const waits = rsvp === "yes" && isFull(others);
  if (waits && !meetup.hasLine) return refused("full");
  const own: Answer = { memberId, rsvp, at, waits, isOld: false };
  return done(seated({ ...others, answers: [...others.answers, own] }));
}

/** Whoever leaves takes their answer along. */
export const withdraw = (meetup: Meetup, memberId: string): Meetup =>
  meetup.answers.some((each) => each.memberId === memberId)
    ? seated(without(meetup, memberId))
    : meetup;

/** A plan as moments, in the zone of the community. */
export function momentsOf(
  { day, from, to }: Pick<MeetupPlan, "day" | "from" | "to">,
  zone: string,
): { readonly from: Date; readonly to: Date } | null {
  const start = momentIn(day, from, zone);
  if (start === null) return null;
  const end = momentIn(to > from ? day : dayAfter(day), to, zone);
  // In the night when clocks go back or ahead the times can meet.
  return end === null || end <= start ? null : { from: start, to: end };
}

export function planOf(meetup: Meetup, zone: string): MeetupPlan {
  const { theme, place, link, capacity, hasLine: waits, rhythm, from, to } = meetup;
  return {
    theme,
    day: isoDate(from, zone),
    from: clockIn(from, zone),
    to: clockIn(to, zone),
    place,
    link,
    capacity,
    waits,
    rhythm,
  };
}

export function create(
  of: { readonly id: string; readonly circleId: string },
  plan: MeetupPlan,
  zone: string,
  now: Date,
): Outcome {
  const moments = momentsOf(plan, zone);
  if (moments === null) return refused("no_day");
  if (moments.from <= now) return refused("past");
  return done({
    ...of,
    ...wordsOf(plan),
    ...moments,
    cancelledAt: null,
    sequence: 0,
    changedAt: now,
    setAt: now,
    planRev: 1,
    answers: [],
    told: null,
    tries: 0,
  });
}

/** What the group does not know yet; null: nothing. What it never heard of need not be called off. */
export function newsOf(meetup: Meetup, now: Date): "announce" | "move" | "cancel" | null {
  const { told: last, from, to, cancelledAt } = meetup;
  if (isOver(meetup, now)) return null;
  if (cancelledAt !== null) return last === null || last.isCancelled ? null : "cancel";
  if (last === null || last.isCancelled) return "announce";
  const isSame = last.from.getTime() === from.getTime() && last.to.getTime() === to.getTime();
  return isSame ? null : "move";
}

/** The group was told of it as `sent` was; what changed meanwhile is news again. */
export const told = (meetup: Meetup, sent: Meetup, at: Date): Outcome =>
  done({
    ...meetup,
    told: { at, from: sent.from, to: sent.to, isCancelled: sent.cancelledAt !== null },
  });

/**
 * Another plan. Moved to another beginning, everybody is asked again: what was said for the old
 * date says nothing about the new one.
 */
export function change(
  meetup: Meetup,
  plan: MeetupPlan,
  planRev: number,
  zone: string,
  now: Date,
): Outcome {
  if (meetup.planRev !== planRev) return refused("stale");
  const moments = momentsOf(plan, zone);
  if (moments === null) return refused("no_day");
  const isMoved = moments.from.getTime() !== meetup.from.getTime();
  if (isMoved && moments.from <= now) return refused("past");
  const isOtherTime = isMoved || moments.to.getTime() !== meetup.to.getTime();
  const changed: Meetup = {
    ...meetup,
    ...wordsOf(plan),
    ...moments,
    planRev: planRev + 1,
    ...(isOtherTime && { sequence: meetup.sequence + 1, changedAt: now }),
    ...(isMoved && { setAt: now, answers: meetup.answers.map(asked) }),
  };
  const tooMany = changed.capacity !== null && seatsTaken(changed) > changed.capacity;
  return tooMany ? refused("seats_taken") : done(seated(changed));
}

export function cancel(meetup: Meetup, isCancelled: boolean, now: Date): Outcome {
  if ((meetup.cancelledAt !== null) === isCancelled) return done(meetup);
  if (isOver(meetup, now)) return refused("over");
  return done({
    ...meetup,
    cancelledAt: isCancelled ? now : null,
    planRev: meetup.planRev + 1,
    sequence: meetup.sequence + 1,
    changedAt: now,
  });
}

const done = (meetup: Meetup): Outcome => ({ ok: true, meetup });

const refused = (reason: Refusal): Outcome => ({ ok: false, reason });

const comes = (rsvp: Rsvp) => rsvp === "yes" || rsvp === "listen";

const hasSeat = ({ rsvp, waits, isOld }: Answer) => rsvp === "yes" && !waits && !isOld;

const asked = (each: Answer): Answer => ({ ...each, waits: false, isOld: true });

const without = (meetup: Meetup, memberId: string): Meetup => ({
  ...meetup,
  answers: meetup.answers.filter((each) => each.memberId !== memberId),
});

/** Free seats go to those who wait. */
function seated(meetup: Meetup): Meetup {
  const free = (meetup.capacity ?? Infinity) - seatsTaken(meetup);
  const lucky = new Set(
    waiting(meetup)
      .slice(0, Math.max(0, free))
      .map(({ memberId }) => memberId),
  );
  if (lucky.size === 0) return meetup;
  return {
    ...meetup,
    answers: meetup.answers.map((each) =>
      lucky.has(each.memberId) ? { ...each, waits: false } : each,
    ),
  };
}

const wordsOf = ({ theme, place, link, capacity, waits, rhythm }: MeetupPlan) => ({
  theme,
  place,
  link,
  capacity,
  hasLine: capacity !== null && waits,
  rhythm,
});
