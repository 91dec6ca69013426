import type { messagingApi } from "@line/bot-sdk";
import { isoDate } from "#bot/calendar.ts";
import type { Groups } from "#bot/groups/service.ts";
import type { Sends } from "#bot/sends/service.ts";
import type { Called, CallView } from "#shared/meetup-call.ts";
import { isOver, type Meetup } from "./rules.ts";
import type { Found, Meetups } from "./service.ts";
import type { MeetupStore } from "./store.ts";

type Answer<T> = { readonly ok: true; readonly is: T } | Exclude<Found, { readonly ok: true }>;

/** Says in the linked group that the meetup is today, once, and only when somebody in charge presses it. */
export const createCalls = (deps: {
  readonly store: Pick<MeetupStore, "apply">;
  readonly meetups: Pick<Meetups, "toRun">;
  readonly groups: Pick<Groups, "reach" | "refused">;
  readonly sends: Pick<Sends, "month" | "push">;
  readonly cardOf: (meetup: Meetup) => Promise<messagingApi.Message>;
  readonly zone: string;
  readonly now: () => Date;
  readonly newId: () => string;
}) => {
  const { meetups, groups, sends, zone, now } = deps;

  return {
    /** Whether it is the day, and what it would cost of the month. */
    async look(by: string, id: string): Promise<Answer<CallView>> {
      const found = await meetups.toRun(by, id);
      if (!found.ok) return found;
      const { meetup } = found;
      const isDay = isToday(meetup);
      const reach = isDay ? await groups.reach(meetup.circleId) : null;
      const month = isDay ? await sends.month() : null;
      const isLimited = month?.ok === true && month.limit !== null;
      return {
        ok: true,
        is: {
          isDay,
          calledAt: isCalled(meetup) ? (meetup.called?.at.toISOString() ?? null) : null,
          group: reach && { name: reach.name, isThere: reach.isThere },
          people: reach?.people ?? null,
          left: isLimited ? Math.max(0, (month.limit ?? 0) - month.used) : null,
        },
      };
    },

    /** Two who press at once send one. */
    async send(by: string, id: string): Promise<Answer<Called>> {
      const found = await meetups.toRun(by, id);
      if (!found.ok) return found;
      const { meetup } = found;
      if (!isToday(meetup)) return { ok: true, is: { outcome: "not_today" } };
      if (isCalled(meetup)) return { ok: true, is: { outcome: "known" } };
      const reach = await groups.reach(meetup.circleId);
      if (reach === null) return { ok: true, is: { outcome: "no_group" } };
      if (!reach.isThere) return { ok: true, is: { outcome: "gone" } };
      if (reach.people === null) return { ok: true, is: { outcome: "later" } };
      const sent = await sends.push({
        recipient: reach.id,
        kind: "meetup-call",
        // A refused one is not tried again by itself; pressed again it is another send.
        period: `${meetup.id}.${meetup.sequence}.${meetup.tries}`,
        class: "announcement",
        people: reach.people,
        messages: [await deps.cardOf(meetup)],
        retryKey: deps.newId(),
      });
      if (sent.ok) {
        const called = { at: now(), sequence: meetup.sequence };
        await deps.store.apply(id, (before) => ({ ok: true, meetup: { ...before, called } }));
        return { ok: true, is: { outcome: "sent" } };
      }
      if (sent.reason === "refused" || sent.reason === "not_found") {
        const isNews = (await triedAgain(meetup)) && meetup.tries === 0;
        const is = await groups.refused(reach.id, isNews);
        return { ok: true, is: { outcome: is === "away" ? "gone" : "refused" } };
      }
      if (sent.reason === "cut" || sent.reason === "quota") {
        if (sent.reason === "quota") await triedAgain(meetup);
        return { ok: true, is: { outcome: "no_quota" } };
      }
      return { ok: true, is: { outcome: "later" } };
    },
  };

  function isToday(meetup: Meetup): boolean {
    const at = now();
    const isDay = isoDate(meetup.from, zone) === isoDate(at, zone);
    return isDay && meetup.cancelledAt === null && !isOver(meetup, at);
  }

  /** The ledger keeps the failure; the next press has a number of its own. False: it has already. */
  async function triedAgain({ id, tries }: Meetup): Promise<boolean> {
    let isFirst = false;
    await deps.store.apply(id, (before) => {
      isFirst = before.tries === tries;
      return { ok: true, meetup: isFirst ? { ...before, tries: tries + 1 } : before };
    });
    return isFirst;
  }
};

export type Calls = ReturnType<typeof createCalls>;

/** What was said of another day, or of another time, is not said of this one. */
const isCalled = ({ called, sequence }: Meetup): boolean => called?.sequence === sequence;
