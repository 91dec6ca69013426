import type { Circle } from "#bot/circles/rules.ts";
import type { Circles } from "#bot/circles/service.ts";
import type { MeetupChange, MeetupPlan, Rsvp } from "#shared/meetup.ts";
import { nextPlan } from "./next-plan.ts";
import * as rules from "./rules.ts";
import type { Meetup } from "./rules.ts";
import type { MeetupPlace, MeetupStore } from "./store.ts";

/** `outside`: not for this person, who is not even told that it exists. `lacking`: another role does it. */
export type MeetupRefusal = rules.Refusal | "outside" | "lacking" | "closed" | "early";

export type Found =
  | { readonly ok: true; readonly meetup: Meetup; readonly circle: Circle }
  | { readonly ok: false; readonly reason: MeetupRefusal };

/** What somebody in charge asked of one. */
export type Asked<T> =
  | { readonly ok: true; readonly is: T }
  | Exclude<Found, { readonly ok: true }>;

/** A meetup with the circle that it is for. */
export type Placed = { readonly meetup: Meetup; readonly circle: Circle };

/** A calendar that asks seldom still sees how the last one ended. */
const calendarBackMs = 31 * 24 * 3600_000;
const mostInCalendar = 100;

/** The day before a meetup has begun by then, wherever somebody is. */
const nearMs = 3 * 24 * 3600_000;

