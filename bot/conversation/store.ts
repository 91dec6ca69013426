import type { messagingApi } from "@line/bot-sdk";
import type { Db, Filter, UpdateFilter } from "mongodb";
import { collectionOf, isDuplicateKey, type StoreDefinition, unhurried } from "#bot/db.ts";

const LONGEST_LEASE_MS = 60_000;

/**
 * How far the answer is. `replying`: a reply was tried and its outcome is not known. `failing`:
 * LINE said that it could not. `pushing`: sent by push from here on, always with the same key.
 */
export type TurnStage = "ready" | "replying" | "failing" | "pushing";

/** A push that the month had no room for: what it says is decided when it is told, until then. */
export type Missed = { readonly sendId: string; readonly until: Date };

/** The answer to one event, kept until it is delivered. */
export type PendingTurn = {
  readonly eventId: string;
  readonly messages: readonly messagingApi.Message[];
  /** So many of them, at the front, are news. */
  readonly news?: number;
  /** So many after those tell what was missed. */
  readonly late?: { readonly messages: number; readonly of: readonly Missed[] };
  readonly stage: TurnStage;
  readonly attempts: number;
  readonly retryKey: string;
  readonly replyToken?: string;
  readonly replyUntil: Date;
  readonly forget: boolean;
  /** The words it answers were not taken in. */
  readonly notKept?: boolean;
};

/** `again`: the message was not taken in, so it has to be sent once more. */
export type Lost = { readonly messageId?: string; readonly again?: boolean };

/** What became of a turn's answer. */
export type TurnEnd = {
  readonly owed: readonly messagingApi.Message[];
  /** News that did not get there with it. */
  readonly news?: readonly messagingApi.Message[];
  readonly missed?: readonly Missed[];
  readonly lost: Lost | null;
  /** When it came, if that was late; null: in time. Absent: nothing was said. */
  readonly lateAt?: Date | null;
};

/** One chat. The conversation owns `state`; the rest belongs to the inbox. */
export type ConversationDoc = {
  readonly _id: string;
  readonly state: Record<string, unknown> | null;
  readonly rev: number;
  readonly lastEventId?: string;
  /** When the newest event that was answered here happened. */
  readonly newestAt?: Date;
  readonly turn?: PendingTurn;
  /** What could not be delivered; it goes in front of the next free reply. */
  readonly owed?: readonly messagingApi.Message[];
  /** What nobody here asked for, so that it quotes no word of theirs; it goes in front of that. */
  readonly news?: readonly messagingApi.Message[];
  /** What was to be pushed and could not be; it goes behind the news. */
  readonly missed?: readonly Missed[];
  /** The last answer will never arrive, which is said with the next; the message it answered. */
  readonly lost?: Lost;
  /** The last answer could not be delivered, so nothing that is sent before the next answers it. */
  readonly unseen?: true;
  /** The last answer came late, at this time by LINE's clock: what was sent before is no answer to it. */
  readonly lateAt?: Date;
  /** Message ids taken back lately: their events may still be on the way. */
  readonly unsent?: readonly string[];
  readonly lease?: { readonly by: string; readonly until: Date };
  readonly expiresAt?: Date;
};

export const conversationsDefinition: StoreDefinition = {
  name: "conversations",
  indexes: [{ key: { expiresAt: 1 }, name: "ttl", expireAfterSeconds: 0 }],
};

