import type { messagingApi } from "@line/bot-sdk";
import { isoDate } from "#bot/calendar.ts";
import type { Called, CallView } from "#shared/meetup-call.ts";
import type { LinkedGroup } from "./linked-group.ts";
import { isOver, type Meetup } from "./rules.ts";
import type { Asked, Meetups } from "./service.ts";

const nobody = { group: null, people: null, left: null } as const;

/** Says in the linked group that the meetup is today, once, and only when somebody in charge presses it. */
export const createCalls = (deps: {
  readonly meetups: Pick<Meetups, "toRun">;
  readonly linked: LinkedGroup;
  readonly cardOf: (meetup: Meetup) => Promise<messagingApi.Message>;
  readonly zone: string;
  readonly now: () => Date;
}) => {
  const { meetups, linked, zone, now } = deps;

  return {
    /** Whether it is the day, and what it would cost of the month. */
    async look(by: string, id: string): Promise<Asked<CallView>> {
      const found = await meetups.toRun(by, id);
      if (!found.ok) return found;
      const { meetup } = found;
      const isDay = isToday(meetup);
      const calledAt = isCalled(meetup) ? (meetup.called?.at.toISOString() ?? null) : null;
      const sight = isDay ? await linked.look(meetup.circleId) : nobody;
      return { ok: true, is: { isDay, calledAt, ...sight } };
    },

    async send(by: string, id: string): Promise<Asked<Called>> {
      const found = await meetups.toRun(by, id);
      if (!found.ok) return found;
      const { meetup } = found;
      if (!isToday(meetup)) return { ok: true, is: { outcome: "not_today" } };
      if (isCalled(meetup)) return { ok: true, is: { outcome: "known" } };
      const { sequence } = meetup;
      const outcome = await linked.push(meetup, {
        kind: "meetup-call",
        card: () => deps.cardOf(meetup),
        said: (before) => ({ ok: true, meetup: { ...before, called: { at: now(), sequence } } }),
      });
      return { ok: true, is: { outcome } };
    },
  };

  function isToday(meetup: Meetup): boolean {
    const at = now();
    const isDay = isoDate(meetup.from, zone) === isoDate(at, zone);
    return isDay && meetup.cancelledAt === null && !isOver(meetup, at);
  }
};

export type Calls = ReturnType<typeof createCalls>;

/** What was said of another day, or of another time, is not said of this one. */
const isCalled = ({ called, sequence }: Meetup): boolean => called?.sequence === sequence;
