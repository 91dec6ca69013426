import { expect, test } from "vitest";
import { startBot } from "#tests/support/bot.ts";

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
