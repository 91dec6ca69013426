import type { Db } from "mongodb";
import { createCircleStore } from "./circles/store.ts";
import type { ConversationStore } from "./conversation/store.ts";
import type { Lay } from "./inbox/owe.ts";
import type { Log } from "./log.ts";
import { createMeetupStore } from "./meetups/store.ts";
import type { Members } from "./members/service.ts";
import type { MemberStore } from "./members/store.ts";
import { createComposeNudges } from "./nudges/compose.ts";
import { createFacts } from "./nudges/facts.ts";
import { createMissedNudges, missedUntil } from "./nudges/missed.ts";
import { createNudgeOffers } from "./nudges/offers.ts";
import { createNudges } from "./nudges/service.ts";
import type { ReflectionStore } from "./reflections/store.ts";
import type { Compose } from "./sends/deliver.ts";
import { createLedgerStore } from "./sends/ledger-store.ts";
import { createSendStore } from "./sends/store.ts";
import { createUnsent } from "./sends/unsent.ts";

/** The services of the reminders, and of whatever the month had no room for. */
export const createNudgeFeatures = (deps: {
  readonly db: Db;
  readonly log: Log;
  readonly zone: string;
  readonly now: () => Date;
  readonly ids: () => string;
  readonly lay: Lay;
  readonly page: (path: string) => string;
  readonly community: { readonly organizerUserIds: readonly string[] };
  readonly stores: {
    readonly members: MemberStore;
    readonly reflections: ReflectionStore;
    readonly conversations: ConversationStore;
  };
  readonly members: Members;
  readonly digests: Compose;
}) => {
  const { db, log, zone, now, page, stores } = deps;
  const sends = createSendStore(db);
  const meetups = createMeetupStore(db);
  const readFacts = createFacts({
    reflections: stores.reflections,
    sends,
    conversations: stores.conversations,
    circles: createCircleStore(db),
    meetupsOf: (circleIds, from, to) => meetups.near(circleIds, from, to),
    zone,
  });
  const told = { members: stores.members, readFacts, zone, page, now };

  return {
    nudges: createNudges({ members: stores.members, sends, readFacts, zone, now, newId: deps.ids }),
    nudgeOffers: createNudgeOffers({ sends, zone, page }),
    composeNudges: createComposeNudges({ reflections: stores.reflections, ...told }),
    unsent: createUnsent({
      members: deps.members,
      sends,
      missedUntil: (send) => missedUntil(send, zone),
      nudges: createMissedNudges(told),
      digests: deps.digests,
      lay: deps.lay,
      organizerUserIds: deps.community.organizerUserIds,
      log,
      now,
    }),
    /** For a month of LINE's billing. */
    stopWeekly: (month: string) => createLedgerStore(db).setStopped(month, "nudge-weekly", true),
  };
};
