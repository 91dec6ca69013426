import type { messagingApi } from "@line/bot-sdk";
import type { ConversationStore } from "#bot/conversation/store.ts";
import { AppError } from "#bot/errors.ts";

const HOLD_MS = 5000;
const PAUSE_MS = 100;
const TRIES = 50;

/** Lays a message in a chat, where it waits for the bot's next reply: no push is spent on it. */
export const createOwe =
  (deps: {
    readonly conversations: Pick<ConversationStore, "claim" | "owe">;
    readonly clock: () => Date;
    readonly ids: () => string;
  }) =>
  async (chatId: string, message: messagingApi.Message): Promise<void> => {
    const me = deps.ids();
    for (let tries = 0; tries < TRIES; tries += 1) {
      const now = deps.clock();
      const until = new Date(now.getTime() + HOLD_MS);
      // A turn under way would overwrite what it has not seen.
      const claimed = await deps.conversations.claim(chatId, me, now, until);
      if (claimed !== null && (await deps.conversations.owe(chatId, me, message))) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    throw new AppError("upstream_unavailable", "the chat is busy");
  };

export type Owe = ReturnType<typeof createOwe>;