export const createConversationStore = (db: Db) => {
  const conversations = collectionOf<ConversationDoc>(db, conversationsDefinition);

  /** Writes only while `by` holds the chat; null: somebody else does. */
  const write = (
    chatId: string,
    by: string,
    change: UpdateFilter<ConversationDoc>,
    also: Filter<ConversationDoc> = {},
    how: typeof unhurried | object = {},
  ) =>
    conversations.findOneAndUpdate({ _id: chatId, "lease.by": by, ...also }, change, {
      returnDocument: "after",
      ...how,
    });

  return {
    /** Takes the chat for `by` until then; null while somebody else has it. */
    async claim(chatId: string, by: string, now: Date, until: Date) {
      try {
        return await conversations.findOneAndUpdate(
          {
            _id: chatId,
            $or: [
              { lease: { $exists: false } },
              { "lease.until": { $lte: now } },
              // Nobody takes it for so long, but by a clock that has been put back since.
              { "lease.until": { $gt: new Date(until.getTime() + LONGEST_LEASE_MS) } },
              // What this process could not release while the database was gone.
              { "lease.by": by },
            ],
          },
          { $set: { lease: { by, until } }, $setOnInsert: { state: null, rev: 0 } },
          { upsert: true, returnDocument: "after", ...unhurried },
        );
      } catch (error) {
        if (isDuplicateKey(error)) return null;
        throw error;
      }
    },

    stateOf: async (chatId: string) =>
      (await conversations.findOne({ _id: chatId }))?.state ?? null,

    /** When these chats were last heard of. */
    async heard(chatIds: readonly string[]): Promise<ReadonlyMap<string, Date>> {
      const docs = await conversations
        .find({ _id: { $in: [...chatIds] } })
        .project<{ _id: string; newestAt?: Date }>({ newestAt: 1 })
        .toArray();
      return new Map(docs.flatMap(({ _id, newestAt }) => (newestAt ? [[_id, newestAt]] : [])));
    },

    /** What the talk remembers, put there by a page: a turn under way is taken again. */
    async adopt(chatId: string, state: Record<string, unknown>) {
      await conversations.updateOne(
        { _id: chatId },
        { $set: { state }, $inc: { rev: 1 }, $unset: { expiresAt: "" } },
        { upsert: true },
      );
    },

    renew: (chatId: string, by: string, until: Date) =>
      write(chatId, by, { $set: { "lease.until": until } }, {}, unhurried),

    release: (chatId: string, by: string) =>
      write(chatId, by, { $unset: { lease: "" } }, {}, unhurried),

    /** All leases end: for a process that alone has the database, at its start. */
    releaseAll: () =>
      conversations.updateMany({ lease: { $exists: true } }, { $unset: { lease: "" } }),

    /** One update: the step is taken and its answer is safe. */
    saveTurn(
      before: ConversationDoc,
      by: string,
      step: {
        readonly state: Record<string, unknown> | null;
        readonly turn: PendingTurn;
        readonly eventAt: Date;
        readonly owed: readonly messagingApi.Message[];
        readonly news: readonly messagingApi.Message[];
        readonly missed: readonly Missed[];
        readonly keepUntil: Date | null | undefined;
        readonly unsent: string | null;
        /** What was lost is said in this turn. */
        readonly told: boolean;
      },
    ) {
      const unset = {
        ...(step.told && { lost: "" as const }),
        ...(step.keepUntil === null && { expiresAt: "" as const }),
        ...(step.owed.length === 0 && { owed: "" as const }),
        ...(step.news.length === 0 && { news: "" as const }),
        ...(step.missed.length === 0 && { missed: "" as const }),
        ...(step.turn.messages.length > 0 && { unseen: "" as const }),
      };
      return write(
        before._id,
        by,
        {
          $set: {
            lastEventId: step.turn.eventId,
            turn: step.turn,
            ...(step.state && { state: step.state }),
            ...(step.owed.length > 0 && { owed: step.owed }),
            ...(step.news.length > 0 && { news: step.news }),
            ...(step.missed.length > 0 && { missed: step.missed }),
            ...(step.keepUntil && { expiresAt: step.keepUntil }),
          },
          $inc: { rev: 1 },
          $max: { newestAt: step.eventAt },
          ...(Object.keys(unset).length > 0 && { $unset: unset }),
          ...(step.unsent !== null && {
            $push: { unsent: { $each: [step.unsent], $slice: -20 } },
          }),
        },
        { rev: before.rev },
      );
    },

    setStage: (chatId: string, by: string, turn: PendingTurn, stage: TurnStage, attempts: number) =>
      write(
        chatId,
        by,
        { $set: { "turn.stage": stage, "turn.attempts": attempts } },
        { "turn.eventId": turn.eventId, "turn.stage": turn.stage },
      ),

    /** Another message waits for the next free reply, and the chat is let go. */
    owe: (chatId: string, by: string, message: messagingApi.Message) =>
      write(chatId, by, { $push: { news: message }, $inc: { rev: 1 }, $unset: { lease: "" } }),

    /** The next free reply tells of it, once, and the chat is let go. */
    miss: (chatId: string, by: string, missed: Missed) =>
      write(chatId, by, {
        $addToSet: { missed },
        $inc: { rev: 1 },
        $unset: { lease: "", expiresAt: "" },
      }),

    /**
     * Erases the delivered messages; with `owed` they are kept for the next free reply. `letGo`
     * releases the chat with it.
     */
    clearTurn(
      chatId: string,
      by: string,
      { owed, news = [], missed = [], lost, lateAt }: TurnEnd,
      letGo: boolean,
    ) {
      const kept = {
        ...(owed.length > 0 && { owed, unseen: true as const }),
        ...(news.length > 0 && { news }),
        ...(missed.length > 0 && { missed }),
        ...(lost && { lost }),
      };
      const isBare = Object.keys(kept).length === 0;
      return write(
        chatId,
        by,
        {
          ...((!isBare || lateAt) && { $set: { ...kept, ...(lateAt && { lateAt }) } }),
          $unset: {
            turn: "",
            ...(lateAt === null && { lateAt: "" as const }),
            ...(letGo && { lease: "" as const }),
          },
        },
        {},
        // What is owed is a message to somebody; a delivered one that comes back is recognised.
        isBare ? unhurried : {},
      );
    },

    /** No answer to this message could be found. */
    lose: (chatId: string, by: string, lost: Lost) => write(chatId, by, { $set: { lost } }),

    /** Nothing of the chat remains but what recognises its last event, and that only until then. */
    empty: (chatId: string, by: string, until: Date) =>
      write(chatId, by, {
        $set: { state: null, expiresAt: until },
        $unset: {
          turn: "",
          owed: "",
          news: "",
          missed: "",
          lost: "",
          unseen: "",
          lateAt: "",
          unsent: "",
        },
      }),

    /** Deletes the chat as it was seen; one that has moved on stays. */
    async remove({ _id, rev }: Pick<ConversationDoc, "_id" | "rev">, by: string) {
      await conversations.deleteOne({ _id, "lease.by": by, rev });
    },
  };
};

export type ConversationStore = ReturnType<typeof createConversationStore>;
