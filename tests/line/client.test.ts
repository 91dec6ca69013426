import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { randomUUID } from "node:crypto";
import { expect, onTestFinished, test } from "vitest";
import { createLineClient } from "#bot/line/client.ts";
import { text } from "#tests/support/echo.ts";
import { startLine } from "#tests/support/line.ts";
import { CHANNEL_ACCESS_TOKEN } from "#tests/support/settings.ts";

const clientOf = (url: string, timeoutMs = 5000) =>
  createLineClient({
    channelAccessToken: CHANNEL_ACCESS_TOKEN,
    apiBaseUrl: url,
    dataApiBaseUrl: url,
    timeoutMs,
  });

/** A server that always answers the same. */
const answering = async (status: number, body: string) => {
  const server = createServer((_, response) => response.writeHead(status).end(body));
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
};

test.each<[number, string, string, string]>([
  [400, `{"message":"Invalid reply token"}`, "token", "400"],
  [
    400,
    `{"message":"x","details":[{"property":"messages[0].text"}]}`,
    "refused",
    "400:messages[0].text",
  ],
  [400, "<html>", "refused", "400"],
  [401, `{"message":"Authentication failed"}`, "unavailable", "401"],
  [404, `{"message":"Not found"}`, "not_found", "404"],
  [409, `{"message":"The retry key is already accepted"}`, "refused", "409"],
  [413, "", "refused", "413"],
  [429, `{"message":"The API rate limit has been exceeded. Try again later."}`, "rate", "429"],
  [429, `{"message":"You have reached your monthly limit."}`, "quota", "429"],
  [500, "", "unavailable", "500"],
  [503, "busy", "unavailable", "503"],
])("%i %s is %s", async (status, body, reason, code) => {
  const client = clientOf(await answering(status, body));
  expect(await client.reply("token", [text("a")])).toEqual({ ok: false, reason, code });
});

test("a push that LINE accepted before counts as done", async () => {
  const client = clientOf(await answering(409, `{"message":"The retry key is already accepted"}`));
  expect(await client.push("U1", [text("a")], randomUUID())).toEqual({ ok: true });
});

test("what a group refuses with 403 is no trouble that passes; what a person's chat does may be", async () => {
  const client = clientOf(
    await answering(403, `{"message":"Access to this API is not available"}`),
  );
  const push = (to: string) => client.push(to, [text("a")], randomUUID());
  expect(await push(`C${"a".repeat(32)}`)).toEqual({ ok: false, reason: "refused", code: "403" });
  expect(await push(`R${"a".repeat(32)}`)).toMatchObject({ reason: "refused" });
  expect(await push(`U${"a".repeat(32)}`)).toMatchObject({ reason: "unavailable" });
});

test("without a connection nothing was done", async () => {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  await new Promise((resolve) => server.close(resolve));
  const client = clientOf(`http://127.0.0.1:${port}`);
  expect(await client.reply("token", [text("a")])).toEqual({
    ok: false,
    reason: "unavailable",
    code: "ECONNREFUSED",
  });
});

test("of a connection that broke nobody knows what was done", async () => {
  const line = await startLine();
  line.double.faults.next("closed_connection");
  expect(await clientOf(line.url).reply("token", [text("a")])).toMatchObject({
    reason: "no_answer",
  });
});

test("an answer that never comes is given up", async () => {
  const server = createServer(() => {});
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const began = performance.now();
  expect(await clientOf(url, 100).push("U1", [text("a")], randomUUID())).toMatchObject({
    reason: "no_answer",
  });
  expect(performance.now() - began).toBeLessThan(1000);
});

test("a profile has a name and perhaps a language; who blocked the bot has none", async () => {
  const line = await startLine();
  const client = clientOf(line.url);
  const { userId } = line.double.addPerson({ name: "ゆき", language: "en" });
  await line.double.follow(userId);
  expect(await client.profile(userId)).toMatchObject({
    ok: true,
    profile: { name: "ゆき", language: "en" },
  });
  await line.double.block(userId);
  expect(await client.profile(userId)).toEqual({ ok: true, profile: null });
});

test("a profile's name turns nothing around, and may have no letter at all", async () => {
  const line = await startLine();
  const client = clientOf(line.url);
  for (const [given, name] of [
    ["ゆき\u202E", "ゆき"],
    ["\u200B", null],
  ] as const) {
    const { userId } = line.double.addPerson({ name: given });
    await line.double.follow(userId);
    expect(await client.profile(userId)).toMatchObject({ profile: { name } });
  }
});

test("quota, consumption and the loading animation are LINE's", async () => {
  const line = await startLine({ quotaLimit: 200 });
  const client = clientOf(line.url);
  const { userId } = line.double.addPerson({ name: "ゆき" });
  await line.double.follow(userId);
  await client.push(userId, [text("a")], randomUUID());
  expect(await client.quota()).toEqual({ ok: true, limit: 200 });
  expect(await client.consumption()).toEqual({ ok: true, used: 1 });
  expect(await client.loading(userId)).toMatchObject({ ok: true });
  line.double.quota.setLimit(null);
  expect(await client.quota()).toEqual({ ok: true, limit: null });
});
