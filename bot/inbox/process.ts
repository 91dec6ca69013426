import type { ConversationDoc, ConversationStore } from "#bot/conversation/store.ts";
import type { Log } from "#bot/log.ts";
import type { At } from "./deliver.ts";
import { LONGEST_WAIT_MS } from "./rules.ts";
import type { InboxStore } from "./store.ts";
import type { TakeTurn } from "./take-turn.ts";
import { createThinking } from "./thinking.ts";

/** A turn mostly waits, for LINE and for the disk. */
const CHATS_AT_ONCE = 16;
const LEASE_MS = 10_000;
const BUSY_MS = 1000;

/**
 * Answers waiting events: a few chats at once, in each chat one event after the other. A chat is
 * held by a lease on its conversation, so that several processes may do this together.
 */
export const createProcess = (deps: {
  readonly inbox: Pick<InboxStore, "next">;
  readonly conversations: Pick<ConversationStore, "claim" | "renew" | "release" | "remove">;
  readonly takeTurn: TakeTurn;
  readonly clock: () => Date;
  readonly ids: () => string;
  readonly log: Log;
  readonly at: At;
  readonly leaseMs?: number;
}) => {
  const { inbox, conversations, takeTurn, clock, log, at } = deps;
  const leaseMs = deps.leaseMs ?? LEASE_MS;
  const me = deps.ids();
  const queue = new Set<string>();
  const active = new Map<string, Promise<void>>();
  const alarms = new Map<string, NodeJS.Timeout>();
  let held = false;
  let stopped = false;

  const wake = (chatIds: Iterable<string>) => {
    for (const chatId of chatIds) queue.add(chatId);
    startNext();
  };

  const startNext = () => {
    for (const chatId of queue) {
      if (held || stopped || active.size >= CHATS_AT_ONCE) return;
      if (active.has(chatId)) continue;
      if (!thinking.mayBegin(queue.size)) return;
      queue.delete(chatId);
      thinking.begin(chatId);
      active.set(
        chatId,
        run(chatId).finally(() => {
          active.delete(chatId);
          thinking.end(chatId);
          startNext();
        }),
      );
    }
  };

  const thinking = createThinking(startNext);

  /** Somebody who never pauses must not keep others from their turn. */
  const othersWait = () => [...queue].some((id) => !active.has(id));

  const wakeLater = (chatId: string, ms: number, reason: "held" | "early" | "lost" | "error") => {
    if (stopped) return;
    log.debug("chat_waits", { chatId, ms, reason });
    clearTimeout(alarms.get(chatId));
    const alarm = setTimeout(() => {
      alarms.delete(chatId);
      wake([chatId]);
    }, ms);
    alarms.set(chatId, alarm.unref());
  };

  const leaseEnd = () => new Date(clock().getTime() + leaseMs);

  const run = async (chatId: string) => {
    try {
      const claimed = await conversations.claim(chatId, me, clock(), leaseEnd());
      if (!claimed) return wakeLater(chatId, BUSY_MS, "held");
      at("claimed");
      const renewal = setInterval(() => {
        conversations.renew(chatId, me, leaseEnd()).catch(() => {});
      }, leaseMs / 3);
      let last: ConversationDoc | null = null;
      try {
        last = await drain(claimed);
      } finally {
        clearInterval(renewal);
        await letGo(last, chatId);
      }
    } catch (error) {
      log.error("chat_interrupted", { chatId }, error);
      wakeLater(chatId, BUSY_MS, "error");
    }
  };

  const letGo = async (last: ConversationDoc | null, chatId: string) => {
    if (last?.rev === 0) {
      // A chat of which nothing is known yet leaves no document behind.
      await conversations.remove(last, me);
    } else if (last === null || last.lease !== undefined) {
      await conversations.release(chatId, me);
    }
  };

  const nextOf = async ({ _id: chatId, turn, lastEventId, newestAt }: ConversationDoc) => {
    const next = await inbox.next(chatId, turn?.eventId);
    if (!next || next.isLast || turn || !lastEventId || !newestAt) return next;
    // Only the last answer is remembered: unless its event is finished first, an older one that
    // comes in before it would have it given again.
    const mayPrecede = next.doc.at <= newestAt && next.doc._id !== lastEventId;
    return mayPrecede ? inbox.next(chatId, lastEventId) : next;
  };

  const drain = async (claimed: ConversationDoc): Promise<ConversationDoc> => {
    let conversation = claimed;
    for (let turns = 0; !stopped; turns++) {
      const chatId = conversation._id;
      // Whatever woke it until now is found by the next question.
      queue.delete(chatId);
      const next = await nextOf(conversation);
      if (!next) break;
      const { doc, isLast } = next;
      if (turns > 0 && othersWait()) {
        queue.delete(chatId);
        queue.add(chatId);
        break;
      }
      const early = doc.dueAt.getTime() - clock().getTime();
      if (early > 0 && early <= LONGEST_WAIT_MS) {
        wakeLater(chatId, early, "early");
        break;
      }
      // What comes meanwhile is in the queue, or another process that found the chat held has it.
      const after = await takeTurn(conversation, doc, me, {
        mayLetGo: () => isLast && !queue.has(chatId),
        stored: () => thinking.end(chatId),
      });
      if (!after) {
        wakeLater(chatId, BUSY_MS, "lost");
        break;
      }
      conversation = after;
      if (after.lease === undefined) break;
    }
    return conversation;
  };

  return {
    /** A hint that these chats have something waiting; the sweep is the guarantee. */
    wake,

    /** From now on chats only queue up, until `begin`. */
    hold() {
      held = true;
    },

    begin() {
      held = false;
      startNext();
    },

    isHeld: () => held,

    /** Whether nothing is under way. */
    idle: () => active.size === 0 && queue.size === 0 && alarms.size === 0,

    /** Takes no new event and waits for the turns in flight. */
    async stop() {
      stopped = true;
      for (const alarm of alarms.values()) clearTimeout(alarm);
      alarms.clear();
      thinking.stop();
      await Promise.all(active.values());
    },
  };
};

export type Process = ReturnType<typeof createProcess>;
