import { validateSignature } from "@line/bot-sdk";
import { expect, test } from "vitest";
import { createWebhookSender, signBody } from "#bot/demo/double/webhook-sender.ts";
import { CHANNEL_SECRET, startDouble } from "./setup.ts";

const encode = (text: string): Uint8Array => new TextEncoder().encode(text);

test("the signature of LINE's documented example comes out the same", () => {
  const body = '{"destination":"U8e742f61d673b39c7fff3cecb7536ef0","events":[]}';
  expect(signBody("8c570fa6dd201bb328f1c1eac23a96d8", encode(body))).toBe(
    "GhRKmvmHys4Pi8DxkF4+EayaH0OqtJtaZxgTD9fMDLs=",
  );
});

test("the official SDK accepts what is signed, and only that", async () => {
  const { line, received } = startDouble();
  await line.sendEvents([]);
  await line.sendEvents([], { signature: "d3Jvbmc=" });
  const valid = received.map(({ raw, signature }) =>
    validateSignature(raw, CHANNEL_SECRET, signature),
  );
  expect(valid).toEqual([true, false]);
});

test("a verification carries no events and the bot's own id", async () => {
  const { line, bodies } = startDouble();
  expect(await line.sendEvents([])).toBe(200);
  expect(bodies()).toEqual([{ destination: line.bot.userId, events: [] }]);
});

test("an endpoint that is too slow counts as unanswered", async () => {
  const sender = createWebhookSender({
    channelSecret: CHANNEL_SECRET,
    destination: "U0",
    timeoutMs: 10,
    target: () => () => new Promise(() => {}),
  });
  expect(await sender.send([])).toBeNull();
  expect(sender.inFlight()).toBe(0);
});

test("an endpoint that breaks counts as unanswered", async () => {
  const { line } = startDouble({ deliver: () => Promise.reject(new Error("no route")) });
  expect(await line.sendEvents([])).toBeNull();
});

test("nothing is sent while no endpoint is known", async () => {
  const sender = createWebhookSender({
    channelSecret: CHANNEL_SECRET,
    destination: "U0",
    target: () => null,
  });
  expect(await sender.send([])).toBeNull();
});
