import { randomUUID } from "node:crypto";
import { expect, test } from "vitest";
import { ensureIndexes } from "#bot/db.ts";
import { createLineClient } from "#bot/line/client.ts";
import { createSends, type Push } from "#bot/sends/service.ts";
import { createSendStore, sendsDefinition } from "#bot/sends/store.ts";
import { text } from "#tests/support/echo.ts";
import { testDatabase } from "#tests/support/database.ts";
import { startLine } from "#tests/support/line.ts";
import { CHANNEL_ACCESS_TOKEN } from "#tests/support/settings.ts";

const setUp = async (quotaLimit: number | null) => {
  const { db } = await testDatabase();
  await ensureIndexes(db, [sendsDefinition]);
  const line = await startLine({ quotaLimit });
  const client = createLineClient({
    channelAccessToken: CHANNEL_ACCESS_TOKEN,
    apiBaseUrl: line.url,
    dataApiBaseUrl: line.url,
  });
  let now = new Date("2026-11-23T09:00:00Z");
  const store = createSendStore(db);
  const sends = createSends({ store, line: client, now: () => now });
  const { userId: yuki } = line.double.addPerson({ name: "ゆき" });
  await line.double.follow(yuki);
  const push = (given: Partial<Push> = {}) =>
    sends.push({
      recipient: yuki,
      kind: "monthly",
      period: "2026-11",
      class: "nudge-monthly",
      people: 1,
      messages: [text("こんにちは")],
      retryKey: randomUUID(),
      ...given,
    });
  const forward = (ms: number) => {
    now = new Date(now.getTime() + ms);
  };
  return { ...line, db, store, sends, yuki, push, forward };
};

test("a send for the same recipient, kind and period goes out once", async () => {
  const { push, double, yuki, sent } = await setUp(null);
  const results = [await push(), await push(), await push({ class: "digest" })];
  expect(results.every(({ ok }) => ok)).toBe(true);
  expect(double.botMessages(yuki)).toHaveLength(1);
  expect(sent("push")).toHaveLength(1);
});

test("five at once go out once", async () => {
  const { push, double, yuki } = await setUp(null);
  await Promise.all(Array.from({ length: 5 }, () => push()));
  expect(double.botMessages(yuki)).toHaveLength(1);
});

test("a send that LINE could not take is repeated with its first key", async () => {
  const { push, double, yuki, sent, sends } = await setUp(null);
  await sends.month();
  double.faults.next("server_error");
  expect(await push()).toMatchObject({ ok: false, reason: "unavailable" });
  expect(await push()).toMatchObject({ ok: true });
  expect(double.botMessages(yuki)).toHaveLength(1);
  expect(new Set(sent("push").map(({ headers }) => headers["x-line-retry-key"])).size).toBe(1);
});

test("a nudge gives way to an announcement planned for the month", async () => {
  const { push, store, sent, db } = await setUp(10);
  await store.plan({
    _id: randomUUID(),
    recipient: "C1",
    kind: "meetup",
    period: "2026-11-30",
    class: "announcement",
    people: 10,
    month: "2026-11",
    plannedAt: new Date(),
  });
  expect(await push()).toMatchObject({ ok: false, reason: "cut" });
  expect(sent("push")).toEqual([]);
  expect(await db.collection("sends").countDocuments()).toBe(1);
});

test("of two for the last place one goes", async () => {
  const { push, sent } = await setUp(1);
  const results = await Promise.all([push({ period: "a" }), push({ period: "b" })]);
  expect(results.filter(({ ok }) => ok)).toHaveLength(1);
  expect(sent("push")).toHaveLength(1);
});

test("the month counts what others sent, and what was sent since LINE was asked", async () => {
  const { push, sends, double, forward } = await setUp(100);
  double.quota.spend(30);
  expect(await sends.month()).toMatchObject({ limit: 100, used: 30 });
  await push();
  expect(await sends.month()).toMatchObject({ used: 31 });
  double.quota.spend(9);
  expect(await sends.month()).toMatchObject({ used: 31 });
  forward(6 * 60_000);
  expect(await sends.month()).toMatchObject({ used: 40 });
});

test("LINE's monthly limit and a refusal end a send, and say so again when asked again", async () => {
  const { push, sends, double, sent } = await setUp(5);
  await sends.month();
  double.quota.setLimit(0);
  expect(await push({ period: "a" })).toMatchObject({ ok: false, reason: "quota" });
  expect(await push({ period: "a" })).toMatchObject({ ok: false, reason: "quota" });
  double.quota.setLimit(null);
  const stranger = `U${"f".repeat(32)}`;
  expect(await push({ recipient: stranger })).toMatchObject({ reason: "refused" });
  expect(await push({ recipient: stranger })).toMatchObject({ reason: "refused" });
  expect(sent("push")).toHaveLength(2);
});

test("the ledger never holds what was said", async () => {
  const { push, db } = await setUp(null);
  await push();
  expect(JSON.stringify(await db.collection("sends").find().toArray())).not.toContain("こんにちは");
});
