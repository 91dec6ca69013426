import type { ConversationDoc, ConversationStore, PendingTurn } from "#bot/conversation/store.ts";
import type { LineClient } from "#bot/line/client.ts";
import type { Sends } from "#bot/sends/service.ts";
import { afterPush, afterReply, nextWay, waitMs, type Verdict } from "./delivery.ts";
import type { ChatRef } from "./turn.ts";

/** Where a crash may strike; only tests listen. */
export type At = (
  step: "stored" | "claimed" | "stepped" | "saved" | "marked" | "sent" | "cleared" | "finished",
) => void;

/** `lost`: another process has the chat now, so this one must stop. */
export type Delivery =
  | Exclude<Verdict, { readonly is: "later" | "push" }>
  | { readonly is: "later"; readonly waitMs: number; readonly turn: PendingTurn }
  | { readonly is: "lost" };

export const createDeliver = (deps: {
  readonly conversations: Pick<ConversationStore, "setStage">;
  readonly line: Pick<LineClient, "reply">;
  readonly sends: Pick<Sends, "push">;
  readonly clock: () => Date;
  readonly at: At;
}) => {
  const { conversations, line, sends, clock, at } = deps;

  /** One try to deliver what the chat is owed for its last event; `isFirst`: nothing was tried yet. */
  return async (
    chat: ChatRef,
    by: string,
    pending: PendingTurn,
    isFirst: boolean,
  ): Promise<Delivery> => {
    let turn = pending;
    const mark = async (stage: PendingTurn["stage"], attempts: number) => {
      if (turn.stage === stage && turn.attempts === attempts) return true;
      const saved: ConversationDoc | null = await conversations.setStage(
        chat.id,
        by,
        turn,
        stage,
        attempts,
      );
      if (saved?.turn) turn = saved.turn;
      return saved !== null;
    };

    const reply = async (replyToken: string): Promise<Verdict | null> => {
      const before = isFirst ? "ready" : turn.stage;
      if (!(await mark("replying", turn.attempts))) return null;
      at("marked");
      const result = await line.reply(replyToken, turn.messages);
      at("sent");
      return afterReply(before, result);
    };

    const push = async (): Promise<Verdict | null> => {
      // A push to a group costs as many messages as it has members, and everybody would see it.
      if (chat.kind !== "user") return { is: "owed" };
      if (!(await mark("pushing", turn.attempts))) return null;
      at("marked");
      const result = await sends.push({
        recipient: chat.id,
        kind: "answer",
        period: turn.eventId,
        class: "answer",
        people: 1,
        messages: turn.messages,
        retryKey: turn.retryKey,
      });
      at("sent");
      return afterPush(result);
    };

    if (turn.messages.length === 0) return { is: "delivered" };
    let verdict =
      nextWay(turn, clock()) === "reply" && turn.replyToken !== undefined
        ? await reply(turn.replyToken)
        : await push();
    if (verdict?.is === "push") verdict = await push();
    if (verdict === null || verdict.is === "push") return { is: "lost" };
    if (verdict.is !== "later") return verdict;
    const attempts = turn.attempts + 1;
    const wait = waitMs(attempts);
    if (wait === null) return { is: "owed" };
    if (!(await mark(verdict.stage, attempts))) return { is: "lost" };
    return { is: "later", waitMs: wait, turn };
  };
};

export type Deliver = ReturnType<typeof createDeliver>;
