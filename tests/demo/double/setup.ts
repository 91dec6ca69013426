import type { webhook } from "@line/bot-sdk";
import type { LineDoubleOptions } from "#bot/demo/double/double.ts";
import { createLineDouble } from "#bot/demo/double/double.ts";

export const CHANNEL_SECRET = "8c570fa6dd201bb328f1c1eac23a96d8";
export const CHANNEL_ACCESS_TOKEN = "double-token";
export const START = new Date("2026-11-23T12:00:00Z");

type Received = { readonly raw: string; readonly signature: string };

/** A double on a frozen clock whose webhooks land in an array. */
export const startDouble = (options: Partial<LineDoubleOptions> = {}) => {
  const received: Received[] = [];
  let status = 200;
  const line = createLineDouble({
    channelSecret: CHANNEL_SECRET,
    channelAccessToken: CHANNEL_ACCESS_TOKEN,
    loginChannelId: "1657000000",
    liffId: "1657000000-AbCdEfGh",
    now: () => START,
    deliver: async (raw, signature) => {
      received.push({ raw: new TextDecoder().decode(raw), signature });
      return status;
    },
    ...options,
  });
  const bodies = (): webhook.CallbackRequest[] =>
    received.map(({ raw }) => JSON.parse(raw) as webhook.CallbackRequest);
  const call = (method: string, path: string, body?: unknown, headers = {}) =>
    line.app.request(path, {
      method,
      headers: {
        authorization: `Bearer ${CHANNEL_ACCESS_TOKEN}`,
        ...(body === undefined ? {} : { "content-type": "application/json" }),
        ...headers,
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });
  return {
    line,
    received,
    bodies,
    call,
    push: (to: string, messages: unknown, headers = {}) =>
      call("POST", "/v2/bot/message/push", { to, messages }, headers),
    reply: (replyToken: string, messages: unknown, headers = {}) =>
      call("POST", "/v2/bot/message/reply", { replyToken, messages }, headers),
    answerWith: (code: number): void => void (status = code),
  };
};

export const text = (words: string) => ({ type: "text", text: words });

export const replyTokenOf = (event: object | null): string => {
  if (event && "replyToken" in event && typeof event.replyToken === "string") {
    return event.replyToken;
  }
  throw new Error("the event carries no reply token");
};
