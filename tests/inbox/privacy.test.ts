import { expect, test } from "vitest";
import { startBot } from "#tests/support/bot.ts";
import { echo } from "#tests/support/echo.ts";
import type { KeptEvent } from "#bot/inbox/turn.ts";
import { CHANNEL_ACCESS_TOKEN, CHANNEL_SECRET } from "#tests/support/settings.ts";

const SECRET_WORDS = "だれにも見せない本音";

test("a stranger's words reach neither the turn nor the database, a command word does", async () => {
  const met: KeptEvent[] = [];
  const bot = await startBot({
    consented: new Set(),
    respond: async (event, chat) => {
      met.push(event);
      expect(JSON.stringify(await bot.inbox.find().toArray())).not.toContain(SECRET_WORDS);
      return echo(event, chat);
    },
  });
  const yuki = await bot.friend("ゆき");
  await bot.double.say(yuki, SECRET_WORDS);
  await bot.double.say(yuki, "ヘルプ");
  await bot.settled();
  expect(JSON.stringify(met)).not.toContain(SECRET_WORDS);
  expect(met.at(-1)).toMatchObject({ message: { text: "ヘルプ" } });
});

test("what is taken back before its turn is neither answered nor kept", async () => {
  let release = () => {};
  const held = new Promise<void>((resolve) => (release = resolve));
  const bot = await startBot({
    respond: async (event, chat) => {
      if (event.type === "follow") await held;
      return echo(event, chat);
    },
  });
  const { userId: yuki } = bot.double.addPerson({ name: "ゆき" });
  await bot.double.follow(yuki);
  const { messageId } = await bot.double.say(yuki, SECRET_WORDS);
  expect(JSON.stringify(await bot.inbox.find().toArray())).toContain(SECRET_WORDS);
  await bot.double.unsend(yuki, messageId);
  expect(JSON.stringify(await bot.inbox.find().toArray())).not.toContain(SECRET_WORDS);
  release();
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow"]);
});

test("what is taken back before it even arrives is not answered", async () => {
  const bot = await startBot();
  const yuki = await bot.friend("ゆき");
  const common = {
    mode: "active" as const,
    source: { type: "user" as const, userId: yuki },
    deliveryContext: { isRedelivery: false },
  };
  const at = Date.now();
  const message = { type: "text", id: "777", text: "はい" };
  const said = { ...common, type: "message", webhookEventId: "01A", timestamp: at, message };
  const unsend = { messageId: "777" };
  const takenBack = { ...common, type: "unsend", webhookEventId: "01B", timestamp: at + 1, unsend };
  await bot.double.sendEvents([takenBack]);
  await bot.settled();
  await bot.double.sendEvents([said]);
  await bot.settled();
  expect(await bot.inbox.findOne({ _id: "01A" })).toMatchObject({ state: "done" });
  expect(bot.heard(yuki)).toEqual(["1: follow"]);
  expect(bot.sent("push")).toEqual([]);
});

test("what is owed may quote what was taken back, so it is dropped with it", async () => {
  const bot = await startBot({ line: { quotaLimit: 0 }, respond: echo });
  const yuki = await bot.friend("ゆき");
  const { event } = await bot.double.say(yuki, "はい");
  if (!event) throw new Error("no event");
  await bot.settled();
  const message = { type: "text", id: "777", text: SECRET_WORDS };
  await bot.double.sendEvents([
    { ...event, message, webhookEventId: "01OWED", replyToken: "of no use" },
  ]);
  await bot.settled();
  const kept = async () =>
    JSON.stringify(await bot.db.collection("conversations").find().toArray());
  expect(await kept()).toContain(SECRET_WORDS);
  const { message: _, replyToken: __, ...common } = { ...event, message, replyToken: "" };
  const unsend = { messageId: "777" };
  await bot.double.sendEvents([{ ...common, type: "unsend", webhookEventId: "01GONE", unsend }]);
  await bot.settled();
  expect(await kept()).not.toContain(SECRET_WORDS);
});

test("taking back erases the words of a buried event", async () => {
  const bot = await startBot();
  const yuki = await bot.friend("ゆき");
  await bot.context.process.stop();
  const { messageId, event } = await bot.double.say(yuki, SECRET_WORDS);
  await bot.context.inbox.bury(String(event?.webhookEventId), "conflict", new Date(), false);
  await bot.double.unsend(yuki, messageId);
  expect(JSON.stringify(await bot.inbox.find().toArray())).not.toContain(SECRET_WORDS);
});

test("no path of the log, failures included, tells words or secrets", async () => {
  let failures = 0;
  const bot = await startBot({
    respond: async (event, chat) => {
      if (event.type === "message" && event.message.text?.includes("失敗") && failures < 1) {
        failures += 1;
        throw Object.assign(new Error(`cannot take ${event.message.text}`), {
          code: event.message.text,
          cause: new TypeError(SECRET_WORDS),
        });
      }
      return echo(event, chat);
    },
  });
  const yuki = await bot.friend("ゆき");
  for (const words of [SECRET_WORDS, `${SECRET_WORDS} 失敗`]) {
    await bot.double.say(yuki, words);
    await bot.settled();
  }
  bot.double.faults.next("bad_request");
  await bot.double.say(yuki, `${SECRET_WORDS} 3`);
  await bot.settled();
  bot.double.faults.next("server_error", 1);
  await bot.double.say(yuki, `${SECRET_WORDS} 4`);
  await bot.settled();
  await bot.app.request(`/api/${encodeURIComponent(SECRET_WORDS)}`);
  const log = bot.logged.join("\n");
  expect(failures).toBe(1);
  expect(log).toContain("step_failed");
  expect(log).toContain("answer_refused");
  for (const secret of [SECRET_WORDS, "失敗", CHANNEL_SECRET, CHANNEL_ACCESS_TOKEN, "ゆき"]) {
    expect(log).not.toContain(secret);
  }
});
