import type { messagingApi } from "@line/bot-sdk";
import type { Ledger } from "#bot/sends/ledger.ts";
import { billingEnd, cutBy } from "#bot/sends/rules.ts";
import type { Announcement, Announced } from "#shared/meetup.ts";
import type { LinkedGroup } from "./linked-group.ts";
import { isNoticedBy } from "./reserve.ts";
import { newsOf, told, type Meetup } from "./rules.ts";
import type { Asked, Meetups } from "./service.ts";

type AnnounceDeps = {
  readonly meetups: Pick<Meetups, "toRun">;
  readonly linked: LinkedGroup;
  readonly ledger: Ledger["view"];
  readonly cardOf: (
    news: "announce" | "move" | "cancel",
    meetup: Meetup,
  ) => Promise<messagingApi.Message>;
  readonly now: () => Date;
};

/** Tells the linked group of a meetup, once for each piece of news, when somebody in charge says so. */
export const createAnnouncements = ({ meetups, linked, ledger, cardOf, now }: AnnounceDeps) => ({
  /** What would be told, to whom, and what it costs of the month. */
  async look(by: string, id: string): Promise<Asked<Announcement>> {
    const found = await meetups.toRun(by, id);
    if (!found.ok) return found;
    const { meetup } = found;
    const news = newsOf(meetup, now());
    const sight = await linked.look(meetup.circleId);
    const seen = news === null || sight.people === null ? null : await ledger();
    const isKept = isNoticedBy(meetup, billingEnd(now()));
    return {
      ok: true,
      is: {
        news,
        toldAt: meetup.told?.at.toISOString() ?? null,
        ...sight,
        cut: seen?.ok ? cutBy(seen.view, isKept ? 0 : (sight.people ?? 0)) : [],
      },
    };
  },

  async send(by: string, id: string): Promise<Asked<Announced>> {
    const found = await meetups.toRun(by, id);
    if (!found.ok) return found;
    const { meetup } = found;
    const news = newsOf(meetup, now());
    if (news === null) return { ok: true, is: { outcome: "known" } };
    const outcome = await linked.push(meetup, {
      kind: `meetup-${news}`,
      card: () => cardOf(news, meetup),
      said: (before) => told(before, meetup, now()),
    });
    return { ok: true, is: { outcome } };
  },
});

export type Announcements = ReturnType<typeof createAnnouncements>;
