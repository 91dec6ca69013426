import type { webhook } from "@line/bot-sdk";
import type { Core } from "./core.ts";
import { createToken } from "./ids.ts";
import type { Talk } from "./world.ts";

const KEPT_TOKENS = 10_000;

type Common = Omit<webhook.EventBase, "type">;

/** The properties every event carries; the user is left out where LINE would. */
export const commonOf = (core: Core, talk: Talk, userId: string | null): Common => ({
  mode: "active",
  timestamp: core.now().getTime(),
  source: sourceOf(core, talk, userId),
  webhookEventId: core.eventId(),
  deliveryContext: { isRedelivery: false },
});

/** A fresh reply token: one use, one minute. */
export const issueReplyToken = (core: Core, chatId: string): string => {
  const replyToken = createToken();
  const at = core.now().getTime();
  keep(core.world.replyTokens, replyToken, { chatId, eventAt: at, deliveredAt: at, used: false });
  return replyToken;
};

export const issueQuoteToken = (core: Core, chatId: string): string => {
  const token = createToken();
  keep(core.world.quoteTokens, token, chatId);
  return token;
};

export const issueReadToken = (core: Core, chatId: string): string => {
  const token = createToken();
  keep(core.world.readTokens, token, chatId);
  return token;
};

const keep = <T>(tokens: Map<string, T>, token: string, value: T): void => {
  tokens.set(token, value);
  const [oldest] = tokens.keys();
  if (tokens.size > KEPT_TOKENS && oldest !== undefined) tokens.delete(oldest);
};

const sourceOf = (core: Core, talk: Talk, userId: string | null): webhook.Source => {
  const known = userId !== null && core.account(userId).sharesProfile ? { userId } : ({} as const);
  switch (talk.kind) {
    case "user":
      return { type: "user", userId: talk.id };
    case "group":
      return { type: "group", groupId: talk.id, ...known };
    case "room":
      return { type: "room", roomId: talk.id, ...known };
  }
};
