import { expect, test } from "vitest";
import { signBody } from "#bot/demo/double/webhook-sender.ts";
import { startBot } from "#tests/support/bot.ts";
import { CHANNEL_SECRET } from "#tests/support/settings.ts";

const bytes = (words: string) => new TextEncoder().encode(words);
const sign = (raw: Uint8Array) => signBody(CHANNEL_SECRET, raw);

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

test("a signed webhook without events is 200", async () => {
  const bot = await startBot();
  const raw = bodyOf([]);
  expect((await bot.post(raw, sign(raw))).status).toBe(200);
});

test("a wrong, an empty and a missing signature are 401, and nothing is stored", async () => {
  const bot = await startBot();
  const raw = bodyOf([follow]);
  expect((await bot.post(raw, sign(bodyOf([])))).status).toBe(401);
  expect((await bot.post(raw, "")).status).toBe(401);
  const unsigned = await bot.app.request("/webhook", { method: "POST", body: raw });
  expect(unsigned.status).toBe(401);
  expect(await unsigned.json()).toEqual({
    error: { code: "unauthenticated", requestId: expect.any(String) as string },
  });
  expect(await bot.inbox.countDocuments()).toBe(0);
});

test.each(["", "{", "events", "\u{FEFF}"])(
  "a signed body that is not JSON is 400: %j",
  async (body) => {
    const bot = await startBot();
    const raw = bytes(body);
    expect((await bot.post(raw, sign(raw))).status).toBe(400);
  },
);

test("broken UTF-8 is 400", async () => {
  const bot = await startBot();
  const raw = new Uint8Array([0x22, 0xff, 0x22]);
  expect((await bot.post(raw, sign(raw))).status).toBe(400);
});

test.each(["null", "7", "[]", "{}", `{"events":{}}`])(
  "JSON of another shape is 200: %s",
  async (body) => {
    const bot = await startBot();
    const raw = bytes(body);
    expect((await bot.post(raw, sign(raw))).status).toBe(200);
  },
);

test("a body over one megabyte is 413, announced or not", async () => {
  const bot = await startBot();
  const raw = bytes(" ".repeat(1024 * 1024 + 1));
  expect((await bot.post(raw, sign(raw))).status).toBe(413);
  const announced = await bot.app.request("/webhook", {
    method: "POST",
    headers: { "content-length": String(raw.byteLength), "x-line-signature": sign(raw) },
    body: raw,
  });
  expect(announced.status).toBe(413);
  const streamed = await bot.app.request("/webhook", {
    method: "POST",
    headers: { "x-line-signature": sign(raw) },
    body: new Blob([raw]).stream(),
    duplex: "half",
  } as RequestInit);
  expect(streamed.status).toBe(413);
});

test("a body of just one megabyte is read", async () => {
  const bot = await startBot();
  const json = `{"events":[]}`;
  const raw = bytes(json + " ".repeat(1024 * 1024 - json.length));
  expect((await bot.post(raw, sign(raw))).status).toBe(200);
});

test("events of standby channels, of unknown kinds and without a source are accepted and left", async () => {
  const bot = await startBot();
  const odd = [
    { ...follow, mode: "standby" },
    { ...follow, webhookEventId: "2", type: "teleport", teleport: { to: "moon" } },
    { ...follow, webhookEventId: "3", source: undefined },
    { ...follow, webhookEventId: "4", type: "message" },
  ];
  const raw = bodyOf(odd);
  expect((await bot.post(raw, sign(raw))).status).toBe(200);
  expect(await bot.inbox.countDocuments()).toBe(0);
});

test("healthz is 200", async () => {
  const bot = await startBot();
  expect((await bot.app.request("/healthz")).status).toBe(200);
});

test("readyz is 200 once the schedule ran, and says what is missing when it did not for two minutes", async () => {
  let now = Date.now();
  const bot = await startBot({ clock: () => new Date(now) });
  await bot.context.scheduler.runDueOnce();
  const ready = await bot.app.request("/readyz");
  expect(ready.status).toBe(200);
  expect(await ready.json()).toEqual({ database: true, scheduler: true });
  now += 2 * 60_000;
  const late = await bot.app.request("/readyz");
  expect(late.status).toBe(503);
  expect(await late.json()).toEqual({ database: true, scheduler: false });
});

test("an unknown path is 404 with an error body and a request id", async () => {
  const bot = await startBot();
  const missing = await bot.app.request("/api/nowhere");
  expect(missing.status).toBe(404);
  expect(await missing.json()).toEqual({
    error: { code: "not_found", requestId: expect.stringMatching(/^[\w-]{36}$/) as string },
  });
});

test("pages carry a policy that allows nothing by default", async () => {
  const bot = await startBot();
  const { headers } = await bot.app.request("/healthz");
  expect(headers.get("content-security-policy")).toBe("default-src 'none'");
  expect(headers.get("x-content-type-options")).toBe("nosniff");
  expect(headers.get("x-frame-options")).toBe("SAMEORIGIN");
});
