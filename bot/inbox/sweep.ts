import type { Log } from "#bot/log.ts";
import type { InboxStore } from "./store.ts";

const CHATS_A_SWEEP = 500;

/** Finds what a crash or a lost hint left waiting. */
export const createSweep =
  (deps: {
    readonly inbox: Pick<InboxStore, "dueChats" | "countBuried">;
    readonly wake: (chatIds: Iterable<string>) => void;
    readonly clock: () => Date;
    readonly log: Log;
  }) =>
  async (): Promise<void> => {
    const chats = await deps.inbox.dueChats(deps.clock(), CHATS_A_SWEEP);
    const buried = await deps.inbox.countBuried();
    if (buried > 0) deps.log.warn("events_buried", { buried });
    deps.wake(chats);
  };
