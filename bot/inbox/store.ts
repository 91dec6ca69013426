import { MongoBulkWriteError, type Db, type UpdateFilter } from "mongodb";
import { collectionOf, type StoreDefinition, unhurried } from "#bot/db.ts";
import { KEEP_BURIED_MS, KEEP_DONE_MS, LONGEST_WAIT_MS } from "./rules.ts";
import type { KeptEvent } from "./turn.ts";

/** One webhook event. `event` is gone as soon as the turn is finished. */
export type InboxDoc = {
  readonly _id: string;
  readonly chatId: string;
  readonly at: Date;
  readonly receivedAt: Date;
  readonly state: "waiting" | "done" | "buried";
  readonly event?: KeptEvent;
  /** The person took the message back before it was answered. */
  readonly unsent?: boolean;
  /** It was buried, and somebody asked for it again: no repetition, however old it is. */
  readonly retried?: boolean;
  readonly failures: number;
  /** Not before this time. */
  readonly dueAt: Date;
  /** Why it is buried: an error code. */
  readonly cause?: string;
  readonly expiresAt?: Date;
};

export type NextEvent = { readonly doc: InboxDoc; readonly isLast: boolean };

export const inboxDefinition: StoreDefinition = {
  name: "inbox",
  indexes: [
    { key: { chatId: 1, state: 1, at: 1, _id: 1 }, name: "next_of_chat" },
    { key: { state: 1, dueAt: 1 }, name: "due" },
    { key: { expiresAt: 1 }, name: "ttl", expireAfterSeconds: 0 },
  ],
};

