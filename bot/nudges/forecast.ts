import { dayAfter, isoDate } from "#bot/calendar.ts";
import type { SendClass } from "#bot/sends/rules.ts";
import { evesOn, type Eves } from "./eve.ts";
import { classOf, zoneOf, type Because, type Decision, type Facts } from "./kinds.ts";
import { decide } from "./rules.ts";

type People = Partial<Record<SendClass, number>>;

/** A day of many members, in totals. Whoever gets nothing is counted once. */
export type AheadDay = {
  readonly day: string;
  readonly people: Readonly<People>;
  /** They wrote already, rest, or want no notices: never told apart. */
  readonly own: number;
  /** It would come too soon after another, or before the next one. */
  readonly spaced: number;
  /** Nothing falls on that day. */
  readonly none: number;
};

type DayAhead = Decision & { readonly day: string; readonly ofMeetups: Eves };

/**
 * Day by day what a member would get, and what not, if they wrote nothing more. They look in after
 * each, as silence would only make it fewer.
 */
export function* daysAhead(
  facts: Facts,
  from: string,
  last: string,
  zone: string,
): Generator<DayAhead> {
  let so = facts;
  for (let day = from; day <= last; day = dayAfter(day)) {
    const decision = decide(so, day, zone);
    yield { day, ...decision, ofMeetups: evesOn(facts, day, zone) };
    if (decision.nudge === null) continue;
    const { kind, period, on, dueAt } = decision.nudge;
    so = { ...so, heardAt: dueAt, nudged: [...so.nudged, { kind, period, on, at: dueAt }] };
  }
}

/** People by class that one member would be from tomorrow until then: never too few. */
export function foresee(facts: Facts, now: Date, until: Date, zone: string): People {
  const own = zoneOf(facts.member, zone);
  const today = isoDate(now, own);
  const last = isoDate(new Date(until.getTime() - 1), own);
  const found: People = {};
  // What today holds is planned already, and keeps others away.
  for (const each of daysAhead(facts, today, last, zone))
    if (each.day !== today) addTo(found, each);
  return found;
}

/** Adds up the days of one member after another, from one day on until another. */
export const createTally = (from: string, last: string, zone: string) => {
  const days = new Map<string, { people: People; own: number; spaced: number; none: number }>();
  for (let day = from; day <= last; day = dayAfter(day))
    days.set(day, { people: {}, own: 0, spaced: 0, none: 0 });
  return {
    add(facts: Facts, now: Date): void {
      const today = isoDate(now, zoneOf(facts.member, zone));
      for (const each of daysAhead(facts, today, last, zone)) {
        const sums = days.get(each.day);
        if (sums === undefined) continue;
        if (!addTo(sums.people, each)) sums[reasonOf(each)] += 1;
      }
    },
    /** Of so many times as many people. */
    days: (share: number): AheadDay[] =>
      [...days].map(([day, { people, own, spaced, none }]) => ({
        day,
        people: times(people, share),
        own: Math.round(own * share),
        spaced: Math.round(spaced * share),
        none: Math.round(none * share),
      })),
  };
};

/** People by class, of so many times as many people. */
export const times = (people: Readonly<People>, share: number): People =>
  Object.fromEntries(Object.entries(people).map(([of, each]) => [of, Math.round(each * share)]));

/** The member's own doing, as against the rules of a week. */
const owns: readonly Because[] = ["written", "resting", "off", "blocked"];

/** Whether anything comes on that day. */
function addTo(people: People, { nudge, ofMeetups }: DayAhead): boolean {
  // Whoever has not answered yet may still say that they come, and then hears of that instead.
  const open = ofMeetups.not.filter(({ because }) => because === "unanswered");
  const more = nudge?.kind === "second" ? open.slice(1) : open;
  const all = [...(nudge === null ? [] : [nudge]), ...ofMeetups.eves, ...more];
  for (const { kind } of all) {
    const of = classOf[kind];
    people[of] = (people[of] ?? 0) + 1;
  }
  return all.length > 0;
}

/** Of several the first: in the order in which one takes the day from another. */
function reasonOf({ not, ofMeetups }: DayAhead): "own" | "spaced" | "none" {
  const mine = ofMeetups.not.filter(({ because }) => owns.includes(because));
  const first = [...not, ...mine].find(({ because }) => because !== "quiet-day")?.because;
  if (first === undefined) return "none";
  return owns.includes(first) ? "own" : "spaced";
}
