import { periodOf } from "#bot/calendar.ts";
import { personIn } from "#bot/circles/rules.ts";
import { toLooks } from "#bot/circles/views.ts";
import { isOver, type Meetup } from "#bot/meetups/rules.ts";
import type { Found, MeetupRefusal, Meetups } from "#bot/meetups/service.ts";
import type { Members } from "#bot/members/service.ts";
import type { Reflection, Reflections } from "#bot/reflections/service.ts";
import {
  TAKEAWAY,
  type AfterView,
  type AttendanceView,
  type TakeawayLine,
} from "#shared/attendance.ts";
import type { AnswerPart } from "#shared/reflection.ts";
import * as rules from "./rules.ts";
import type { AttendanceStore } from "./store.ts";

/** So long after a meetup somebody is asked what stayed with them, or told that it was. */
const newsMs = 7 * 24 * 3600_000;

type Refused = { readonly ok: false; readonly reason: MeetupRefusal };
type Seen<T> = { readonly ok: true; readonly view: T } | Refused;
type Held = Extract<Found, { readonly ok: true }>;

/** What is said of a meetup that is over. */
export type Ended = { readonly as: "guest" | "absent"; readonly meetup: Meetup };

/** What stays of a meetup: who was there, and a line in one's own record of that month. */
export const createAttendance = (deps: {
  readonly store: AttendanceStore;
  readonly meetups: Pick<Meetups, "look" | "toRun" | "endedFor">;
  readonly reflections: Pick<Reflections, "find" | "keep">;
  readonly members: Pick<Members, "many">;
  /** What the record of a month is made by. */
  readonly monthly: Reflection["script"];
  readonly zone: string;
  readonly now: () => Date;
}) => {
  const { store, meetups, reflections, zone, now } = deps;

  return {
    /** What stays of it for oneself. */
    async own(memberId: string, id: string): Promise<Seen<AfterView>> {
      const found = await meetups.look(memberId, id);
      return found.ok ? { ok: true, view: await ownView(memberId, found) } : found;
    },

    /** Said by oneself. */
    async come(memberId: string, id: string, wasThere: boolean): Promise<Seen<AfterView>> {
      const found = begun(await meetups.look(memberId, id));
      if (!found.ok) return found;
      await store.set(keyOf(found, memberId), { wasThere });
      return { ok: true, view: await ownView(memberId, found) };
    },

    /** Everybody in the circle, for those who run it: who said that they come in front. */
    async list(by: string, id: string): Promise<Seen<AttendanceView>> {
      const found = await meetups.toRun(by, id);
      return found.ok ? { ok: true, view: await listView(found) } : found;
    },

    /** Ticked by whoever runs it. */
    async tick(
      by: string,
      id: string,
      memberId: string,
      wasThere: boolean,
    ): Promise<Seen<AttendanceView>> {
      const found = begun(await meetups.toRun(by, id));
      if (!found.ok) return found;
      if (personIn(found.circle, memberId) === undefined) return { ok: false, reason: "outside" };
      await store.set(keyOf(found, memberId), { wasThere });
      return { ok: true, view: await listView(found) };
    },

    /** The line as it shall be; if it was changed meanwhile, nothing is stored and it is told. */
    async write(
      memberId: string,
      id: string,
      { text, base }: TakeawayLine,
    ): Promise<Seen<AfterView> | { readonly ok: "stale"; readonly theirs: string }> {
      const found = begun(await meetups.look(memberId, id));
      if (!found.ok) return found;
      const met: { theirs: string | null } = { theirs: null };
      await keep(memberId, found.meetup, (parts) => {
        const stored = rules.lineOf(parts, id);
        met.theirs = stored === base || stored === text ? null : stored;
        if (met.theirs !== null || stored === text) return null;
        return rules.rewritten(parts, id, text, now());
      });
      if (met.theirs !== null) return { ok: "stale", theirs: met.theirs };
      if (text !== "") await stayed(memberId, found);
      return { ok: true, view: await ownView(memberId, found) };
    },

    /** Lines more, as they came in the chat; false: that meetup is not theirs to tell of. */
    async add(memberId: string, id: string, parts: readonly AnswerPart[]): Promise<boolean> {
      const found = begun(await meetups.look(memberId, id));
      if (!found.ok) return false;
      const more = parts.map((part) => ({ ...part, meetup: id }));
      await keep(memberId, found.meetup, (before) => rules.added(before, more));
      await stayed(memberId, found);
      return true;
    },

    /** Whether this member can be asked for a line of that meetup. */
    async mayTell(memberId: string, id: string): Promise<boolean> {
      return begun(await meetups.look(memberId, id)).ok;
    },

    /** Of the last meetup that ended, what this event tells; told by another one, it is none. */
    async tell(memberId: string, eventId: string): Promise<Ended | null> {
      const meetup = await endedFor(memberId);
      if (meetup === undefined) return null;
      const key = { meetupId: meetup.id, circleId: meetup.circleId, memberId };
      const known = await store.find(key);
      if (known.told !== null && known.told !== eventId) return null;
      await store.set(key, { told: eventId });
      return { as: rules.isGuest(meetup, known) ? "guest" : "absent", meetup };
    },

    forget: (memberId: string, circleId: string) => store.forget(memberId, circleId),
    dropOf: (circleId: string) => store.dropOf(circleId),
  };

  async function endedFor(memberId: string): Promise<Meetup | undefined> {
    const since = new Date(now().getTime() - newsMs);
    return (await meetups.endedFor(memberId, since))[0];
  }

  function begun(found: Found): Found {
    if (!found.ok) return found;
    if (found.meetup.cancelledAt !== null) return { ok: false, reason: "cancelled" };
    return found.meetup.from > now() ? { ok: false, reason: "early" } : found;
  }

  function keep(
    memberId: string,
    meetup: Meetup,
    change: (parts: readonly AnswerPart[]) => readonly AnswerPart[] | null,
  ) {
    const key = { memberId, cadence: "monthly", period: monthOf(meetup) } as const;
    const by = { script: deps.monthly, at: now() };
    return reflections.keep(key, by, TAKEAWAY, change);
  }

  /** Who has something to tell was there, and need not be asked. */
  function stayed(memberId: string, found: Held) {
    return store.set(keyOf(found, memberId), { wasThere: true, told: "written" });
  }

  async function ownView(memberId: string, found: Held): Promise<AfterView> {
    const { meetup } = found;
    const month = monthOf(meetup);
    const [known, record] = await Promise.all([
      store.find(keyOf(found, memberId)),
      reflections.find({ memberId, cadence: "monthly", period: month }),
    ]);
    return {
      hasBegun: meetup.cancelledAt === null && meetup.from <= now(),
      isOver: isOver(meetup, now()),
      wasThere: known.wasThere,
      takeaway: rules.lineOf(record?.answers[TAKEAWAY]?.parts ?? [], meetup.id),
      month,
    };
  }

  async function listView({ meetup, circle }: Held): Promise<AttendanceView> {
    const ids = circle.people.map(({ memberId }) => memberId);
    const [known, members] = await Promise.all([store.ofMeetup(meetup.id), deps.members.many(ids)]);
    const there = new Set(known.flatMap((each) => (each.wasThere ? [each.memberId] : [])));
    const rank = (id: string) => {
      const said = meetup.answers.find((each) => each.memberId === id && !each.isOld)?.rsvp;
      return ["yes", "listen", "undecided"].indexOf(said ?? "") + 1 || 4;
    };
    const people = members
      .map((member) => ({ id: member.id, ...toLooks(member), wasThere: there.has(member.id) }))
      .toSorted((a, b) => rank(a.id) - rank(b.id));
    return { people };
  }

  function monthOf({ from }: Meetup): string {
    return periodOf("monthly", from, zone);
  }
};

export type AttendanceService = ReturnType<typeof createAttendance>;

const keyOf = ({ meetup, circle }: Held, memberId: string) => ({
  meetupId: meetup.id,
  circleId: circle.id,
  memberId,
});
