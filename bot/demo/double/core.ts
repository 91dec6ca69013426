import { createUlids, nextMessageId } from "./ids.ts";
import type { Account, Talk, World } from "./world.ts";

/** What changed, so that the console and the file on disk can follow. */
export type Touched = "people" | "controls" | { readonly chat: string };

/** The world, its clock, and who wants to know of changes. */
export const createCore = (world: World, baseNow: () => Date) => {
  const watchers = new Set<(touched: Touched) => void>();
  const ulid = createUlids();
  const now = (): Date => new Date(baseNow().getTime() + world.clockOffsetMs);

  return {
    world,
    now,
    eventId: (): string => ulid(now()),
    messageId: (): string => {
      world.lastMessageId = nextMessageId(world.lastMessageId, now());
      return world.lastMessageId;
    },
    touch: (touched: Touched): void => {
      for (const watcher of watchers) watcher(touched);
    },
    watch: (watcher: (touched: Touched) => void): (() => void) => {
      watchers.add(watcher);
      return () => void watchers.delete(watcher);
    },
    account: (userId: string): Account => found(world.accounts.get(userId), "person", userId),
    talk: (chatId: string): Talk => found(world.talks.get(chatId), "chat", chatId),
  };
};

export type Core = ReturnType<typeof createCore>;

const found = <T>(value: T | undefined, kind: string, id: string): T => {
  if (value === undefined) throw new Error(`no such ${kind}: ${id}`);
  return value;
};
