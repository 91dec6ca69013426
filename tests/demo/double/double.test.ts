import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { serve } from "@hono/node-server";
import { HTTPFetchError, LineBotClient } from "@line/bot-sdk";
import { afterEach, expect, test } from "vitest";
import { CHANNEL_ACCESS_TOKEN, replyTokenOf, startDouble, text } from "./setup.ts";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

const serveDouble = async (options: Parameters<typeof startDouble>[0] = {}) => {
  const double = startDouble(options);
  const server = serve({ fetch: double.line.app.fetch, hostname: "127.0.0.1", port: 0 });
  closing.push(() => {
    server.close();
    if ("closeAllConnections" in server) server.closeAllConnections();
  });
  if (!server.listening) await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const bot = LineBotClient.fromChannelAccessToken({
    channelAccessToken: CHANNEL_ACCESS_TOKEN,
    apiBaseURL: origin,
    dataApiBaseURL: origin,
  });
  return { ...double, bot, origin };
};

test("the official SDK replies to what a person said", async () => {
  const { line, bot } = await serveDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  const { event } = await line.follow(yuki);
  const answer = await bot.replyMessage({
    replyToken: replyTokenOf(event),
    messages: [{ type: "text", text: "ようこそ" }],
  });
  expect(answer.sentMessages).toHaveLength(1);
  expect(line.botMessages(yuki)).toEqual([{ type: "text", text: "ようこそ" }]);
});

test("the official SDK reads a profile, the bot and the quota", async () => {
  const { line, bot } = await serveDouble({ quotaLimit: 200 });
  const yuki = line.addPerson({ name: "ゆき", language: "en" }).userId;
  await line.follow(yuki);
  expect(await bot.getProfile(yuki)).toEqual({
    userId: yuki,
    displayName: "ゆき",
    language: "en",
  });
  expect((await bot.getBotInfo()).userId).toBe(line.bot.userId);
  expect(await bot.getMessageQuota()).toEqual({ type: "limited", value: 200 });
  expect(await bot.getMessageQuotaConsumption()).toEqual({ totalUsage: 0 });
});

test("the official SDK downloads a photo until it is taken back", async () => {
  const { line, bot } = await serveDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  await line.follow(yuki);
  const { messageId } = await line.photo(yuki);
  const chunks: Buffer[] = [];
  for await (const chunk of await bot.getMessageContent(messageId)) chunks.push(Buffer.from(chunk));
  expect(Buffer.concat(chunks).subarray(1, 4).toString()).toBe("PNG");
  await line.unsend(yuki, messageId);
  await expect(bot.getMessageContent(messageId)).rejects.toMatchObject({ status: 410 });
});

test("a broken connection rejects in the SDK without reaching the person", async () => {
  const { line, bot } = await serveDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  await line.follow(yuki);
  line.faults.next("closed_connection");
  const push = { to: yuki, messages: [{ type: "text" as const, text: "x" }] };
  const error: unknown = await bot.pushMessage(push).catch((cause: unknown) => cause);
  expect(error).toBeInstanceOf(TypeError);
  expect(error).not.toBeInstanceOf(HTTPFetchError);
  expect(line.botMessages(yuki)).toEqual([]);
  await bot.pushMessage(push);
  expect(line.botMessages(yuki)).toHaveLength(1);
});

test("a broken connection rejects in process too", async () => {
  const { line, push } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  line.faults.next("closed_connection");
  await expect(push(yuki, [text("x")])).rejects.toThrow("fetch failed");
});

test("a withheld answer hides that the push was accepted", async () => {
  const { line, push } = startDouble({ hangMs: 20 });
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  await line.follow(yuki);
  line.faults.next("timeout");
  const answer = push(yuki, [text("届いた")]);
  await expect.poll(() => line.botMessages(yuki)).toHaveLength(1);
  expect((await answer).status).toBe(200);
});

test("every answer names its request, and every request is recorded without its token", async () => {
  const { line, call } = startDouble();
  const answer = await call("GET", "/v2/bot/info");
  expect(answer.headers.get("x-line-request-id")).toMatch(/^[0-9a-f-]{36}$/);
  expect(line.requests).toEqual([
    {
      method: "GET",
      path: "/v2/bot/info",
      headers: { authorization: "Bearer ***" },
      body: null,
    },
  ]);
});

test("a wrong token is refused in LINE's format", async () => {
  const { call } = startDouble();
  const answer = await call("GET", "/v2/bot/info", undefined, { authorization: "Bearer no" });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual({
    message: expect.stringMatching(/^Authentication failed due to/),
  });
  expect(answer.headers.get("x-line-request-id")).not.toBeNull();
});

test("an unknown endpoint is not found", async () => {
  const { call } = startDouble();
  expect((await call("GET", "/v2/bot/nothing")).status).toBe(404);
});

test("a fault is met by as many requests as were asked for", async () => {
  const { line, call } = startDouble();
  line.faults.next("rate_limited", 2);
  line.faults.next("server_error");
  const statuses = [];
  for (let n = 0; n < 4; n += 1) statuses.push((await call("GET", "/v2/bot/info")).status);
  expect(statuses).toEqual([500, 429, 429, 200]);
  expect(line.faults.counts()).toEqual({});
});

test("waiting ends once nothing is under way", async () => {
  const { line, push } = startDouble({ deliver: () => new Promise((r) => setTimeout(r, 40, 200)) });
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  const following = line.follow(yuki).then(() => push(yuki, [text("はい")]));
  await line.waitForIdle();
  expect(line.botMessages(yuki)).toHaveLength(1);
  await following;
});

test("an event of a kind that nobody knows arrives as it was given", async () => {
  const { line, bodies } = startDouble();
  const event = {
    type: "tea",
    mode: "standby",
    timestamp: 1,
    webhookEventId: "01FZ74A0TDDPYRVKNK77XKC3ZR",
    deliveryContext: { isRedelivery: false },
    cups: 2,
  } as const;
  await line.sendEvents([event]);
  expect(bodies()[0]?.events).toEqual([event]);
});