export const createInboxStore = (db: Db) => {
  const inbox = collectionOf<InboxDoc>(db, inboxDefinition);
  const update = async (
    id: string,
    change: UpdateFilter<InboxDoc>,
    how: typeof unhurried | object = {},
  ) => {
    const { matchedCount } = await inbox.updateOne({ _id: id, state: "waiting" }, change, how);
    return matchedCount === 1;
  };

  const store = {
    /** Resolves when every event is durable; one that is there already counts as accepted. */
    async insert(events: readonly KeptEvent[], receivedAt: Date, timeoutMs: number) {
      const docs = events.map((event): InboxDoc => ({
        _id: event.id,
        chatId: event.chat.id,
        at: event.at,
        receivedAt,
        state: "waiting",
        event,
        failures: 0,
        dueAt: receivedAt,
      }));
      try {
        await inbox.insertMany(docs, { ordered: false, timeoutMS: timeoutMs });
      } catch (error) {
        if (!onlyDuplicates(error)) throw error;
      }
    },

    /**
     * The event whose turn is taken but not delivered yet, else the chat's oldest waiting one, due
     * or not: nothing overtakes either. `isLast`: nothing else of the chat waits.
     */
    async next(chatId: string, begun?: string): Promise<NextEvent | null> {
      const first =
        begun === undefined ? null : await inbox.findOne({ _id: begun, state: "waiting" });
      if (first !== null) return { doc: first, isLast: false };
      const waiting = inbox.find({ chatId, state: "waiting" }).sort({ at: 1, _id: 1 }).limit(2);
      const [doc, other] = await waiting.toArray();
      return doc === undefined ? null : { doc, isLast: other === undefined };
    },

    finish: (id: string, now: Date) =>
      update(
        id,
        {
          $set: { state: "done", expiresAt: new Date(now.getTime() + KEEP_DONE_MS) },
          $unset: { event: "" },
        },
        unhurried,
      ),

    defer: (id: string, failures: number, dueAt: Date) => update(id, { $set: { failures, dueAt } }),

    /** `answered`: its turn was taken, only the answer could not be delivered, so nothing is left to retry. */
    bury: (id: string, cause: string, now: Date, answered: boolean) =>
      update(id, {
        $set: { state: "buried", cause, expiresAt: new Date(now.getTime() + KEEP_BURIED_MS) },
        ...(answered && { $unset: { event: "" } }),
      }),

    async eraseMessage(chatId: string, messageId: string) {
      await inbox.updateMany(
        { chatId, state: { $in: ["waiting", "buried"] }, "event.message.id": messageId },
        { $unset: { "event.message.text": "" }, $set: { unsent: true } },
      );
    },

    /**
     * A member left: no text of theirs waits any more, nothing can be retried, and what is kept to
     * recognise a late duplicate no longer says whose it was.
     */
    async forgetChat(chatId: string) {
      await inbox.updateMany(
        { chatId, state: "waiting" },
        { $unset: { "event.message.text": "" } },
      );
      await inbox.deleteMany({ chatId, state: "buried" });
      await inbox.updateMany({ chatId, state: "done" }, { $set: { chatId: "left" } });
    },

    /** Chats with something due, the longest waiting first; due as well is what no wait explains. */
    async dueChats(now: Date, limit: number): Promise<readonly string[]> {
      const tooLate = new Date(now.getTime() + LONGEST_WAIT_MS);
      const isDue = { $or: [{ dueAt: { $lte: now } }, { dueAt: { $gt: tooLate } }] };
      const due = await inbox
        .aggregate<{ _id: string }>([
          { $match: { state: "waiting", ...isDue } },
          { $group: { _id: "$chatId", since: { $min: "$dueAt" } } },
          { $sort: { since: 1, _id: 1 } },
          { $limit: limit },
        ])
        .toArray();
      return due.map(({ _id }) => _id);
    },

    /** How much waits, and for how long the one that is due longest. */
    async standing(now: Date) {
      const [waiting, buried, oldest] = await Promise.all([
        inbox.countDocuments({ state: "waiting" }),
        store.countBuried(),
        inbox.findOne({ state: "waiting", dueAt: { $lte: now } }, { sort: { dueAt: 1 } }),
      ]);
      return { waiting, buried, queueAgeMs: oldest ? now.getTime() - oldest.dueAt.getTime() : 0 };
    },

    countBuried: () => inbox.countDocuments({ state: "buried" }),

    buried: (limit: number) =>
      inbox.find({ state: "buried" }).sort({ dueAt: -1 }).limit(limit).toArray(),

    /** What lies buried, by its cause, the most first. */
    async buriedCodes() {
      const isWhole = { $cond: [{ $ifNull: ["$event", false] }, 1, 0] };
      const found = await inbox
        .aggregate<{ _id: string | null; count: number; again: number; since: Date }>([
          { $match: { state: "buried" } },
          {
            $group: {
              _id: "$cause",
              count: { $sum: 1 },
              again: { $sum: isWhole },
              since: { $min: "$receivedAt" },
            },
          },
          { $sort: { count: -1, _id: 1 } },
        ])
        .toArray();
      return found.map(({ _id, ...rest }) => ({ code: _id ?? "unknown", ...rest }));
    },

    /** The chats whose events wait again after having been buried for this cause. */
    async retryAll(cause: string, now: Date): Promise<readonly string[]> {
      const found = await inbox
        .find({ state: "buried", cause, event: { $exists: true } }, { projection: { _id: 1 } })
        .sort({ dueAt: 1 })
        .limit(MOST_RETRIED)
        .toArray();
      const chats = await Promise.all(found.map(({ _id }) => store.retry(_id, now)));
      return chats.filter((chatId) => chatId !== null);
    },

    /** The chat whose event waits again; null when there is nothing left to retry. */
    async retry(id: string, now: Date): Promise<string | null> {
      const doc = await inbox.findOneAndUpdate(
        { _id: id, state: "buried", event: { $exists: true } },
        {
          $set: { state: "waiting", failures: 0, dueAt: now, retried: true },
          $unset: { cause: "", expiresAt: "" },
        },
      );
      return doc?.chatId ?? null;
    },
  };
  return store;
};

export type InboxStore = ReturnType<typeof createInboxStore>;

/** At once; whoever asks again gets to the next ones. */
const MOST_RETRIED = 200;

/** What its other servers have not copied is not durable, whatever else was there already. */
const onlyDuplicates = (error: unknown) => {
  if (!(error instanceof MongoBulkWriteError)) return false;
  const errors = [error.writeErrors].flat();
  const isCopied = error.result.getWriteConcernError() === undefined;
  return isCopied && errors.length > 0 && errors.every(({ code }) => code === 11000);
};
