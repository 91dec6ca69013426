import type { messagingApi } from "@line/bot-sdk";
import type { Lost } from "#bot/conversation/store.ts";
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
  /** It says that the words of this event were not taken in. */
  readonly notKept?: boolean;
  /** It says that an earlier answer was lost, so no later turn needs to. */
  readonly toldOfLost?: boolean;
  /** It is no moment to bring up anything else. */
  readonly isAlone?: boolean;
};

/** A message that tells what was missed. */
export type Late = { readonly message: messagingApi.Message; readonly of: readonly string[] };

/** Puts into words what could not be pushed, as it is now; what makes no sense any more is left out. */
export type TellMissed = (sendIds: readonly string[]) => Promise<readonly Late[]>;

/** A chat as the conversation finds it. */
export type Chat = {
  readonly id: string;
  readonly state: Record<string, unknown> | null;
  /** The answer to this message was lost, and the person has not been told. */
  readonly lost?: Lost;
  /** The last answer had not been seen: it was lost, rides on the next, or came only later. */
  readonly isUnseen?: boolean;
};

/** Steps one event. Its effects are idempotent by event id: a crash may have it called again. */
export type Respond = (event: KeptEvent, chat: Chat) => Promise<Turn>;
