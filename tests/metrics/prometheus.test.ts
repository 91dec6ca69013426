import { once } from "node:events";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { expect, onTestFinished, test } from "vitest";
import { createPrometheus, type Standing } from "#bot/metrics/prometheus.ts";
import { serveMetrics } from "#bot/metrics/server.ts";
import { createListener } from "#bot/node-listener.ts";
import { startBot } from "#tests/support/bot.ts";
import { scansDuring } from "#tests/support/plans.ts";
import { createInboxStore, inboxDefinition } from "#bot/inbox/store.ts";
import { ensureIndexes } from "#bot/db.ts";
import { openDelivery, planFor } from "#tests/sends/planned.ts";

const idle = async (): Promise<Standing> => ({ waiting: 0, buried: 0, queueAgeMs: 0 });

/** The samples of our own, as name and labels to value. */
const samplesIn = (page: string) =>
  Object.fromEntries(
    page
      .split("\n")
      .filter((line) => line.startsWith("ayumi_"))
      .map((line) => [
        line.slice(0, line.lastIndexOf(" ")),
        Number(line.slice(line.lastIndexOf(" "))),
      ]),
  );

test("events and turns are counted, by what became of them", async () => {
  const prometheus = createPrometheus();
  const bot = await startBot({
    meter: prometheus.meter,
    respond: async (event, chat) => {
      if (event.type === "message" && event.message.text === "壊れる") throw new Error("oops");
      return { state: chat.state, messages: [{ type: "text", text: "はい" }] };
    },
  });
  const yuki = await bot.friend("ゆき");
  bot.double.faults.next("server_error");
  await bot.double.say(yuki, "おはよう");
  await bot.settled();
  await bot.double.say(yuki, "壊れる");
  await expect
    .poll(async () => samplesIn(await prometheus.page(idle)))
    .toMatchObject({
      'ayumi_events_total{type="follow"}': 1,
      'ayumi_events_total{type="message"}': 2,
      'ayumi_turns_total{outcome="answered"}': 2,
      'ayumi_turns_total{outcome="later"}': expect.any(Number) as number,
      'ayumi_turns_total{outcome="failed"}': expect.any(Number) as number,
      ayumi_turn_seconds_count: 2,
    });
});

test("sends are counted by class and by what became of them", async () => {
  const { meter, page } = createPrometheus();
  const bot = await startBot();
  const people = [await bot.friend("ゆき"), await bot.friend("さくら")];
  await planFor(bot.db, people, 1, { class: "nudge-weekly" });
  await openDelivery(bot.db, bot.url, {
    meter,
    compose: async ([first]) =>
      new Map(first && [[first._id, { is: "said", messages: [{ type: "text", text: "あ" }] }]]),
  })();
  const samples = samplesIn(await page(idle));
  expect(samples['ayumi_sends_total{class="nudge-weekly",outcome="sent"}']).toBe(1);
  expect(samples['ayumi_sends_total{class="nudge-weekly",outcome="dropped"}']).toBe(1);
});

test("a request is counted by the pattern of its address, whatever stands in it", async () => {
  const prometheus = createPrometheus();
  const bot = await startBot({ meter: prometheus.meter });
  const server = createServer(createListener(bot.context, bot.app)).listen(0, "127.0.0.1");
  await once(server, "listening");
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const url = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const ask = (path: string, method = "GET") =>
    fetch(`${url}${path}`, { method, ...(method === "POST" && { body: "x" }) });
  await ask("/healthz");
  await ask("/webhook", "POST");
  await ask("/calendar/secretsecretsecretseAA.ics");
  await ask("/api/me/words/very-secret");
  await ask("/very-secret-path");
  await bot.app.request("/healthz", { method: "VERYSECRET" });
  const page = await prometheus.page(idle);
  expect(page).not.toMatch(/secret/i);
  const counted = Object.entries(samplesIn(page)).filter(([name]) =>
    name.includes("seconds_count{"),
  );
  expect(Object.fromEntries(counted)).toEqual({
    'ayumi_http_request_seconds_count{method="GET",route="/healthz",status="200"}': 1,
    'ayumi_http_request_seconds_count{method="POST",route="/webhook",status="401"}': 1,
    'ayumi_http_request_seconds_count{method="GET",route="/calendar/:file{[\\\\w-]{22}\\\\.ics}",status="404"}': 1,
    'ayumi_http_request_seconds_count{method="GET",route="/api/me/words/:qid",status="401"}': 1,
    'ayumi_http_request_seconds_count{method="GET",route="/*",status="404"}': 1,
    'ayumi_http_request_seconds_count{method="other",route="/*",status="404"}': 1,
  });
});

test("how much waits, for how long, and whether the database answers is asked at each look", async () => {
  const { page } = createPrometheus();
  const standing = async () => ({ waiting: 3, buried: 2, queueAgeMs: 1500 });
  expect(samplesIn(await page(standing))).toMatchObject({
    ayumi_database_up: 1,
    ayumi_inbox_waiting: 3,
    ayumi_inbox_buried: 2,
    ayumi_inbox_queue_age_seconds: 1.5,
  });
  const away = async () => Promise.reject(new Error("the database is away"));
  expect(samplesIn(await page(away))).toMatchObject({
    ayumi_database_up: 0,
    ayumi_inbox_waiting: Number.NaN,
  });
});

test("what waits is found by an index, and its age is that of the one due longest", async () => {
  const now = new Date("2026-12-01T00:00:00Z");
  const { scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [inboxDefinition]);
    const store = createInboxStore(db);
    expect(await store.standing(now)).toEqual({ waiting: 0, buried: 0, queueAgeMs: 0 });
    const event = (id: string) => ({
      id,
      type: "unfollow" as const,
      at: now,
      chat: { kind: "user" as const, id },
      redelivered: false,
    });
    await store.insert([event("a")], new Date(now.getTime() - 9000), 1000);
    await store.insert([event("b")], new Date(now.getTime() - 4000), 1000);
    await store.insert([event("c")], new Date(now.getTime() + 4000), 1000);
    expect(await store.standing(now)).toEqual({ waiting: 3, buried: 0, queueAgeMs: 9000 });
    await store.bury("a", "internal", now, false);
    expect(await store.standing(now)).toEqual({ waiting: 2, buried: 1, queueAgeMs: 4000 });
  });
  expect(scans).toEqual([]);
});

test("the page is served to this machine alone, and nothing else is there", async () => {
  const inbox = { standing: idle };
  const prometheus = createPrometheus();
  const clock = () => new Date();
  const { port, close } = await serveMetrics({ port: 0, prometheus, inbox, clock });
  onTestFinished(close);
  const answer = await fetch(`http://127.0.0.1:${port}/metrics`);
  expect(answer.status).toBe(200);
  expect(answer.headers.get("content-type")).toMatch(/^text\/plain; version=0\.0\.4/);
  expect(await answer.text()).toMatch(/^process_cpu_user_seconds_total \d/m);
  expect((await fetch(`http://127.0.0.1:${port}/`)).status).toBe(404);
  expect((await fetch(`http://127.0.0.1:${port}/metrics`, { method: "POST" })).status).toBe(404);
});
