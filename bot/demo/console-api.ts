import type { messagingApi } from "@line/bot-sdk";

// What the console (a browser page) and the LINE double (its server) say to each other.
// GET  /console/state    ConsoleState
// GET  /console/stream   Server-Sent Events, one ConsoleChange each
// POST /console/act      Act -> { ok: true } | 400 { error }
// GET  /console/id-token?person=<user id>   { idToken } as LIFF would hand it out, valid one hour

export type Person = {
  readonly userId: string;
  readonly name: string;
  readonly language: string;
  /** `stranger` has not added the bot yet. */
  readonly friendship: "stranger" | "friend" | "blocked";
  /** ISO time until which LINE would show the loading animation in this person's 1:1 chat. */
  readonly loadingUntil: string | null;
  readonly richMenuId: string | null;
};

export type ChatMessage = {
  readonly id: string;
  /** ISO time on the double's clock. */
  readonly at: string;
  /** `bot` or the sender's user id. */
  readonly from: string;
  /** As LINE delivered it; a sticker, photo and so on from a person has the webhook's shape. */
  readonly message: messagingApi.Message | PersonMessage;
  readonly unsent: boolean;
  readonly edited: boolean;
  /** `system` lines such as "joined the group" have text only. */
  readonly system?: boolean;
};

export type PersonMessage =
  | { readonly type: "text"; readonly text: string }
  | { readonly type: "sticker"; readonly packageId: string; readonly stickerId: string }
  | { readonly type: "image"; readonly contentUrl: string };

export type Chat = {
  /** The user id for a 1:1 chat with the bot, else the group or room id. */
  readonly id: string;
  readonly kind: "user" | "group" | "room";
  readonly name: string;
  readonly members: readonly string[];
  readonly botIsMember: boolean;
  /** Oldest first, at most the last 200. */
  readonly messages: readonly ChatMessage[];
};

export type RichMenuView = messagingApi.RichMenuResponse & { readonly imageUrl: string };

export type ConsoleState = {
  readonly now: string;
  readonly clockOffsetMs: number;
  readonly bot: { readonly userId: string; readonly name: string };
  readonly people: readonly Person[];
  readonly chats: readonly Chat[];
  readonly richMenus: readonly RichMenuView[];
  readonly defaultRichMenuId: string | null;
  /** People reached by pushes this month; `limit` null means no limit. */
  readonly quota: { readonly limit: number | null; readonly used: number };
  /** The faults that the next requests to LINE meet, by kind. */
  readonly faults: Readonly<Partial<Record<FaultKind, number>>>;
  /** Where the LIFF app is served, null while there is none. */
  readonly liffUrl: string | null;
};

export type ConsoleChange =
  | { readonly type: "state"; readonly state: ConsoleState }
  | { readonly type: "chat"; readonly chat: Chat }
  | { readonly type: "people"; readonly people: readonly Person[] }
  | { readonly type: "controls"; readonly controls: Omit<ConsoleState, "people" | "chats"> };

export type FaultKind =
  | "bad_request"
  | "rate_limited"
  | "server_error"
  | "timeout"
  | "closed_connection"
  | "webhook_lost";

export type Act =
  | { readonly do: "follow" | "block" | "unblock"; readonly person: string }
  | { readonly do: "rename"; readonly person: string; readonly name: string }
  | { readonly do: "language"; readonly person: string; readonly language: string }
  | {
      readonly do: "say";
      readonly person: string;
      readonly chat: string;
      readonly text: string;
      /** In a group: prefixes the text with a real mention of the bot. */
      readonly mentionsBot?: boolean;
    }
  | {
      readonly do: "sticker";
      readonly person: string;
      readonly chat: string;
      readonly packageId: string;
      readonly stickerId: string;
    }
  | { readonly do: "photo"; readonly person: string; readonly chat: string }
  | {
      readonly do: "unsend";
      readonly person: string;
      readonly chat: string;
      readonly messageId: string;
    }
  | {
      readonly do: "edit";
      readonly person: string;
      readonly chat: string;
      readonly messageId: string;
      readonly text: string;
    }
  | {
      /** A button of a bubble, a quick reply or a rich menu area, whichever action it carries. */
      readonly do: "tap";
      readonly person: string;
      readonly chat: string;
      readonly action: messagingApi.Action;
      readonly params?: Readonly<Record<string, string>>;
    }
  | { readonly do: "invite-bot" | "remove-bot"; readonly chat: string }
  | { readonly do: "join-group" | "leave-group"; readonly person: string; readonly chat: string }
  | { readonly do: "clock"; readonly addMs: number }
  | { readonly do: "reset-clock" }
  | { readonly do: "redeliver"; readonly times: number }
  | { readonly do: "quota"; readonly limit: number | null }
  | { readonly do: "fault"; readonly kind: FaultKind; readonly times: number };
