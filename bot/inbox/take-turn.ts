import type {
  ConversationDoc,
  ConversationStore,
  Lost,
  PendingTurn,
  TurnEnd,
} from "#bot/conversation/store.ts";
import { isDatabaseGone } from "#bot/db.ts";
import { AppError } from "#bot/errors.ts";
import type { LineClient } from "#bot/line/client.ts";
import type { Log } from "#bot/log.ts";
import type { Meter, TurnOutcome } from "#bot/metrics/meter.ts";
import type { At, Deliver } from "./deliver.ts";
import { firstStage, MAX_MESSAGES, MAX_OWED } from "./delivery.ts";
import { backoffMs, isLongPast, KEEP_DONE_MS, lateAt, MAX_FAILURES, replyUntil } from "./rules.ts";
import type { InboxDoc, InboxStore } from "./store.ts";
import type { Chat, KeptEvent, Late, Respond, TellMissed, Turn } from "./turn.ts";

const LOADING_AFTER_MS = 300;
const STEP_WITHIN_MS = 20_000;
/** Nothing expires under the hands of its turn, however old the event is. */
const KEEP_AT_LEAST_MS = 3600_000;

/** What a turn asks and tells on its way. */
export type Course = {
  /** Asked as it ends: then the chat is released with it, and has no lease afterwards. */
  readonly mayLetGo: () => boolean;
  /** Its answer is stored; what follows mostly waits for LINE. */
  readonly stored: () => void;
};

