import type { Db } from "mongodb";
import type { Locale } from "#shared/locale.ts";
import { createConversationStore } from "./conversation/store.ts";
import { createHoldingStore } from "./holdings/store.ts";
import { holdings as table } from "./holdings/table.ts";
import { createLeaving } from "./leaving/service.ts";
import { periodOf } from "./calendar.ts";
import { createInventory } from "./inventory/service.ts";
import { createInventoryStore, inventoriesDefinition } from "./inventory/store.ts";
import { createSnapshotStore, snapshotsDefinition } from "./inventory/snapshot-store.ts";
import { createChatLink } from "./line/chat-link.ts";
import type { LineClient } from "./line/client.ts";
import { linkMenu } from "./line/rich-menu/link.ts";
import type { Log } from "./log.ts";
import { createMembers } from "./members/service.ts";
import { createMemberStore, membersDefinition } from "./members/store.ts";
import { createReflections } from "./reflections/service.ts";
import { createReflectionStore, reflectionsDefinition } from "./reflections/store.ts";
import { tellingOf } from "./reflections/tactics.ts";

/** LINE's profile must not hold up an answer. */
const profileWithinMs = 1500;

/** How long a chat stays with somebody who leaves on the page. */
const holdMs = 10_000;

export const featureStores = [
  membersDefinition,
  reflectionsDefinition,
  inventoriesDefinition,
  snapshotsDefinition,
];

/** The services that chat and mini-app share, once a process. */
export const createFeatures = (deps: {
  readonly db: Db;
  readonly line: LineClient;
  readonly log: Log;
  readonly zone: string;
  readonly now: () => Date;
  readonly ids: () => string;
}) => {
  const { db, line, log, zone, now, ids } = deps;
  const monthOf = (at: Date) => periodOf("monthly", at, zone);
  const members = createMembers({ store: createMemberStore(db), profile, now, newId: ids });
  const inventory = createInventory({
    store: createInventoryStore({ db, snapshots: createSnapshotStore(db), monthOf, now }),
  });
  const holdings = createHoldingStore(db, table);
  const conversations = createConversationStore(db);

  return {
    members,
    reflections: createReflections({
      store: createReflectionStore(db),
      async follow(record) {
        const telling = tellingOf(record);
        if (telling !== null) await inventory.follow(record.memberId, telling, now());
      },
    }),
    leaving: createLeaving({ holdings, members, holdChat }),
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

  async function profile(lineUserId: string) {
    const late = new Promise<null>((resolve) => setTimeout(resolve, profileWithinMs, null).unref());
    const found = await Promise.race([line.profile(lineUserId), late]);
    return found?.ok ? found.profile : null;
  }
};

export type Features = ReturnType<typeof createFeatures>;
