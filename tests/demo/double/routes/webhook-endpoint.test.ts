import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { expect, test } from "vitest";
import { CHANNEL_SECRET, startDouble } from "#tests/demo/double/setup.ts";
import { createLineDouble } from "#bot/demo/double/double.ts";
import { signBody } from "#bot/demo/double/webhook-sender.ts";

const ENDPOINT = "/v2/bot/channel/webhook/endpoint";
const TEST = "/v2/bot/channel/webhook/test";

test("the endpoint is told back once it is set", async () => {
  const { call } = startDouble();
  expect((await call("GET", ENDPOINT)).status).toBe(404);
  const endpoint = "https://example.com/webhook";
  expect((await call("PUT", ENDPOINT, { endpoint })).status).toBe(200);
  expect(await (await call("GET", ENDPOINT)).json()).toEqual({ endpoint, active: true });
});

test("a page under a rebound name of its own cannot have the webhooks sent elsewhere", async () => {
  const { call } = startDouble();
  const endpoint = "https://evil.example/webhook";
  const rebound = { host: "evil.example:3001" };
  expect((await call("PUT", ENDPOINT, { endpoint }, rebound)).status).toBe(403);
  expect((await call("GET", ENDPOINT)).status).toBe(404);
});

test("a test says how the bot answered", async () => {
  const { call, answerWith } = startDouble();
  expect((await call("POST", TEST)).status).toBe(404);
  await call("PUT", ENDPOINT, { endpoint: "https://example.com/webhook" });
  expect(await (await call("POST", TEST)).json()).toMatchObject({ success: true, reason: "OK" });
  answerWith(500);
  expect(await (await call("POST", TEST, {})).json()).toMatchObject({
    success: false,
    statusCode: 500,
    reason: "ERROR_STATUS_CODE",
  });
});

test("a test tells a slow bot from one that is not there", async () => {
  const late = new DOMException("late", "TimeoutError");
  for (const [error, reason] of [
    [late, "REQUEST_TIMEOUT"],
    [new TypeError("fetch failed"), "COULD_NOT_CONNECT"],
  ] as const) {
    const { call } = startDouble({
      webhookUrl: "https://example.com/webhook",
      deliver: () => Promise.reject(error),
    });
    expect(await (await call("POST", TEST, {})).json()).toMatchObject({ success: false, reason });
  }
});

test("an endpoint without https is refused", async () => {
  const { call } = startDouble();
  const refused = await call("PUT", ENDPOINT, { endpoint: "http://example.com/webhook" });
  expect(refused.status).toBe(400);
  expect(await refused.json()).toEqual({ message: "Invalid webhook endpoint URL" });
});

test("while the webhook is switched off nothing is told to the bot", async () => {
  const { line, call, received } = startDouble({ webhookUrl: "https://example.com/webhook" });
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  line.setSwitch("webhook", false);
  expect(await line.say(yuki, "聞こえる？")).toMatchObject({ status: null });
  expect(received).toHaveLength(0);
  expect(await (await call("GET", ENDPOINT)).json()).toMatchObject({ active: false });
  line.setSwitch("webhook", true);
  await line.say(yuki, "聞こえた？");
  expect(received).toHaveLength(1);
});

test("webhooks travel over HTTP with the signature of their bytes", async () => {
  const arrived: { body: string; signature: string | undefined; type: string | undefined }[] = [];
  const bot = new Hono().post("/webhook", async (c) => {
    const [signature, type] = [c.req.header("x-line-signature"), c.req.header("content-type")];
    arrived.push({ body: await c.req.text(), signature, type });
    return c.body(null, 200);
  });
  const server = serve({ fetch: bot.fetch, hostname: "127.0.0.1", port: 0 });
  try {
    if (!server.listening) await once(server, "listening");
    const { port } = server.address() as AddressInfo;
    const line = createLineDouble({
      channelSecret: CHANNEL_SECRET,
      channelAccessToken: "double-token",
      loginChannelId: "1657000000",
      liffId: "1657000000-AbCdEfGh",
    });
    const yuki = line.addPerson({ name: "ゆき" }).userId;
    expect((await line.say(yuki, "早い")).status).toBeNull();
    line.setWebhookUrl(`http://127.0.0.1:${port}/webhook`);
    expect((await line.say(yuki, "🍎\u2028")).status).toBe(200);
    expect(await line.outbox.redeliverFailed()).toBe(200);
  } finally {
    server.close();
  }
  const [first] = arrived;
  expect(arrived).toHaveLength(2);
  expect(first?.type).toBe("application/json; charset=utf-8");
  expect(first?.signature).toBe(
    signBody(CHANNEL_SECRET, new TextEncoder().encode(first?.body ?? "")),
  );
});
