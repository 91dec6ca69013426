import { createHmac, randomBytes } from "node:crypto";
import { CHANNEL_SECRET } from "#tests/support/settings.ts";

// Unlike those of an earlier run against the same database.
const run = randomBytes(5).toString("hex").toUpperCase();
let events = 0;

const userIdOf = (number: number) => `U${run.toLowerCase()}${String(number).padStart(22, "0")}`;

/** People that this process has not sent from yet. */
export const newUserIds = (() => {
  let people = 0;
  return () => userIdOf((people += 1));
})();

export type Happening =
  | { readonly type: "follow"; readonly follow: { readonly isUnblocked: false } }
  | { readonly type: "message"; readonly text: string }
  | { readonly type: "postback"; readonly postback: { readonly data: string } };

/** A webhook request with one event as LINE sends it, signed, ready for the socket. */
export const signedRequest = (userId: string, happening: Happening, at: number) => {
  events += 1;
  const replyToken = `${run}${String(events).padStart(22, "0")}`.toLowerCase();
  const { text, ...rest } = { text: undefined, ...happening };
  const messageId = `5${String(events).padStart(17, "0")}`;
  const body = JSON.stringify({
    destination: "U0123456789abcdef0123456789abcdef",
    events: [
      {
        ...rest,
        ...(text !== undefined && {
          message: { type: "text", id: messageId, quoteToken: `q${replyToken}`, text },
        }),
        webhookEventId: `01${run}${String(events).padStart(14, "0")}`,
        deliveryContext: { isRedelivery: false },
        timestamp: at,
        source: { type: "user", userId },
        replyToken,
        mode: "active",
      },
    ],
  });
  const signature = createHmac("sha256", CHANNEL_SECRET).update(body).digest("base64");
  const head =
    "POST /webhook HTTP/1.1\r\nHost: 127.0.0.1\r\nUser-Agent: LineBotWebhook/2.0\r\n" +
    `Content-Type: application/json; charset=utf-8\r\nx-line-signature: ${signature}\r\n` +
    `Content-Length: ${Buffer.byteLength(body)}\r\n\r\n`;
  return { bytes: Buffer.from(head + body), replyToken };
};
