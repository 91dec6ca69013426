import type { Db } from "mongodb";
import type { Role } from "#shared/circle.ts";
import type { Locale } from "#shared/locale.ts";
import { createCalendarLink } from "./calendar-link/service.ts";
import { createCalendarLinkStore } from "./calendar-link/store.ts";
import { scripts } from "./conversation/scripts/table.ts";
import { createCompanions } from "./companions.ts";
import { createCircles } from "./circles/service.ts";
import { createCircleStore } from "./circles/store.ts";
import { createConversationStore } from "./conversation/store.ts";
import { createGathering } from "./gathering.ts";
import { createGroupFeatures } from "./group-features.ts";
import { createHoldingStore } from "./holdings/store.ts";
import { holdings as table } from "./holdings/table.ts";
import { createLeaving } from "./leaving/service.ts";
import { periodOf } from "./calendar.ts";
import type { Lay } from "./inbox/owe.ts";
import { createInventory } from "./inventory/service.ts";
import { createInventoryStore } from "./inventory/store.ts";
import { createSnapshotStore } from "./inventory/snapshot-store.ts";
import { createChatLink } from "./line/chat-link.ts";
import type { LineClient } from "./line/client.ts";
import { linkMenu } from "./line/rich-menu/link.ts";
import type { Log } from "./log.ts";
import { toMeeting, type CalendarOf } from "./meetups/calendar.ts";
import { createNudgeFeatures } from "./nudge-features.ts";
import { createMembers } from "./members/service.ts";
import { createMemberStore } from "./members/store.ts";
import type { Ledger } from "./sends/ledger.ts";
import type { Sends } from "./sends/service.ts";
import { hashOf, newKey } from "./secret-key.ts";
import { createPace } from "./session/pace.ts";
import { createToldLater } from "./told-later.ts";
import { createTakeout } from "./takeout/service.ts";
import { createTakeoutStore } from "./takeout/store.ts";
import { guesses } from "./transfer/rules.ts";
import { createTransfer } from "./transfer/service.ts";
import { createTransferStore } from "./transfer/store.ts";
import { createReflections } from "./reflections/service.ts";
import { createReflectionStore } from "./reflections/store.ts";
import { tellingOf } from "./reflections/tactics.ts";

/** How long a chat stays with somebody who leaves on the page. */
const holdMs = 10_000;

/** What the first circle is called where the configuration names no community. */
const unnamedCircle = "はじめの会";

