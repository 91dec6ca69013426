import type { Db } from "mongodb";
import type { Locale } from "#shared/locale.ts";
import { createInventory } from "./inventory/service.ts";
import { createInventoryStore, inventoriesDefinition } from "./inventory/store.ts";
import { createChatLink } from "./line/chat-link.ts";
import type { LineClient } from "./line/client.ts";
import { linkMenu } from "./line/rich-menu/link.ts";
import type { Log } from "./log.ts";
import { createMembers } from "./members/service.ts";
import { createMemberStore, membersDefinition } from "./members/store.ts";
import { createReflections } from "./reflections/service.ts";
import { createReflectionStore, reflectionsDefinition } from "./reflections/store.ts";

/** LINE's profile must not hold up an answer. */
const profileWithinMs = 1500;

export const featureStores = [membersDefinition, reflectionsDefinition, inventoriesDefinition];

/** The services that chat and mini-app share, once a process. */
export const createFeatures = (deps: {
  readonly db: Db;
  readonly line: LineClient;
  readonly log: Log;
  readonly now: () => Date;
  readonly ids: () => string;
}) => {
  const { db, line, log, now, ids } = deps;
  return {
    members: createMembers({ store: createMemberStore(db), profile, now, newId: ids }),
    reflections: createReflections({ store: createReflectionStore(db) }),
    inventory: createInventory({ store: createInventoryStore(db) }),
    chatLink: createChatLink(line),

    /** The menu of the chat follows the member's language, beside the turn. */
    showMenu: (lineUserId: string, locale: Locale): void => {
      linkMenu(line.sdk, lineUserId, locale).catch((error: unknown) =>
        log.warn("menu_not_linked", {}, error),
      );
    },
  };

  async function profile(lineUserId: string) {
    const late = new Promise<null>((resolve) => setTimeout(resolve, profileWithinMs, null).unref());
    const found = await Promise.race([line.profile(lineUserId), late]);
    return found?.ok ? found.profile : null;
  }
};

export type Features = ReturnType<typeof createFeatures>;
