import type { Member } from "#bot/members/rules.ts";
import { hashOf, newKey } from "#bot/secret-key.ts";
import type { Meeting } from "./ics.ts";
import type { CalendarLinkStore } from "./store.ts";

/** A member's own address for their calendar: whoever knows it reads the dates, and nothing else. */
export const createCalendarLink = (deps: {
  readonly store: CalendarLinkStore;
  readonly members: { readonly get: (id: string) => Promise<Member | null> };
  /** What the member is invited to from now on. */
  readonly upcomingOf: (member: Member) => Promise<readonly Meeting[]>;
  readonly now: () => Date;
}) => {
  const { store } = deps;
  return {
    /** A new key; the one before opens nothing any more. It is told this once. */
    async make(member: Member): Promise<string> {
      const key = newKey();
      await store.put({ _id: member.id, hash: hashOf(key), madeAt: deps.now() });
      return key;
    },

    madeAt: async (member: Member): Promise<Date | null> =>
      (await store.of(member.id))?.madeAt ?? null,

    drop: (member: Member) => store.drop(member.id),

    /** What the key opens; null if it opens nothing. */
    async open(key: string) {
      const link = await store.find(hashOf(key));
      const member = link && (await deps.members.get(link._id));
      return member ? { member, meetings: await deps.upcomingOf(member) } : null;
    },
  };
};

export type CalendarLink = ReturnType<typeof createCalendarLink>;
