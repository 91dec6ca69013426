import type { Conversation, ConversationDeps } from "#bot/context.ts";
import { createRespond } from "./respond.ts";
import { scripts } from "./scripts/table.ts";
import { isCommandWord } from "./words.ts";

/** The talk with everything it is made of. */
export const createConversation = (deps: ConversationDeps): Conversation => {
  const { config, features, ids } = deps;
  const respond = createRespond({
    ...features,
    scripts,
    zone: config.timeZone,
    community: config.communityName,
    organizer: config.organizerName,
    organizerUserIds: config.organizerUserIds,
    supportUrl: config.supportUrl,
    page: (path) => `https://liff.line.me/${config.line.liffId}${path}`,
    newId: () => ids().slice(0, 8),
  });
  return { respond, consents: features.members, isCommandWord };
};
