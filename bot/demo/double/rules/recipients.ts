import type { messagingApi } from "@line/bot-sdk";
import type { Core } from "#bot/demo/double/core.ts";

/** What a message may not do in this very chat: quote from another one, mention outsiders. */
export const recipientProblems = (
  { world }: Core,
  chatId: string,
  messages: readonly messagingApi.Message[],
): string | null => {
  const talk = world.talks.get(chatId);
  for (const message of messages) {
    const quoteToken = "quoteToken" in message ? message.quoteToken : undefined;
    if (quoteToken !== undefined && world.quoteTokens.get(quoteToken) !== chatId) {
      return "Invalid quote token";
    }
    if (message.type !== "textV2") continue;
    for (const part of Object.values(message.substitution ?? {})) {
      if (part.type !== "mention") continue;
      if (talk?.kind === "user") return "Mentions are available in group chats only";
      const { mentionee } = part;
      if (mentionee.type === "user" && !talk?.members.includes(mentionee.userId)) {
        return "The mentioned user is not a member of the chat";
      }
    }
  }
  return null;
};