/** Takes one event from step to delivery. Whatever is done already is not done again. */
export const createTakeTurn = (deps: {
  readonly inbox: Pick<InboxStore, "finish" | "defer" | "bury" | "eraseMessage" | "forgetChat">;
  readonly conversations: Pick<
    ConversationStore,
    "saveTurn" | "clearTurn" | "lose" | "empty" | "remove"
  >;
  readonly respond: Respond;
  readonly deliver: Deliver;
  readonly tellMissed: TellMissed;
  readonly line: Pick<LineClient, "loading">;
  readonly clock: () => Date;
  /** The time of whoever stamps the events: LINE's, or the demo's, which moves. */
  readonly now: () => Date;
  readonly ids: () => string;
  readonly log: Log;
  readonly at: At;
  readonly meter: Pick<Meter, "turn">;
}) => {
  const { inbox, conversations, respond, deliver, clock, now, ids, log, at } = deps;

  const hence = (ms: number) => new Date(clock().getTime() + ms);

  const count = (doc: InboxDoc, outcome: TurnOutcome) =>
    deps.meter.turn(outcome, clock().getTime() - doc.receivedAt.getTime());

  const finish = async (doc: InboxDoc) => {
    await inbox.finish(doc._id, clock());
    at("finished");
  };

  const step = async (conversation: ConversationDoc, event: KeptEvent): Promise<Turn> => {
    const loading =
      event.chat.kind === "user" && event.replyToken !== undefined
        ? setTimeout(() => void deps.line.loading(event.chat.id), LOADING_AFTER_MS)
        : undefined;
    let late: NodeJS.Timeout | undefined;
    try {
      return await Promise.race([
        respond(event, asFound(conversation, event)),
        new Promise<never>((_, reject) => {
          late = setTimeout(
            () => reject(new AppError("upstream_unavailable", "the step took too long")),
            STEP_WITHIN_MS,
          );
        }),
      ]);
    } finally {
      clearTimeout(loading);
      clearTimeout(late);
    }
  };

  /** What could not be pushed, for as long as it makes sense. */
  const lateFor = async ({ missed = [] }: ConversationDoc, turn: Turn) => {
    const isNow = turn.messages.length > 0 && !turn.isAlone && !turn.forget;
    const ids = missed.filter(({ until }) => until > now()).map(({ sendId }) => sendId);
    return isNow && ids.length > 0 ? deps.tellMissed(ids) : [];
  };

  const save = (
    conversation: ConversationDoc,
    doc: InboxDoc,
    event: KeptEvent,
    turn: Turn,
    late: readonly Late[],
    by: string,
  ) => {
    // What is owed may quote what was just taken back.
    const owed = event.type === "unsend" ? [] : (conversation.owed ?? []);
    const { news = [], missed = [] } = conversation;
    const room = turn.messages.length === 0 ? 0 : MAX_MESSAGES - turn.messages.length;
    const told = turn.isAlone ? 0 : Math.min(room, news.length);
    const telling = late.slice(0, room - told);
    const riding = room - told - telling.length;
    const waiting = new Set(late.slice(telling.length).flatMap(({ of }) => of));
    const isTold = turn.messages.length > 0 && !turn.isAlone;
    const front = [...news.slice(0, told), ...telling.map(({ message }) => message)];
    const taken: PendingTurn = {
      eventId: doc._id,
      messages: [...front, ...owed.slice(0, riding), ...turn.messages],
      ...(told > 0 && { news: told }),
      ...(telling.length > 0 && {
        late: {
          messages: telling.length,
          of: missed.filter(({ sendId }) => telling.some(({ of }) => of.includes(sendId))),
        },
      }),
      stage: "ready",
      attempts: 0,
      retryKey: ids(),
      ...(event.replyToken !== undefined && { replyToken: event.replyToken }),
      replyUntil: replyUntil(event, doc.receivedAt),
      forget: turn.forget ?? false,
      ...(turn.notKept && { notKept: true }),
    };
    return conversations.saveTurn(conversation, by, {
      state: turn.state,
      turn: { ...taken, stage: firstStage(taken, clock()) },
      eventAt: event.at,
      owed: owed.slice(riding),
      news: news.slice(told),
      missed: isTold ? missed.filter(({ sendId }) => waiting.has(sendId)) : missed,
      keepUntil: turn.keepUntil && later(turn.keepUntil, hence(KEEP_AT_LEAST_MS)),
      unsent: event.type === "unsend" ? event.unsend.messageId : null,
      told: turn.toldOfLost ?? false,
    });
  };

  /** The turn could not be taken: try again later, or bury the event. */
  const fail = async (
    before: ConversationDoc,
    doc: InboxDoc,
    event: KeptEvent,
    by: string,
    error: unknown,
  ): Promise<ConversationDoc | null> => {
    if (isDatabaseGone(error)) throw error;
    const failures = doc.failures + 1;
    const cause = codeOf(error);
    if (failures >= MAX_FAILURES) {
      log.error("event_buried", { eventId: doc._id, code: cause }, error);
      const lost = lostWith(event, true);
      const after = lost === null ? before : await conversations.lose(before._id, by, lost);
      await inbox.bury(doc._id, cause, clock(), false);
      count(doc, "buried");
      return after;
    }
    count(doc, "failed");
    log.warn("step_failed", { eventId: doc._id, attempt: failures, code: cause }, error);
    await inbox.defer(doc._id, failures, hence(backoffMs(failures)));
    return before;
  };

  /** The messages are erased before the event ends: a crash in between leaves nothing to say. */
  const conclude = async (
    { _id: chatId }: ConversationDoc,
    by: string,
    turn: PendingTurn,
    turnEnd: TurnEnd,
    letGo: boolean,
    end: () => Promise<unknown>,
  ): Promise<ConversationDoc | null> => {
    const after = turn.forget
      ? await conversations.empty(chatId, by, hence(KEEP_DONE_MS))
      : await conversations.clearTurn(chatId, by, turnEnd, letGo);
    if (!after) return null;
    at("cleared");
    await end();
    if (!turn.forget) return after;
    await inbox.forgetChat(chatId);
    await conversations.remove(after, by);
    return null;
  };

  /** The conversation afterwards; null when the chat is no longer ours. */
  return async (
    before: ConversationDoc,
    doc: InboxDoc,
    by: string,
    { mayLetGo, stored }: Course,
  ): Promise<ConversationDoc | null> => {
    let conversation: ConversationDoc | null = before;
    const { event } = doc;
    const isNew = before.lastEventId !== doc._id;
    if (isNew) {
      if (!event || doc.unsent || isTakenBack(before, event)) {
        await finish(doc);
        return before;
      }
      if (!doc.retried && isLongPast(event, before.newestAt, now())) {
        log.warn("event_long_past", { eventId: doc._id });
        await finish(doc);
        return before;
      }
      if (event.type === "unsend") await inbox.eraseMessage(event.chat.id, event.unsend.messageId);
      try {
        const turn = await step(before, event);
        const late = await lateFor(before, turn);
        at("stepped");
        conversation = await save(before, doc, event, turn, late, by);
      } catch (error) {
        return await fail(before, doc, event, by, error);
      }
      if (!conversation) return null;
      at("saved");
    }
    stored();
    const pending = conversation.turn;
    if (!pending || !event) {
      await finish(doc);
      return conversation;
    }
    const delivery = await deliver(event.chat, by, pending, isNew);
    switch (delivery.is) {
      case "lost":
        return null;
      case "later":
        count(doc, "later");
        await inbox.defer(doc._id, doc.failures, hence(delivery.waitMs));
        return { ...conversation, turn: delivery.turn };
      case "refused":
        count(doc, "refused");
        log.error("answer_refused", { eventId: doc._id, code: delivery.cause });
        return conclude(
          conversation,
          by,
          pending,
          { owed: [], lost: lostWith(event, pending.notKept ?? false) },
          mayLetGo(),
          () => inbox.bury(doc._id, delivery.cause, clock(), true),
        );
      case "owed": {
        count(doc, "owed");
        const { owed = [], news = [], missed = [] } = conversation;
        const { messages, news: told = 0, late = { messages: 0, of: [] } } = pending;
        const untold = {
          owed: [...owed, ...messages.slice(told + late.messages)].slice(-MAX_OWED),
          news: [...messages.slice(0, told), ...news],
          missed: [...late.of, ...missed],
        };
        const end = { ...untold, lost: null };
        return conclude(conversation, by, pending, end, mayLetGo(), () => finish(doc));
      }
      case "delivered": {
        count(doc, "answered");
        const said = pending.messages.length > 0 && {
          lateAt: lateAt(event, { receivedAt: doc.receivedAt, clock: clock(), now: now() }),
        };
        const end = { owed: [], lost: null, ...said };
        return conclude(conversation, by, pending, end, mayLetGo(), () => finish(doc));
      }
    }
  };
};

export type TakeTurn = ReturnType<typeof createTakeTurn>;

const later = (one: Date, other: Date) => (one > other ? one : other);

const isTakenBack = ({ unsent }: ConversationDoc, event: KeptEvent) =>
  event.type === "message" && (unsent?.includes(event.message.id) ?? false);

const asFound = (
  { _id: id, state, lost, unseen, lateAt: came }: ConversationDoc,
  { at }: KeptEvent,
): Chat => ({
  id,
  state,
  ...(lost && { lost }),
  isUnseen: lost !== undefined || unseen === true || (came !== undefined && at < came),
});

/** What the person will miss; null where nobody waits for an answer of their own. */
const lostWith = (event: KeptEvent, again: boolean): Lost | null => {
  if (event.chat.kind !== "user" || event.replyToken === undefined) return null;
  const isText = event.type === "message" && event.message.type === "text";
  return isText ? { messageId: event.message.id, ...(again && { again }) } : {};
};

const codeOf = (error: unknown) =>
  error instanceof AppError ? error.code : error instanceof Error ? error.name : "unknown";
