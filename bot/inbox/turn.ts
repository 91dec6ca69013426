import type { messagingApi } from "@line/bot-sdk";

export type ChatRef = { readonly kind: "user" | "group" | "room"; readonly id: string };

type Common = {
  /** webhookEventId */
  readonly id: string;
  /** When it happened, by LINE's clock. */
  readonly at: Date;
  readonly chat: ChatRef;
  readonly userId?: string;
  readonly replyToken?: string;
  readonly redelivered: boolean;
};

export type KeptMessage = {
  readonly id: string;
  readonly type: "text" | "image" | "video" | "audio" | "file" | "location" | "sticker" | "other";
  /** Only in a 1:1 chat, and only from a person who consented or as one of the command words. */
  readonly text?: string;
  readonly quotedMessageId?: string;
  readonly mentionsBot?: boolean;
};

/** A webhook event as it may be kept: redacted by inbox/rules. */
export type KeptEvent =
  | (Common & { readonly type: "message"; readonly message: KeptMessage })
  | (Common & {
      readonly type: "postback";
      readonly postback: {
        readonly data: string;
        readonly params?: Readonly<Record<string, string>>;
      };
    })
  | (Common & { readonly type: "unsend"; readonly unsend: { readonly messageId: string } })
  | (Common & { readonly type: "follow"; readonly follow: { readonly isUnblocked: boolean } })
  | (Common & { readonly type: "unfollow" | "join" | "leave" })
  | (Common & {
      readonly type: "memberJoined" | "memberLeft";
      readonly members: readonly string[];
    });

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
