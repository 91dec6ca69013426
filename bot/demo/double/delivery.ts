import type { messagingApi } from "@line/bot-sdk";
import { addMessage } from "./chat-log.ts";
import type { Core } from "./core.ts";
import { issueQuoteToken } from "./events.ts";
import type { SentMessage } from "./world.ts";

const WEEK_MS = 7 * 24 * 3_600_000;

/** How the bot's messages reach people. */
export const createDelivery = (core: Core) => {
  /** A friend, or a stranger who wrote within the last seven days. */
  const isReachable = (userId: string): boolean => {
    const person = core.world.accounts.get(userId);
    if (!person || person.friendship === "blocked") return false;
    if (person.friendship === "friend") return true;
    const { lastSpokeAt } = person;
    return lastSpokeAt !== null && core.now().getTime() - lastSpokeAt < WEEK_MS;
  };

  return {
    isReachable,
    /** Users of this provider, and groups the bot is in; others are refused. */
    isKnown: (chatId: string): boolean => core.world.talks.get(chatId)?.botIsMember ?? false,
    /** How many people a push to this chat counts for. */
    recipients: (chatId: string): number => {
      const talk = core.world.talks.get(chatId);
      if (!talk) return 0;
      if (talk.kind !== "user") return talk.members.length;
      return isReachable(chatId) ? 1 : 0;
    },
    /** Accepts always; who blocked the bot sees nothing. */
    deliver: (chatId: string, messages: readonly messagingApi.Message[]): SentMessage[] => {
      const talk = core.talk(chatId);
      const isSeen = talk.kind === "user" ? isReachable(chatId) : talk.botIsMember;
      if (isSeen && talk.kind === "user" && core.account(chatId).loadingUntil !== null) {
        core.account(chatId).loadingUntil = null;
        core.touch("people");
      }
      return messages.map((message) => {
        const id = isSeen ? addMessage(core, talk, "bot", message).id : core.messageId();
        return { id, quoteToken: issueQuoteToken(core, chatId) };
      });
    },
  };
};

export type Delivery = ReturnType<typeof createDelivery>;
