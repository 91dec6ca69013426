import type { Db } from "mongodb";
import { createCheerStore } from "./cheers/store.ts";
import type { Circles } from "./circles/service.ts";
import { createMonthOf } from "./digest/month.ts";
import { createDigests } from "./digest/service.ts";
import { languageOf } from "./groups/language.ts";
import { createGroups } from "./groups/service.ts";
import { createGroupStore } from "./groups/store.ts";
import type { Owe } from "./inbox/owe.ts";
import type { LineClient } from "./line/client.ts";
import type { Log } from "./log.ts";
import { createCalls } from "./meetups/call.ts";
import { callCard } from "./meetups/call-card.ts";
import { createAnnouncements } from "./meetups/announce.ts";
import { meetupCard } from "./meetups/cards.ts";
import { createLinkedGroup } from "./meetups/linked-group.ts";
import { createEveReserve, createReserve } from "./meetups/reserve.ts";
import type { Meetups } from "./meetups/service.ts";
import { createMeetupStore } from "./meetups/store.ts";
import type { Members } from "./members/service.ts";
import { textIn } from "./messages/speak.ts";
import { createReflectionStore } from "./reflections/store.ts";
import { hashOf, newKey } from "./secret-key.ts";
import type { Ledger } from "./sends/ledger.ts";
import { createSendStore } from "./sends/store.ts";
import { createStrengthStore } from "./strengths/store.ts";
import type { Sends } from "./sends/service.ts";

/** The services of LINE groups: linked to a circle, and told of its meetups. */
export const createGroupFeatures = (deps: {
  readonly db: Db;
  readonly line: LineClient;
  readonly log: Log;
  readonly zone: string;
  readonly now: () => Date;
  readonly ids: () => string;
  readonly owe: Owe;
  readonly sends: Pick<Sends, "month" | "push">;
  readonly ledger: Ledger["view"];
  readonly page: (path: string) => string;
  readonly community: { readonly organizerUserIds: readonly string[] };
  readonly circles: Circles;
  readonly members: Members;
  readonly meetups: Meetups;
}) => {
  const { db, line, log, zone, now, ids, community, circles, members, meetups } = deps;
  const store = createMeetupStore(db);
  const groups = createGroups({
    store: createGroupStore(db),
    circles,
    line,
    tell: tellOrganizers,
    now,
    newToken: newKey,
    hash: hashOf,
  });

  const linked = createLinkedGroup({ store, groups, sends: deps.sends, newId: ids });
  const locale = () => languageOf(community.organizerUserIds, members);

  return {
    groups,
    digests: createDigests({
      groups,
      sends: createSendStore(db),
      monthOf: createMonthOf({
        circles,
        reflections: createReflectionStore(db),
        cheers: createCheerStore(db),
        strengths: createStrengthStore(db),
      }),
      locale,
      page: deps.page,
      zone,
      now,
    }),
    announcements: createAnnouncements({
      meetups,
      linked,
      ledger: deps.ledger,
      cardOf: async (news, meetup) =>
        meetupCard(news, meetup, {
          zone,
          page: deps.page,
          before: meetup.told,
          locale: await locale(),
        }),
      now,
    }),
    calls: createCalls({
      meetups,
      linked,
      cardOf: async (meetup) => callCard(meetup, { zone, page: deps.page, locale: await locale() }),
      zone,
      now,
    }),
    /** People whom announcements will still reach until then. */
    reserved: createReserve({ store, groups, now }),
    /** People who will hear of a meetup the day before, until then. */
    reservedEves: createEveReserve({ store, now }),
  };

  async function tellOrganizers(
    circleId: string,
    of: { readonly is: "away" | "refused"; readonly group: string | null },
  ): Promise<void> {
    for (const { lineUserId, locale } of await members.many(await circles.organizersOf(circleId))) {
      const group = of.group ?? textIn(locale, "group.nameless");
      const text = textIn(locale, `group.${of.is}`, { group });
      await deps.owe(lineUserId, { type: "text", text }).catch((error: unknown) => {
        // A chat that is busy for so long is in the middle of a talk; the page tells it, too.
        log.warn("news_not_laid", {}, error);
      });
    }
  }
};
