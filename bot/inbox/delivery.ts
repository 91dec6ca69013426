import type { PendingTurn, TurnStage } from "#bot/conversation/store.ts";
import type { LineResult } from "#bot/line/client.ts";
import type { PushResult } from "#bot/sends/service.ts";

/** Tries after which an answer waits for the person's next message. */
const GIVE_UP_AFTER = 12;
const FIRST_WAIT_MS = 500;
const LONGEST_WAIT_MS = 30_000;

export type Verdict =
  | { readonly is: "delivered" }
  /** Try again later, from this stage. */
  | { readonly is: "later"; readonly stage: TurnStage }
  /** The reply token is of no use: send by push. */
  | { readonly is: "push" }
  /** Keep it for the next free reply. */
  | { readonly is: "owed" }
  /** LINE will never take it. */
  | { readonly is: "refused"; readonly cause: string };

/**
 * By which way the next try goes. After a try without an answer only the reply token can tell what
 * happened, also when its time is over: a push could be the second answer.
 */
export const nextWay = (turn: PendingTurn, now: Date): "reply" | "push" => {
  if (turn.stage === "pushing" || turn.replyToken === undefined) return "push";
  return turn.stage === "replying" || now < turn.replyUntil ? "reply" : "push";
};

/** Saved with the step: a process that ends right behind it cannot tell whether it has replied. */
export const firstStage = (turn: PendingTurn, now: Date): TurnStage =>
  turn.messages.length > 0 && nextWay(turn, now) === "reply" ? "replying" : "ready";

/** `before` is the stage in which the reply was tried. */
export const afterReply = (before: TurnStage, result: LineResult): Verdict => {
  if (result.ok) return { is: "delivered" };
  switch (result.reason) {
    case "token":
      return before === "ready" ? { is: "push" } : { is: "delivered" };
    case "rate":
      return { is: "later", stage: before };
    case "unavailable":
      return { is: "later", stage: before === "replying" ? "replying" : "failing" };
    case "no_answer":
      return { is: "later", stage: "replying" };
    case "quota":
      return { is: "owed" };
    case "refused":
    case "not_found":
      return { is: "refused", cause: result.code };
  }
};

export const afterPush = (result: PushResult): Verdict => {
  if (result.ok) return { is: "delivered" };
  switch (result.reason) {
    case "rate":
    case "unavailable":
    case "no_answer":
      return { is: "later", stage: "pushing" };
    case "quota":
    case "cut":
      return { is: "owed" };
    case "token":
    case "refused":
    case "not_found":
      return { is: "refused", cause: result.code };
  }
};

/** Milliseconds until the try after so many; null: no more tries. */
export const waitMs = (attempts: number): number | null =>
  attempts >= GIVE_UP_AFTER
    ? null
    : Math.min(FIRST_WAIT_MS * 2 ** Math.max(attempts - 1, 0), LONGEST_WAIT_MS);

/** At most two bubbles are owed, the newest: they end with what the person should answer. */
export const MAX_OWED = 2;
/** LINE takes at most five messages in a reply (LINE documentation, "Send reply message"). */
export const MAX_MESSAGES = 5;
