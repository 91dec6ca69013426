import type { liff, messagingApi } from "@line/bot-sdk";
import type { JsonWebKey } from "node:crypto";
import type { ChatMessage, Person } from "#bot/demo/console-api.ts";
import { createUserId } from "./ids.ts";

export type Account = { -readonly [K in keyof Person]: Person[K] } & {
  /** A person who did not consent stays without `userId` in group events. */
  sharesProfile: boolean;
  /** Last 1:1 message, in milliseconds: a stranger can be pushed for seven days after it. */
  lastSpokeAt: number | null;
};

export type Talk = {
  readonly id: string;
  readonly kind: "user" | "group" | "room";
  name: string;
  members: string[];
  botIsMember: boolean;
  messages: ChatMessage[];
};

type ReplyToken = {
  readonly chatId: string;
  readonly eventAt: number;
  deliveredAt: number;
  used: boolean;
};

export type SentMessage = { readonly id: string; readonly quoteToken?: string };

export type Accepted = {
  readonly requestId: string;
  readonly sentMessages: readonly SentMessage[] | null;
  readonly at: number;
};

type MenuImage = { readonly contentType: string; readonly base64: string };

export type StoredMenu = {
  readonly menu: messagingApi.RichMenuResponse;
  image: MenuImage | null;
};

/** Everything the double remembers; plain values and Maps, so that it survives a restart. */
export type World = {
  clockOffsetMs: number;
  lastMessageId: string;
  bot: { readonly userId: string; readonly basicId: string; readonly name: string };
  quotaLimit: number | null;
  sentByMonth: Map<string, number>;
  accounts: Map<string, Account>;
  talks: Map<string, Talk>;
  replyTokens: Map<string, ReplyToken>;
  retryKeys: Map<string, Accepted>;
  /** Chat of a quote token, and of a mark-as-read token. */
  quoteTokens: Map<string, string>;
  readTokens: Map<string, string>;
  /** Photos by message id; the picture itself is drawn from the id. */
  photos: Map<string, { gone: boolean }>;
  menus: Map<string, StoredMenu>;
  aliases: Map<string, string>;
  defaultRichMenuId: string | null;
  signingKey: JsonWebKey | null;
  /** LIFF apps of the LINE Login channel, by id. */
  liffApps: Map<string, liff.LiffApp>;
};

export const createWorld = (botName: string, quotaLimit: number | null): World => ({
  clockOffsetMs: 0,
  lastMessageId: "0",
  bot: { userId: createUserId(), basicId: "@000ayumi", name: botName },
  quotaLimit,
  sentByMonth: new Map(),
  accounts: new Map(),
  talks: new Map(),
  replyTokens: new Map(),
  retryKeys: new Map(),
  quoteTokens: new Map(),
  readTokens: new Map(),
  photos: new Map(),
  menus: new Map(),
  aliases: new Map(),
  defaultRichMenuId: null,
  signingKey: null,
  liffApps: new Map(),
});
