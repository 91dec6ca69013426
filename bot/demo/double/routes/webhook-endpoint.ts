import type { messagingApi } from "@line/bot-sdk";
import { Hono } from "hono";
import type { Core } from "#bot/demo/double/core.ts";
import { refuse } from "#bot/demo/double/answers.ts";
import { isWebAddress } from "#bot/demo/double/same-site.ts";
import type { LineEnv } from "#bot/demo/double/line-env.ts";
import type { WebhookSender } from "#bot/demo/double/webhook-sender.ts";
import { isAnswered } from "#bot/demo/double/webhook-sender.ts";

/** Where the bot listens, and LINE's question whether it does. */
export const webhookEndpointRoutes = (deps: {
  readonly core: Core;
  readonly sender: WebhookSender;
  readonly url: () => string | null;
  readonly setUrl: (url: string) => void;
  /** The console's switch "Use webhook". */
  readonly isOn: () => boolean;
}) => {
  const app = new Hono<LineEnv>();

  app.get("/v2/bot/channel/webhook/endpoint", (c) => {
    const endpoint = deps.url();
    return endpoint === null
      ? refuse(c, 404, "Webhook endpoint not found")
      : c.json({ endpoint, active: deps.isOn() });
  });
  app.put("/v2/bot/channel/webhook/endpoint", (c) => {
    const { endpoint } = c.get("body") as messagingApi.SetWebhookEndpointRequest;
    if (!isEndpoint(endpoint)) return refuse(c, 400, "Invalid webhook endpoint URL");
    deps.setUrl(endpoint);
    return c.json({});
  });
  app.post("/v2/bot/channel/webhook/test", async (c) => {
    if (deps.url() === null) return refuse(c, 404, "Webhook endpoint not found");
    const answer = await deps.sender.test();
    const status = answer === "late" ? null : answer;
    const success = isAnswered(status);
    const result: messagingApi.TestWebhookEndpointResponse = {
      success,
      timestamp: deps.core.now().toISOString() as unknown as Date,
      statusCode: status ?? 0,
      ...(status === null ? SILENCE[answer === "late" ? "late" : "gone"] : spoken(status)),
    };
    return c.json(result);
  });
  return app;
};

const SILENCE = {
  late: { reason: "REQUEST_TIMEOUT", detail: "Request timeout" },
  gone: { reason: "COULD_NOT_CONNECT", detail: "Failure to connect" },
} as const;

const spoken = (status: number) => ({
  reason: isAnswered(status) ? "OK" : "ERROR_STATUS_CODE",
  detail: String(status),
});

const LONGEST_ENDPOINT = 500;

/** LINE's rule; the double reaches this machine without https as well. */
const isEndpoint = (text: string): boolean => text.length <= LONGEST_ENDPOINT && isWebAddress(text);
