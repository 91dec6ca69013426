import type { messagingApi } from "@line/bot-sdk";
import type { ChatRef, LineEvent, LineMessage } from "#bot/line/webhook.ts";

export type { ChatRef };

/** A webhook event as it may be kept: redacted by inbox/rules. */
export type KeptEvent = LineEvent;

/** `text` only in a 1:1 chat, and only from a person who consented or as a command word. */
export type KeptMessage = LineMessage;

/** What one event leads to; `state` is opaque to the inbox and stored whole. */
export type Turn = {
  /** The new conversation state; null leaves it unchanged. */
  readonly state: Record<string, unknown> | null;
  /** At most five; none means: say nothing. */
  readonly messages: readonly messagingApi.Message[];
  /** Delete the conversation document after delivery (a member left). */
  readonly forget?: boolean;
  /** The conversation expires then (not consented yet); null clears. */
  readonly keepUntil?: Date | null;
};

/** Steps one event. Its effects are idempotent by event id: a crash may have it called again. */
export type Respond = (
  event: KeptEvent,
  chat: { readonly id: string; readonly state: Record<string, unknown> | null },
) => Promise<Turn>;
