import type { messagingApi } from "@line/bot-sdk";
import type { Groups } from "#bot/groups/service.ts";
import type { Ledger } from "#bot/sends/ledger.ts";
import { billingEnd, cutBy } from "#bot/sends/rules.ts";
import type { Sends } from "#bot/sends/service.ts";
import type { Announcement, Announced } from "#shared/meetup.ts";
import { isNoticedBy } from "./reserve.ts";
import { newsOf, told, type Meetup } from "./rules.ts";
import type { Found, Meetups } from "./service.ts";
import type { MeetupStore } from "./store.ts";

export type AnnounceDeps = {
  readonly store: Pick<MeetupStore, "apply">;
  readonly meetups: Pick<Meetups, "toRun">;
  readonly groups: Pick<Groups, "reach" | "refused">;
  readonly sends: Pick<Sends, "month" | "push">;
  readonly ledger: Ledger["view"];
  readonly cardOf: (
    news: "announce" | "move" | "cancel",
    meetup: Meetup,
  ) => Promise<messagingApi.Message>;
  readonly now: () => Date;
  readonly newId: () => string;
};

type Answer<T> = { readonly ok: true; readonly is: T } | Exclude<Found, { readonly ok: true }>;

/** Tells the linked group of a meetup, once for each piece of news, when somebody in charge says so. */
export const createAnnouncements = (deps: AnnounceDeps) => {
  const { meetups, groups, sends, now } = deps;

  return {
    /** What would be told, to whom, and what it costs of the month. */
    async look(by: string, id: string): Promise<Answer<Announcement>> {
      const found = await meetups.toRun(by, id);
      if (!found.ok) return found;
      const { meetup } = found;
      const reach = await groups.reach(meetup.circleId);
      const news = newsOf(meetup, now());
      const month = await sends.month();
      const ledger = news === null || reach?.people == null ? null : await deps.ledger();
      const isKept = isNoticedBy(meetup, billingEnd(now()));
      return {
        ok: true,
        is: {
          news,
          toldAt: meetup.told?.at.toISOString() ?? null,
          group: reach && { name: reach.name, isThere: reach.isThere },
          people: reach?.people ?? null,
          cut: ledger?.ok ? cutBy(ledger.view, isKept ? 0 : (reach?.people ?? 0)) : [],
          left: month.ok && month.limit !== null ? Math.max(0, month.limit - month.used) : null,
        },
      };
    },

    /** Two who press at once send one: the ledger knows each piece of news by its number. */
    async send(by: string, id: string): Promise<Answer<Announced>> {
      const found = await meetups.toRun(by, id);
      if (!found.ok) return found;
      const { meetup } = found;
      const news = newsOf(meetup, now());
      if (news === null) return { ok: true, is: { outcome: "known" } };
      const reach = await groups.reach(meetup.circleId);
      if (reach === null) return { ok: true, is: { outcome: "no_group" } };
      if (!reach.isThere) return { ok: true, is: { outcome: "gone" } };
      if (reach.people === null) return { ok: true, is: { outcome: "later" } };
      const sent = await sends.push({
        recipient: reach.id,
        kind: `meetup-${news}`,
        // A refused one is not tried again by itself; pressed again it is another send.
        period: `${meetup.id}.${meetup.sequence}.${meetup.tries}`,
        class: "announcement",
        people: reach.people,
        messages: [await deps.cardOf(news, meetup)],
        retryKey: deps.newId(),
      });
      if (sent.ok) {
        await deps.store.apply(id, (before) => told(before, meetup, now()));
        return { ok: true, is: { outcome: "sent" } };
      }
      if (sent.reason === "refused" || sent.reason === "not_found") {
        // Of two who pressed at once one tells it on, and of many tries the first.
        const isNews = (await triedAgain(meetup)) && meetup.tries === 0;
        const found = await groups.refused(reach.id, isNews);
        return { ok: true, is: { outcome: found === "away" ? "gone" : "refused" } };
      }
      if (sent.reason === "cut" || sent.reason === "quota") {
        if (sent.reason === "quota") await triedAgain(meetup);
        return { ok: true, is: { outcome: "no_quota" } };
      }
      return { ok: true, is: { outcome: "later" } };
    },
  };

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

export type Announcements = ReturnType<typeof createAnnouncements>;
