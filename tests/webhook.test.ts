import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, onTestFinished, test } from "vitest";
import { createApp } from "#bot/app.ts";
import { signBody } from "#bot/demo/double/webhook-sender.ts";
import { AppError } from "#bot/errors.ts";
import { createListener } from "#bot/node-listener.ts";
import { startBot } from "#tests/support/bot.ts";
import { CHANNEL_SECRET } from "#tests/support/settings.ts";

const MEGABYTE = 1024 * 1024;

type Served = Awaited<ReturnType<typeof startBot>>["context"];
type Post = (body: BodyInit, headers: Record<string, string>) => Promise<Response>;

const onNode = async (context: Served): Promise<Post> => {
  const listener = createListener(context, createApp(context));
  const server = createServer(listener).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}/webhook`;
  return (body, headers) => fetch(url, { ...posting(body), headers });
};

const inTheApp = async (context: Served): Promise<Post> => {
  const app = createApp(context);
  return async (body, headers) => app.request("/webhook", { ...posting(body), headers });
};

const posting = (body: BodyInit) => ({ method: "POST", body, duplex: "half" }) as RequestInit;

const bytes = (words: string) => new TextEncoder().encode(words);
const signed = (raw: Uint8Array) => ({ "x-line-signature": signBody(CHANNEL_SECRET, raw) });
const bodyOf = (events: readonly object[]) =>
  bytes(JSON.stringify({ destination: "Ubot", events }));

const follow = {
  type: "follow",
  mode: "active",
  timestamp: Date.now(),
  source: { type: "user", userId: "U0123456789abcdef0123456789abcdef" },
  webhookEventId: "01FZ74A0TDDPYRVKNK77XKC3ZR",
  deliveryContext: { isRedelivery: false },
  follow: { isUnblocked: false },
};

describe.each([
  ["on Node's server", onNode],
  ["in the app", inTheApp],
])("a webhook %s", (_, open) => {
  const start = async () => {
    const bot = await startBot();
    const post = await open(bot.context);
    return { bot, post, send: (raw: Uint8Array<ArrayBuffer>) => post(raw, signed(raw)) };
  };

  test("without events is 200, and the answer is empty", async () => {
    const { send } = await start();
    const answer = await send(bodyOf([]));
    expect(answer.status).toBe(200);
    expect(await answer.text()).toBe("");
  });

  test("is durable when it is 200", async () => {
    const { bot, send } = await start();
    expect((await send(bodyOf([follow]))).status).toBe(200);
    expect(await bot.inbox.countDocuments()).toBe(1);
  });

  test("with a wrong, an empty or no signature is 401, and nothing is stored", async () => {
    const { bot, post } = await start();
    const raw = bodyOf([follow]);
    expect((await post(raw, signed(bodyOf([])))).status).toBe(401);
    expect((await post(raw, { "x-line-signature": "" })).status).toBe(401);
    const unsigned = await post(raw, {});
    expect(unsigned.status).toBe(401);
    expect(unsigned.headers.get("content-type")).toBe("application/json");
    expect(await unsigned.json()).toEqual({
      error: { code: "unauthenticated", requestId: expect.any(String) as string },
    });
    expect(await bot.inbox.countDocuments()).toBe(0);
  });

  test.each(["", "{", "events", "\u{FEFF}"])("that is not JSON is 400: %j", async (body) => {
    const { send } = await start();
    expect((await send(bytes(body))).status).toBe(400);
  });

  test("in broken UTF-8 is 400", async () => {
    const { send } = await start();
    expect((await send(new Uint8Array([0x22, 0xff, 0x22]))).status).toBe(400);
  });

  test.each(["null", "7", "[]", "{}", `{"events":{}}`])(
    "of another shape is 200: %s",
    async (body) => {
      const { send } = await start();
      expect((await send(bytes(body))).status).toBe(200);
    },
  );

  test("of more than a megabyte is 413, announced or not", async () => {
    const { post, send } = await start();
    const raw = bytes(" ".repeat(MEGABYTE + 1));
    expect((await send(raw)).status).toBe(413);
    expect((await post(new Blob([raw]).stream(), signed(raw))).status).toBe(413);
  });

  test("of just a megabyte is read, announced or not", async () => {
    const { post, send } = await start();
    const json = `{"events":[]}`;
    const raw = bytes(json + " ".repeat(MEGABYTE - json.length));
    expect((await send(raw)).status).toBe(200);
    expect((await post(new Blob([raw]).stream(), signed(raw))).status).toBe(200);
  });

  test("of a standby channel, of an unknown kind or without a source is accepted and left", async () => {
    const { bot, send } = await start();
    const odd = [
      { ...follow, mode: "standby" },
      { ...follow, webhookEventId: "2", type: "teleport", teleport: { to: "moon" } },
      { ...follow, webhookEventId: "3", source: undefined },
      { ...follow, webhookEventId: "4", type: "message" },
    ];
    expect((await send(bodyOf(odd))).status).toBe(200);
    expect(await bot.inbox.countDocuments()).toBe(0);
  });

  test("that cannot be stored is 503, and the log knows which request", async () => {
    const bot = await startBot();
    const receive = () => Promise.reject(new AppError("upstream_unavailable", "full"));
    const post = await open({ ...bot.context, receive });
    const raw = bodyOf([follow]);
    const answer = await post(raw, signed(raw));
    expect(answer.status).toBe(503);
    const { error } = (await answer.json()) as { error: { code: string; requestId: string } };
    expect(error.code).toBe("upstream_unavailable");
    const line = bot.logged.find((entry) => entry.includes(error.requestId)) ?? "{}";
    expect(JSON.parse(line)).toMatchObject({ status: 503, path: "/webhook" });
  });
});
