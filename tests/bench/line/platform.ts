import { createServer, type IncomingMessage } from "node:http";
import type { AddressInfo } from "node:net";
import type { messagingApi } from "@line/bot-sdk";

/** What reached LINE in answer to one event. */
export type Answer = {
  readonly at: number;
  readonly messages: readonly messagingApi.Message[];
};

const PATIENCE_MS = 20_000;

/** The part of LINE's platform that a turn needs: it takes replies and tells who has asked. */
export const startPlatform = async () => {
  const asked = new Map<string, (answer: Answer | null) => void>();
  const answered = new Set<string>();
  let repeated = 0;

  const server = createServer((request, response) => {
    void readText(request).then((text) => {
      const path = request.url ?? "";
      response.setHeader("content-type", "application/json");
      if (path.startsWith("/v2/bot/profile/")) {
        response.end(
          JSON.stringify({ userId: path.slice(16), displayName: "ゆき", language: "ja" }),
        );
        return;
      }
      if (path === "/v2/bot/message/reply") {
        const { replyToken, messages } = JSON.parse(text) as messagingApi.ReplyMessageRequest;
        if (answered.has(replyToken)) repeated += 1;
        answered.add(replyToken);
        asked.get(replyToken)?.({ at: performance.now(), messages });
        asked.delete(replyToken);
        const sentMessages = messages.map((_, i) => ({ id: `4${i}`, quoteToken: "q" }));
        response.end(JSON.stringify({ sentMessages }));
        return;
      }
      response.end("{}");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));

  return {
    port: (server.address() as AddressInfo).port,
    /** How many replies came for what had been replied to already. */
    repeated: () => repeated,
    /** The answer to the event with this reply token; null when none came in time. */
    answerTo: (replyToken: string, patienceMs = PATIENCE_MS) =>
      new Promise<Answer | null>((resolve) => {
        const late = setTimeout(() => {
          asked.delete(replyToken);
          resolve(null);
        }, patienceMs);
        asked.set(replyToken, (answer) => {
          clearTimeout(late);
          resolve(answer);
        });
      }),
  };
};

export type Platform = Awaited<ReturnType<typeof startPlatform>>;

const readText = async (request: IncomingMessage) => {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString();
};
