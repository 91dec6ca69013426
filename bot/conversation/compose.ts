import type { Conversation, ConversationDeps } from "#bot/context.ts";
import { createInventory } from "#bot/inventory/service.ts";
import { createInventoryStore, inventoriesDefinition } from "#bot/inventory/store.ts";
import { linkMenu } from "#bot/line/rich-menu/link.ts";
import { createMembers } from "#bot/members/service.ts";
import { createMemberStore, membersDefinition } from "#bot/members/store.ts";
import { createReflections } from "#bot/reflections/service.ts";
import { createReflectionStore, reflectionsDefinition } from "#bot/reflections/store.ts";
import { createRespond } from "./respond.ts";
import { scripts } from "./scripts/table.ts";
import { isCommandWord } from "./words.ts";

/** LINE's profile must not hold up an answer. */
const profileWithinMs = 1500;

/** The talk with everything it is made of. */
export const createConversation = (deps: ConversationDeps): Conversation => {
  const { config, db, line, log, now, ids } = deps;
  const members = createMembers({ store: createMemberStore(db), profile, now, newId: ids });
  const reflections = createReflections({ store: createReflectionStore(db) });
  const inventory = createInventory({ store: createInventoryStore(db) });
  let chatLink: string | null = null;

  const respond = createRespond({
    members,
    reflections,
    inventory,
    scripts,
    zone: config.timeZone,
    community: config.communityName,
    organizer: config.organizerName,
    supportUrl: config.supportUrl,
    page: (path) => `https://liff.line.me/${config.line.liffId}${path}`,
    chatLink: async () => (chatLink ??= await askChatLink()),
    showMenu: (lineUserId, locale) => {
      linkMenu(line.sdk, lineUserId, locale).catch((error: unknown) =>
        log.warn("menu_not_linked", {}, error),
      );
    },
    eraseChat: async (lineUserId) => {
      await Promise.all([deps.inbox.eraseTexts(lineUserId), deps.sends.forget(lineUserId)]);
    },
    newId: () => ids().slice(0, 8),
  });
  const stores = [membersDefinition, reflectionsDefinition, inventoriesDefinition];
  return { respond, consents: members, isCommandWord, stores };

  async function profile(lineUserId: string) {
    const late = new Promise<null>((resolve) => setTimeout(resolve, profileWithinMs, null).unref());
    const found = await Promise.race([line.profile(lineUserId), late]);
    return found?.ok ? found.profile : null;
  }

  async function askChatLink(): Promise<string | null> {
    try {
      const { basicId } = await line.sdk.getBotInfo();
      return `https://line.me/R/ti/p/${encodeURIComponent(basicId)}`;
    } catch {
      return null;
    }
  }
};
