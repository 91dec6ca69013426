import { createHmac } from "node:crypto";
import type { webhook } from "@line/bot-sdk";

/** Any event, also of a kind that the SDK does not know yet. */
export type WireEvent = webhook.Event | (webhook.EventBase & Readonly<Record<string, unknown>>);

/** Answers the HTTP status of the bot's webhook endpoint. */
export type Deliver = (raw: Uint8Array, signature: string) => Promise<number>;

const WEBHOOK_TIMEOUT_MS = 2_000;

export const signBody = (channelSecret: string, raw: Uint8Array): string =>
  createHmac("sha256", channelSecret).update(raw).digest("base64");

export const createWebhookSender = (deps: {
  readonly channelSecret: string;
  readonly destination: string;
  readonly target: () => Deliver | null;
  readonly timeoutMs?: number;
}) => {
  let inFlight = 0;

  const post = async (
    deliver: Deliver,
    raw: Uint8Array,
    signature: string,
  ): Promise<number | "late" | null> => {
    let timer: NodeJS.Timeout | undefined;
    const timeout = new Promise<"late">((resolve) => {
      timer = setTimeout(resolve, deps.timeoutMs ?? WEBHOOK_TIMEOUT_MS, "late");
    });
    inFlight += 1;
    try {
      return await Promise.race([deliver(raw, signature), timeout]);
    } catch (error) {
      return error instanceof Error && error.name === "TimeoutError" ? "late" : null;
    } finally {
      clearTimeout(timer);
      inFlight -= 1;
    }
  };

  const sent = async (events: readonly WireEvent[], signature?: string) => {
    const deliver = deps.target();
    if (!deliver) return null;
    const raw = new TextEncoder().encode(JSON.stringify({ destination: deps.destination, events }));
    return post(deliver, raw, signature ?? signBody(deps.channelSecret, raw));
  };

  return {
    /** The endpoint's status; null when it could not be reached within two seconds. */
    send: async (
      events: readonly WireEvent[],
      { signature }: { readonly signature?: string } = {},
    ): Promise<number | null> => {
      const answer = await sent(events, signature);
      return answer === "late" ? null : answer;
    },
    /** LINE's test: a signed request without events. `late`: two seconds were over. */
    test: (): Promise<number | "late" | null> => sent([]),
    inFlight: (): number => inFlight,
  };
};

export type WebhookSender = ReturnType<typeof createWebhookSender>;

/** Posts to a URL the way LINE does. */
export const deliverTo =
  (url: string): Deliver =>
  async (raw, signature) => {
    const response = await fetch(url, {
      method: "POST",
      headers: {
        "content-type": "application/json; charset=utf-8",
        "user-agent": "LineBotWebhook/2.0",
        "x-line-signature": signature,
      },
      body: new Uint8Array(raw),
      signal: AbortSignal.timeout(WEBHOOK_TIMEOUT_MS),
      redirect: "manual",
    });
    await response.body?.cancel();
    return response.status;
  };

export const isAnswered = (status: number | null): boolean =>
  status !== null && status >= 200 && status < 300;
