import type { messagingApi } from "@line/bot-sdk";
import { Hono } from "hono";
import type { Core } from "#bot/demo/double/core.ts";
import { refuse } from "#bot/demo/double/answers.ts";
import type { LineEnv } from "#bot/demo/double/line-env.ts";
import type { WebhookSender } from "#bot/demo/double/webhook-sender.ts";
import { isAnswered } from "#bot/demo/double/webhook-sender.ts";

/** Where the bot listens, and LINE's question whether it does. */
export const webhookEndpointRoutes = (deps: {
  readonly core: Core;
  readonly sender: WebhookSender;
  readonly url: () => string | null;
  readonly setUrl: (url: string) => void;
}) => {
  const app = new Hono<LineEnv>();

  app.get("/v2/bot/channel/webhook/endpoint", (c) => {
    const endpoint = deps.url();
    return endpoint === null
      ? refuse(c, 404, "no webhook endpoint is set")
      : c.json({ endpoint, active: true });
  });
  app.put("/v2/bot/channel/webhook/endpoint", (c) => {
    const { endpoint } = c.get("body") as messagingApi.SetWebhookEndpointRequest;
    if (!URL.canParse(endpoint)) return refuse(c, 400, "Invalid webhook endpoint URL");
    deps.setUrl(endpoint);
    return c.json({});
  });
  app.post("/v2/bot/channel/webhook/test", async (c) => {
    const status = await deps.sender.send([]);
    const success = isAnswered(status);
    const result: messagingApi.TestWebhookEndpointResponse = {
      success,
      timestamp: deps.core.now().toISOString() as unknown as Date,
      statusCode: status ?? 0,
      reason: success ? "OK" : status === null ? "COULD_NOT_CONNECT" : "ERROR_STATUS_CODE",
      detail: status === null ? "no answer" : String(status),
    };
    return c.json(result);
  });
  return app;
};