export const createMeetups = (deps: {
  readonly store: MeetupStore;
  readonly circles: Pick<Circles, "of" | "look">;
  /** Said with the bot's next reply to this member, never by a push. */
  readonly tellSeat: (memberId: string, meetup: Meetup) => Promise<void>;
  /** Told of whose answer changed shortly before: what their day holds is planned anew. */
  readonly lookAgain: (memberIds: readonly string[]) => Promise<unknown>;
  readonly zone: string;
  readonly now: () => Date;
  readonly newId: () => string;
}) => {
  const { store, circles, zone, now } = deps;

  return {
    look,

    /** The meetup, for somebody who runs it. */
    async toRun(by: string, id: string): Promise<Found> {
      const found = await look(by, id);
      if (!found.ok) return found;
      const mayRun = await circleFor(by, found.circle.id);
      return mayRun.ok ? found : mayRun;
    },

    /** What follows the last one of a circle, or one that is named. */
    async nextPlan(
      by: string,
      circleId: string,
      { after, day }: { readonly after?: string; readonly day?: string },
    ): Promise<MeetupPlan | MeetupRefusal> {
      const circle = await circleFor(by, circleId);
      if (!circle.ok) return circle.reason;
      const last = after === undefined ? await store.last(circleId) : await store.find(after);
      const ofCircle = last?.circleId === circleId ? last : null;
      return nextPlan(ofCircle, zone, now(), day);
    },

    async plan(by: string, circleId: string, plan: MeetupPlan): Promise<Found> {
      const found = await circleFor(by, circleId);
      if (!found.ok) return found;
      const made = rules.create({ id: deps.newId(), circleId }, plan, zone, now());
      if (!made.ok) return made;
      return { ok: true, meetup: await store.add(made.meetup), circle: found.circle };
    },

    change(by: string, id: string, { rev, ...plan }: MeetupChange): Promise<Found> {
      return run(by, id, (meetup) => rules.change(meetup, plan, rev, zone, now()));
    },

    cancel: (by: string, id: string, isCancelled: boolean): Promise<Found> =>
      run(by, id, (meetup) => rules.cancel(meetup, isCancelled, now())),

    /** An answer; the same one again changes nothing. */
    async rsvp(by: string, id: string, rsvp: Rsvp): Promise<Found> {
      const found = await look(by, id);
      if (!found.ok) return found;
      const said = await apply(
        found.circle,
        id,
        (meetup) => rules.answer(meetup, by, rsvp, now()),
        by,
      );
      if (said.ok) await lookAgain(said.meetup, [by]);
      return said;
    },

    /** Of all circles somebody is in, or of one of them, in the order of their time. */
    async list(
      memberId: string,
      of: {
        readonly when: "upcoming" | "past";
        readonly circleId?: string;
        readonly limit: number;
        readonly after: MeetupPlace | null;
      },
    ): Promise<{ readonly items: readonly Placed[]; readonly next: MeetupPlace | null }> {
      const own = (await circles.of(memberId)).filter(
        ({ id }) => of.circleId === undefined || id === of.circleId,
      );
      const pages = await Promise.all(
        own.map(async (circle) => {
          const found = await store[of.when](circle.id, now(), of.limit + 1, of.after);
          return found.map((meetup) => ({ meetup, circle }));
        }),
      );
      const way = of.when === "upcoming" ? 1 : -1;
      const all = pages.flat().toSorted((a, b) => way * byEnd(a.meetup, b.meetup));
      const items = all.slice(0, of.limit);
      const last = items.at(-1)?.meetup;
      return {
        items,
        next: all.length > of.limit && last !== undefined ? { to: last.to, id: last.id } : null,
      };
    },

    /** Those that this member answered and that ended lately, the latest first. */
    endedFor: (memberId: string, since: Date) => store.endedFor(memberId, since, now()),

    countIn: (circleId: string, from: Date, to: Date) => store.countIn(circleId, from, to),

    /** Whoever asks: only for what tells nothing but the time. */
    one: (id: string) => store.find(id),

    /**
     * What belongs into a member's calendar: everything they have not said no to, also what was
     * cancelled, as a calendar drops nothing by itself.
     */
    async inCalendarOf(memberId: string): Promise<readonly Meetup[]> {
      const own = await circles.of(memberId);
      const since = new Date(now().getTime() - calendarBackMs);
      const found = await Promise.all(
        own.map(({ id }) => store.upcoming(id, since, mostInCalendar, null)),
      );
      return found.flat().filter((meetup) => {
        const said = rules.ownAnswer(meetup, memberId);
        return said === null || said.isOld || said.rsvp !== "no";
      });
    },

    withdraw: (memberId: string, circleId: string) => store.withdraw(memberId, circleId),
    dropOf: (circleId: string) => store.dropOf(circleId),
  };

  /** The meetup, if this member is in its circle. */
  async function look(memberId: string, id: string): Promise<Found> {
    const meetup = await store.find(id);
    // Asked either way, so that what is others' is not found as slowly as what is nobody's.
    const found = await circles.look(memberId, meetup?.circleId ?? "", "read");
    if (meetup === null || !found.ok) return { ok: false, reason: "outside" };
    return { ok: true, meetup, circle: found.circle };
  }

  async function circleFor(
    by: string,
    circleId: string,
  ): Promise<
    | { readonly ok: true; readonly circle: Circle }
    | { readonly ok: false; readonly reason: MeetupRefusal }
  > {
    const found = await circles.look(by, circleId, "meet");
    if (found.ok) return found;
    const { reason } = found;
    return { ok: false, reason: reason === "lacking" || reason === "closed" ? reason : "outside" };
  }

  async function run(
    by: string,
    id: string,
    change: (meetup: Meetup) => rules.Outcome,
  ): Promise<Found> {
    const found = await look(by, id);
    if (!found.ok) return found;
    const mayRun = await circleFor(by, found.circle.id);
    return mayRun.ok ? apply(found.circle, id, change, by) : mayRun;
  }

  async function apply(
    circle: Circle,
    id: string,
    change: (meetup: Meetup) => rules.Outcome,
    by: string,
  ): Promise<Found> {
    let waited: ReadonlySet<string> = new Set();
    const outcome = await store.apply(id, (meetup) => {
      waited = new Set(rules.waiting(meetup).map(({ memberId }) => memberId));
      return change(meetup);
    });
    if (outcome === null) return { ok: false, reason: "outside" };
    if (!outcome.ok) return outcome;
    const { meetup } = outcome;
    const lucky = meetup.answers.filter(
      ({ memberId, rsvp, waits, isOld }) =>
        waited.has(memberId) && memberId !== by && rsvp === "yes" && !waits && !isOld,
    );
    for (const { memberId } of lucky) await deps.tellSeat(memberId, meetup);
    await lookAgain(
      meetup,
      lucky.map(({ memberId }) => memberId),
    );
    return { ok: true, meetup, circle };
  }

  async function lookAgain({ from }: Meetup, ids: readonly string[]): Promise<void> {
    const isNear = from.getTime() - now().getTime() < nearMs;
    if (isNear && ids.length > 0) await deps.lookAgain(ids);
  }
};

export type Meetups = ReturnType<typeof createMeetups>;

const byEnd = (a: Meetup, b: Meetup) =>
  a.to.getTime() - b.to.getTime() || (a.id < b.id ? -1 : a.id > b.id ? 1 : 0);
