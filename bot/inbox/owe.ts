import type { messagingApi } from "@line/bot-sdk";
import type { ConversationStore, Missed } from "#bot/conversation/store.ts";
import { AppError } from "#bot/errors.ts";

const HOLD_MS = 5000;
const PAUSE_MS = 100;
const TRIES = 50;

/** Lays something in a chat, where it waits for the bot's next reply: no push is spent on it. */
export const createLay = (deps: {
  readonly conversations: Pick<ConversationStore, "claim" | "owe" | "miss">;
  readonly clock: () => Date;
  readonly ids: () => string;
}) => {
  const { conversations } = deps;

  return {
    owe: (chatId: string, message: messagingApi.Message): Promise<void> =>
      lay(chatId, (by) => conversations.owe(chatId, by, message)),

    miss: (chatId: string, missed: Missed): Promise<void> =>
      lay(chatId, (by) => conversations.miss(chatId, by, missed)),
  };

  async function lay(chatId: string, put: (by: string) => Promise<object | null>): Promise<void> {
    const me = deps.ids();
    for (let tries = 0; tries < TRIES; tries += 1) {
      const now = deps.clock();
      const until = new Date(now.getTime() + HOLD_MS);
      // A turn under way would overwrite what it has not seen.
      const claimed = await conversations.claim(chatId, me, now, until);
      if (claimed !== null && (await put(me)) !== null) return;
      await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
    }
    throw new AppError("upstream_unavailable", "the chat is busy");
  }
};

export type Lay = ReturnType<typeof createLay>;
export type Owe = Lay["owe"];
