import { dayAfter, isoDate, momentIn } from "#bot/calendar.ts";
import type { Member } from "#bot/members/rules.ts";
import type { Looked, MemberStore } from "#bot/members/store.ts";
import { billingMonth, type SendClass } from "#bot/sends/rules.ts";
import type { SendDoc, SendStore } from "#bot/sends/store.ts";
import { mostDaysAhead } from "#shared/ledger.ts";
import { latestNotice } from "#shared/notices.ts";
import type { ReadFacts } from "./facts.ts";
import { evesOn, type Eve, type Eves } from "./eve.ts";
import { createTally, daysAhead, foresee, times, type AheadDay } from "./forecast.ts";
import {
  classOf,
  eveKind,
  nudgeKinds,
  zoneOf,
  type Decision,
  type Facts,
  type Nudge,
} from "./kinds.ts";
import { asked, decide } from "./rules.ts";

const AT_ONCE = 500;
const mostForeseen = 500;
const foreseenAtOnce = 50;
const DAY_MS = 24 * 3600_000;

/** One member in the preview. */
export type Preview = Decision & { readonly member: Member; readonly ofMeetups: Eves };

/** Who is reminded of what, and when. */
export const createNudges = (deps: {
  readonly members: Pick<MemberStore, "toLookAt" | "looked" | "all" | "first" | "count">;
  readonly sends: Pick<SendStore, "planAll" | "unplanOf" | "plan">;
  readonly readFacts: ReadFacts;
  readonly zone: string;
  readonly now: () => Date;
  readonly newId: () => string;
}) => {
  const { members, sends, zone, now } = deps;
  const planned = [eveKind, ...nudgeKinds.filter((kind) => kind !== "asked")];

  return {
    /** The kinds that are planned as their day begins; the others, when they are asked for. */
    planned,

    /**
     * Looks at everybody whom it is time to look at, plans what their day holds, and looks again
     * when their next day begins. Tells how many were looked at.
     */
    async plan(stopping?: AbortSignal): Promise<number> {
      let seen = 0;
      while (stopping?.aborted !== true) {
        const at = now();
        const looked = await members.toLookAt(at, AT_ONCE);
        if (looked.length === 0) break;
        await planFor(looked, at);
        seen += looked.length;
      }
      return seen;
    },

    /** What everybody would get on the day of that moment, without planning anything. */
    async *preview(at: Date): AsyncGenerator<Preview> {
      let batch: Looked[] = [];
      for await (const looked of members.all()) {
        batch.push(looked);
        if (batch.length < AT_ONCE) continue;
        yield* decided(batch, at);
        batch = [];
      }
      yield* decided(batch, at);
    },

    /** People by class that would be reached until then if nobody wrote anything more. */
    async foreseen(until: Date): Promise<Partial<Record<SendClass, number>>> {
      const at = now();
      const sums: Partial<Record<SendClass, number>> = {};
      const share = await some(at, (facts) => {
        for (const [of, people] of Object.entries(foresee(facts, at, until, zone)))
          sums[of as SendClass] = (sums[of as SendClass] ?? 0) + people;
      });
      return times(sums, share);
    },

    /** The days from today on, so many, if nobody wrote anything more. Nobody is named. */
    async ahead(days: number): Promise<readonly AheadDay[]> {
      const at = now();
      const today = isoDate(at, zone);
      const tally = createTally(today, dayAfter(today, days - 1), zone);
      const share = await some(at, (facts) => tally.add(facts, at));
      return tally.days(share);
    },

    /** The member wants to hear of it on another day; null if that is no day to come. */
    async ask(member: Member, about: string, on: string): Promise<string | null> {
      const own = zoneOf(member, zone);
      const dueAt = momentIn(on, member.settings.monthlyTime, own);
      if (dueAt === null || dueAt <= now() || on > dayAfter(isoDate(now(), own), 31)) return null;
      const sendUntil = momentIn(dayAfter(on), latestNotice, own) ?? dueAt;
      await sends.plan(docOf(member, { ...asked(about, on), on, dueAt, sendUntil }, now()));
      return on;
    },
  };

  /** Looks at everybody; of a great many, at some, and tells for how many each of them stands. */
  async function some(at: Date, look: (facts: Facts) => void): Promise<number> {
    const all = await members.first(mostForeseen);
    // Piece by piece: others want an answer meanwhile.
    for (let from = 0; from < all.length; from += foreseenAtOnce) {
      const batch = all.slice(from, from + foreseenAtOnce);
      for (const { facts } of (await deps.readFacts(batch, at)).values()) look(facts);
    }
    return all.length < mostForeseen ? 1 : (await members.count()) / all.length;
  }

  async function* decided(batch: readonly Looked[], at: Date): AsyncGenerator<Preview> {
    const from = now();
    const days = (at.getTime() - from.getTime()) / DAY_MS;
    // Of the days to come each is reckoned after the other; further away is only as things stand.
    const isNear = days > 0 && days <= mostDaysAhead;
    const known = await deps.readFacts(batch, isNear ? from : at);
    for (const { facts, member } of known.values()) {
      const own = zoneOf(member, zone);
      const day = isoDate(at, own);
      let found = decide(facts, day, zone);
      if (isNear) for (const each of daysAhead(facts, isoDate(from, own), day, zone)) found = each;
      const { nudge, not } = found;
      yield { member, nudge, not, ofMeetups: evesOn(facts, day, zone) };
    }
  }

  async function planFor(looked: readonly Looked[], at: Date): Promise<void> {
    const known = await deps.readFacts(looked, at);
    const today = (member: Member) => isoDate(at, zoneOf(member, zone));
    const docs = [...known.values()].flatMap(({ facts, member }) => {
      const day = today(member);
      const { nudge } = decide(facts, day, zone);
      const { eves } = evesOn(facts, day, zone);
      return [...(nudge === null ? [] : [nudge]), ...eves].map((each) => docOf(member, each, at));
    });
    // What was planned under other settings is planned anew; what waits since yesterday goes out.
    for (const [day, those] of Map.groupBy(known.values(), ({ member }) => today(member)))
      await sends.unplanOf(
        those.map(({ member }) => member.id),
        planned,
        day,
      );
    await sends.planAll(docs);
    await members.looked(looked.map((of) => ({ of, at: nextLook(of.member, at) })));
  }

  /** The beginning of their next day, a little later so that it is that day for certain. */
  function nextLook(member: Member, at: Date): Date {
    const own = zoneOf(member, zone);
    const next = momentIn(dayAfter(isoDate(at, own)), "00:05", own);
    return next ?? new Date(at.getTime() + 24 * 3600_000);
  }

  function docOf(member: Member, nudge: Nudge | Eve, plannedAt: Date): Omit<SendDoc, "state"> {
    const { kind, period, on, dueAt, sendUntil } = nudge;
    return {
      _id: deps.newId(),
      recipient: member.lineUserId,
      memberId: member.id,
      kind,
      period,
      class: classOf[kind],
      people: 1,
      month: billingMonth(dueAt),
      plannedAt,
      on,
      dueAt,
      sendUntil,
    };
  }
};

export type Nudges = ReturnType<typeof createNudges>;