/** The services that chat and mini-app share, once a process. */
export const createFeatures = (deps: {
  readonly db: Db;
  readonly line: LineClient;
  readonly log: Log;
  readonly zone: string;
  readonly now: () => Date;
  readonly ids: () => string;
  readonly lay: Lay;
  readonly sends: Pick<Sends, "month" | "push">;
  readonly ledger: Ledger["view"];
  /** An address of the mini-app that LINE opens. */
  readonly page: (path: string) => string;
  /** LINE's profile must not hold up an answer: without it a person is nameless for now. */
  readonly profileWithinMs?: number;
  readonly community: {
    readonly name: string;
    readonly organizerUserIds: readonly string[];
    /** Who comes into the first circle by their consent; the community's organizers unless given. */
    readonly roleOf?: (lineUserId: string) => Role | null;
  };
}) => {
  const { db, line, log, zone, now, ids, community, profileWithinMs = 1500 } = deps;
  const { owe } = deps.lay;
  const calendar: CalendarOf = { community: community.name, page: deps.page };
  const monthOf = (at: Date) => periodOf("monthly", at, zone);
  const isOrganizer = (lineUserId: string) => community.organizerUserIds.includes(lineUserId);
  const inventory = createInventory({
    store: createInventoryStore({ db, snapshots: createSnapshotStore(db), monthOf, now }),
  });
  const reflectionStore = createReflectionStore(db);
  const memberStore = createMemberStore(db);
  const conversations = createConversationStore(db);
  const reflections = createReflections({
    store: reflectionStore,
    zone,
    async follow(record) {
      const telling = tellingOf(record);
      if (telling !== null) await inventory.follow(record.memberId, telling, now());
    },
  });
  const circles = createCircles({
    store: createCircleStore(db),
    withdraw,
    emptied: async (id) =>
      void (await Promise.all([
        gathering.dropOf(id),
        around.groups.unlink(id),
        companions.dropOf(id),
      ])),
    tell: (memberId, circle) => later.removed(memberId, circle),
    community: {
      name: community.name || unnamedCircle,
      roleOf: community.roleOf ?? ((userId) => (isOrganizer(userId) ? "organizer" : null)),
      mayFound: isOrganizer,
    },
    now,
    newId: ids,
    newToken: newKey,
    hash: hashOf,
  });
  const members = createMembers({
    store: memberStore,
    profile,
    welcome: (member) => circles.welcome(member),
    now,
    newId: ids,
  });
  const gathering = createGathering({
    db,
    circles,
    reflections,
    members,
    owe,
    zone,
    now,
    newId: ids,
  });
  const { meetups, packets, attendance } = gathering;
  const around = createGroupFeatures({ ...deps, owe, circles, members, meetups });
  const later = createToldLater({ members, owe });
  const companions = createCompanions({
    db,
    circles,
    members,
    reflections,
    inventory,
    tellTaken: later.taken,
    now,
    newId: ids,
  });
  const holdings = createHoldingStore(db, table, now);

  return {
    members,
    reflections,
    circles,
    meetups,
    packets,
    ...around,
    attendance,
    calendar,
    ...companions.services,
    ...createNudgeFeatures({
      ...deps,
      stores: { members: memberStore, reflections: reflectionStore, conversations },
      members,
      digests: around.digests.compose,
    }),
    leaving: createLeaving({
      holdings,
      members,
      sign: companions.sign,
      withdraw: (memberId) => companions.services.strengths.withdrawAll(memberId),
      holdChat,
    }),
    transfer: createTransfer({
      store: createTransferStore(db),
      holdings,
      members,
      chats: conversations,
      guess: createPace({ pace: guesses, clock: now }),
      now,
    }),
    /** Where the talk stood goes on in the chat of another LINE account. */
    goOnIn: (chatId: string, state: Record<string, unknown>) => conversations.adopt(chatId, state),
    calendarLink: createCalendarLink({
      store: createCalendarLinkStore(db),
      members,
      upcomingOf: async (member) => {
        const found = await meetups.inCalendarOf(member.id);
        return found.map((meetup) => toMeeting(meetup, member.locale, calendar));
      },
      now,
    }),
    takeout: createTakeout({
      holdings,
      inventory,
      members,
      store: createTakeoutStore(db),
      scripts,
      zone: deps.zone,
      now,
    }),
    stored: holdings.count,
    inventory,
    chatLink: createChatLink(line),

    /** The menu of the chat follows the member's language, beside the turn. */
    showMenu: (lineUserId: string, locale: Locale): void => {
      linkMenu(line.sdk, lineUserId, locale).catch((error: unknown) =>
        log.warn("menu_not_linked", {}, error),
      );
    },
  };

  /** A turn that is under way for longer than this finds its chat gone, and steps back. */
  async function holdChat(lineUserId: string): Promise<void> {
    for (let tries = 0; tries < 20; tries += 1) {
      const until = new Date(Date.now() + holdMs);
      if (await conversations.claim(lineUserId, ids(), new Date(), until)) return;
      await new Promise((resolve) => setTimeout(resolve, 100));
    }
  }

  async function withdraw(memberId: string, circleId: string): Promise<void> {
    await reflections.withdraw(memberId, circleId);
    await gathering.withdraw(memberId, circleId);
  }

  async function profile(lineUserId: string) {
    const late = new Promise<null>((resolve) => setTimeout(resolve, profileWithinMs, null).unref());
    const found = await Promise.race([line.profile(lineUserId), late]);
    return found?.ok ? found.profile : null;
  }
};

export type Features = ReturnType<typeof createFeatures>;
