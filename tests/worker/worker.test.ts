import { afterAll, beforeAll, expect, test } from "vitest";
import type { InventoryView } from "#shared/inventory-view.ts";
import { startStage, type Stage } from "./stage.ts";

// The same contract as on Node, in Cloudflare's own runtime. It is started once: a start takes
// seconds, and everybody here is somebody of their own.

let stage: Stage;

beforeAll(async () => {
  stage = await startStage(new Date("2026-10-05T20:00+09:00"));
}, 120_000);

afterAll(() => stage?.close());

const member = async (name: string) => {
  const userId = await stage.friend(name);
  await stage.hears(userId, "はじめまして");
  await stage.double.say(userId, "わかりました");
  await stage.hears(userId, "ちょっとよかったな");
  return userId;
};

test("a database that is away at the start is found once it is there", async () => {
  const status = async (path: string) => (await fetch(`${stage.url}${path}`)).status;
  await stage.withoutDatabase(async () => {
    const paths = ["/healthz", "/readyz", "/api/me", "/cdn-cgi/handler/scheduled"];
    expect(await Promise.all(paths.map(status))).toEqual([200, 503, 503, 200]);
  });
  expect(await status("/api/me")).toBe(401);
});

test("somebody adds the bot, consents, and has a first record; sent again it is one record", async () => {
  const yuki = await member("ゆき");
  expect((await stage.double.say(yuki, "会議の進行をほめられた")).status).toBe(200);
  await stage.hears(yuki, "これが最初の1枚です");
  const before = stage.double.botMessages(yuki).length;
  expect(await stage.double.outbox.redeliverLast(2)).toEqual([200, 200]);
  await stage.minute();
  expect(stage.double.botMessages(yuki)).toHaveLength(before);
  const records = await stage.db.collection("reflections").find({ cadence: "first" }).toArray();
  expect(records).toMatchObject([
    { answers: { O3: { parts: [{ text: "会議の進行をほめられた" }] } } },
  ]);
});

test("a request that LINE did not sign is refused", async () => {
  const answer = await fetch(`${stage.url}/webhook`, { method: "POST", body: '{"events":[]}' });
  expect(answer.status).toBe(401);
});

test("people who write at the same moment each get their own answer", async () => {
  const names = ["なお", "はな", "けん", "みお"];
  const people = await Promise.all(names.map(stage.friend));
  await Promise.all(people.map((userId, i) => stage.hears(userId, `${names[i]}さん`)));
  await Promise.all(people.map((userId) => stage.double.say(userId, "わかりました")));
  await Promise.all(people.map((userId) => stage.hears(userId, "ちょっとよかったな")));
  await Promise.all(people.map((userId, i) => stage.double.say(userId, `よかったこと${i}`)));
  await Promise.all(people.map((userId) => stage.hears(userId, "これが最初の1枚です")));
});

test("the mini-app is handed out as on Node", async () => {
  const page = await fetch(`${stage.url}/liff/inventory?x=1`);
  expect(await page.text()).toContain("歩み");
  expect(page.headers.get("content-type")).toContain("text/html");
  expect(page.headers.get("content-security-policy")).toContain("default-src 'none'");
  const code = await fetch(`${stage.url}/liff/assets/index-x.js`);
  expect(await code.text()).toBe("walk()");
  expect(code.headers.get("cache-control")).toContain("immutable");
  for (const path of ["/liff/assets/gone.js", "/liff/assets/index-x.js.br", "/index.html"]) {
    expect((await fetch(`${stage.url}${path}`)).status, path).toBe(404);
  }
  const config = await fetch(`${stage.url}/liff/config.json`);
  expect(config.headers.get("cache-control")).toBe("no-store");
  expect(await config.json()).toMatchObject({ liffId: "1657000000-AbCdEfGh", demo: null });
});

test("a member signs in to the mini-app and saves a field of the inventory", async () => {
  const sora = await member("そら");
  const json = { "content-type": "application/json" };
  const signed = await fetch(`${stage.url}/api/session`, {
    method: "POST",
    headers: json,
    body: JSON.stringify({ idToken: await stage.double.idToken(sora) }),
  });
  expect(signed.status).toBe(200);
  const cookie = signed.headers.get("set-cookie")?.split(";")[0] ?? "";
  const saved = await fetch(`${stage.url}/api/inventory/fields/I2-3`, {
    method: "PUT",
    headers: { ...json, cookie },
    body: JSON.stringify({ value: "提案書を2本", audience: "circle", rev: 0 }),
  });
  expect(saved.status).toBe(200);
  const asked = await fetch(`${stage.url}/api/inventory`, { headers: { cookie } });
  const goal = ((await asked.json()) as InventoryView).sections.find(
    ({ section }) => section === "goal",
  );
  expect(goal?.fields).toMatchObject([{ id: "I2-3", value: "提案書を2本" }]);
  expect((await fetch(`${stage.url}/api/inventory`)).status).toBe(401);
});

test("without its database it asks LINE to come again, and goes on by itself", async () => {
  const rin = await member("りん");
  await stage.withoutDatabase(async () => {
    const [said, ready] = await Promise.all([
      stage.double.say(rin, "無事に終わった"),
      fetch(`${stage.url}/readyz`),
    ]);
    expect(said.status).toBe(503);
    expect(await ready.json()).toMatchObject({ database: false });
  });
  expect(await stage.double.outbox.redeliverFailed()).toBe(200);
  await stage.hears(rin, "これが最初の1枚です");
});

test("an object that is ended while it works loses nothing, and answers once", async () => {
  const ren = await member("れん");
  await Promise.all([stage.double.say(ren, "相談に乗れた"), stage.endObject()]);
  await stage.double.outbox.redeliverFailed();
  await stage.minute();
  await stage.hears(ren, "これが最初の1枚です");
  expect(stage.heard(ren).split("これが最初の1枚です")).toHaveLength(2);
});

test("the minute's trigger reminds of the month, once", async () => {
  const kai = await member("かい");
  await stage.double.say(kai, "早く帰れた");
  await stage.hears(kai, "これが最初の1枚です");
  await stage.jumpTo(new Date("2026-11-25T20:01+09:00"));
  expect((await stage.minute()).status).toBe(200);
  await stage.hears(kai, "11月の振り返り、そろそろいかがですか。");
  const before = stage.double.botMessages(kai).length;
  await stage.minute();
  expect(stage.double.botMessages(kai)).toHaveLength(before);
  expect(await (await fetch(`${stage.url}/readyz`)).json()).toEqual({
    database: true,
    scheduler: true,
  });
});
