import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test } from "vitest";
import { createContext } from "#bot/context.ts";
import { createConversationStore, type ConversationDoc } from "#bot/conversation/store.ts";
import { startBot } from "#tests/support/bot.ts";
import { testDatabase } from "#tests/support/database.ts";
import { echo, text } from "#tests/support/echo.ts";

test("what a person says is answered by a free reply", async () => {
  const bot = await startBot();
  const yuki = await bot.friend("ゆき");
  await bot.double.say(yuki, "こんにちは");
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: こんにちは"]);
  expect(bot.sent("reply")).toHaveLength(2);
  expect(bot.sent("push")).toEqual([]);
});

test("an event that arrives five times at once is answered once", async () => {
  const bot = await startBot();
  const yuki = await bot.friend("ゆき");
  const { event } = await bot.double.say(yuki, "はい");
  if (!event) throw new Error("no event");
  const again = Array.from({ length: 5 }, () => bot.double.sendEvents([event]));
  expect(await Promise.all(again)).toEqual([200, 200, 200, 200, 200]);
  await bot.settled();
  await bot.double.sendEvents([{ ...event, deliveryContext: { isRedelivery: true } }]);
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: はい"]);
  expect(bot.sent("reply")).toHaveLength(2);
});

test("of one event twice in a request, and with a new one, each is answered once", async () => {
  const bot = await startBot();
  const yuki = await bot.friend("ゆき");
  const { event } = await bot.double.say(yuki, "はい");
  if (!event) throw new Error("no event");
  const fresh = { ...event, webhookEventId: "01NEW", replyToken: "unknown" };
  await bot.double.sendEvents([event, event, fresh]);
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: はい", "3: はい"]);
});

test("a webhook sent again after its id was forgotten is answered no second time", async () => {
  const bot = await startBot();
  const yuki = await bot.friend("ゆき");
  await bot.db.collection("conversations").deleteMany({});
  const yesterday = textAt(yuki, Date.now() - 25 * 3600_000);
  await bot.double.sendEvents([yesterday]);
  await bot.settled();
  await bot.double.say(yuki, "今日");
  await bot.settled();
  const heard = bot.heard(yuki);
  expect(heard).toEqual(["1: follow", "1: はい", "2: 今日"]);
  await bot.inbox.deleteMany({});
  expect(await bot.double.sendEvents([yesterday])).toBe(200);
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(heard);
  expect(bot.logged.join("\n")).toContain("event_long_past");
});

test("a chat whose events all bear an old date is answered", async () => {
  const bot = await startBot();
  const yuki = await bot.friend("ゆき");
  await bot.db.collection("conversations").deleteMany({});
  for (const n of [1, 2]) {
    await bot.double.sendEvents([textAt(yuki, 1_462_629_479_859 + n)]);
    await bot.settled();
  }
  expect(bot.heard(yuki)).toEqual(["1: follow", "1: はい", "2: はい"]);
});

test("events that arrive out of order are taken in the order in which they happened", async () => {
  const bot = await startBot();
  const yuki = await bot.friend("ゆき");
  const timestamp = Date.now();
  const events = [3, 1, 2].map((n) => {
    const event = textAt(yuki, timestamp + n);
    return { ...event, message: { ...event.message, text: String(n) } };
  });
  await bot.double.sendEvents(events);
  await bot.settled();
  expect(bot.heard(yuki).slice(1)).toEqual(["2: 1", "3: 2", "4: 3"]);
});

test("many people at once are each answered in their own order", async () => {
  const bot = await startBot();
  const people = await Promise.all(Array.from({ length: 20 }, (_, i) => bot.friend(`人${i}`)));
  for (const words of ["a", "b"]) {
    await Promise.all(people.map((userId) => bot.double.say(userId, words)));
  }
  await bot.settled();
  for (const userId of people) expect(bot.heard(userId)).toEqual(["1: follow", "2: a", "3: b"]);
});

test("in a group only a mention is answered, and nothing else is stored", async () => {
  const bot = await startBot();
  const yuki = await bot.friend("ゆき");
  const group = bot.double.createGroup({ name: "会", members: [yuki] });
  await bot.double.inviteBot(group.id);
  await bot.settled();
  await bot.double.say(yuki, "ひみつの話", { chat: group.id });
  expect(await bot.inbox.countDocuments({ state: "waiting" })).toBe(0);
  await bot.double.say(yuki, "ねえ", { chat: group.id, mentionsBot: true });
  await bot.settled();
  expect(bot.heard(group.id)).toEqual(["1: join", "2: text"]);
});

test("a turn that says nothing leaves no trace in the chat", async () => {
  const bot = await startBot({ respond: async () => ({ state: { seen: true }, messages: [] }) });
  const yuki = await bot.friend("ゆき");
  expect(bot.heard(yuki)).toEqual([]);
  expect(
    await bot.db.collection<ConversationDoc>("conversations").findOne({ _id: yuki }),
  ).toMatchObject({
    state: { seen: true },
    rev: 1,
  });
});

test("what was delivered is erased: the answer, the words, the reply token", async () => {
  const bot = await startBot();
  const yuki = await bot.friend("ゆき");
  const { event } = await bot.double.say(yuki, "ないしょの願い");
  await bot.settled();
  await bot.context.process.stop();
  const all = [
    ...(await bot.inbox.find().toArray()),
    ...(await bot.db.collection("conversations").find().toArray()),
  ];
  expect(JSON.stringify(all)).not.toContain("ないしょの願い");
  expect(event && "replyToken" in event && event.replyToken).toEqual(expect.any(String));
  expect(JSON.stringify(all)).not.toContain(
    String(event && "replyToken" in event && event.replyToken),
  );
  const done = await bot.inbox.findOne({ state: "done" });
  expect(done?.expiresAt?.getTime()).toBeGreaterThan(Date.now() + 23 * 3600_000);
});

test("a person who is forgotten leaves no conversation", async () => {
  const bot = await startBot({
    respond: async (event, chat) =>
      event.type === "message"
        ? { state: null, messages: [text("さようなら")], forget: true }
        : echo(event, chat),
  });
  const yuki = await bot.friend("ゆき");
  await bot.double.say(yuki, "やめます");
  await bot.settled();
  await bot.context.process.stop();
  expect(bot.heard(yuki)).toEqual(["1: follow", "さようなら"]);
  expect(await bot.db.collection("conversations").countDocuments()).toBe(0);
});

test("a conversation before consent expires, and stays once that is lifted", async () => {
  const until = new Date(Date.now() + 86_400_000);
  const bot = await startBot({
    respond: async (event) => ({
      state: {},
      messages: [],
      keepUntil: event.type === "follow" ? until : null,
    }),
  });
  const conversations = bot.db.collection<ConversationDoc>("conversations");
  const yuki = await bot.friend("ゆき");
  expect((await conversations.findOne({ _id: yuki }))?.expiresAt).toEqual(until);
  await bot.double.say(yuki, "はい");
  await bot.settled();
  expect((await conversations.findOne({ _id: yuki }))?.expiresAt).toBeUndefined();
});

test("a slow turn shows the loading animation in a 1:1 chat, never in a group", async () => {
  const bot = await startBot({
    respond: async (event, chat) => {
      await pause(500);
      return echo(event, chat);
    },
  });
  const yuki = await bot.friend("ゆき");
  const group = bot.double.createGroup({ name: "会", members: [yuki] });
  await bot.double.inviteBot(group.id);
  await bot.settled();
  const loading = bot.double.requests.filter(({ path }) => path === "/v2/bot/chat/loading/start");
  expect(loading.map(({ body }) => body)).toEqual([{ chatId: yuki, loadingSeconds: 20 }]);
});

test("a quick turn shows none", async () => {
  const bot = await startBot();
  await bot.friend("ゆき");
  expect(bot.double.requests.map(({ path }) => path)).not.toContain("/v2/bot/chat/loading/start");
});

test("two processes answer each event once", async () => {
  const bot = await startBot();
  const { config, db, log } = bot.context;
  const other = createContext({ config, db, log, createConversation: bot.createConversation });
  onTestFinished(() => other.stop());
  const people = await Promise.all(Array.from({ length: 5 }, (_, i) => bot.friend(`人${i}`)));
  for (const words of ["a", "b", "c"]) {
    await Promise.all(
      people.map(async (userId) => {
        const said = bot.double.say(userId, words);
        other.process.wake([userId]);
        await said;
        other.process.wake([userId]);
      }),
    );
  }
  await bot.settled();
  for (const userId of people) {
    expect(bot.heard(userId)).toEqual(["1: follow", "2: a", "3: b", "4: c"]);
  }
  expect(bot.sent("reply")).toHaveLength(20);
});

test("a chat is held by one at a time, until it is given back or the time is over", async () => {
  const { db } = await testDatabase();
  const chats = createConversationStore(db);
  const at = (ms: number) => new Date(1_800_000_000_000 + ms);
  const claims = ["a", "b", "c"].map((by) => chats.claim("chat", by, at(0), at(100)));
  const held = (await Promise.all(claims)).flatMap((doc) => doc?.lease?.by ?? []);
  expect(held).toHaveLength(1);
  expect(await chats.claim("chat", "late", at(99), at(200))).toBeNull();
  expect(await chats.claim("chat", "late", at(100), at(200))).not.toBeNull();
  expect(await chats.renew("chat", String(held[0]), at(300))).toBeNull();
  await chats.release("chat", "late");
  expect(await chats.claim("chat", "next", at(101), at(200))).not.toBeNull();
});

const textAt = (userId: string, timestamp: number) => ({
  type: "message",
  mode: "active" as const,
  source: { type: "user" as const, userId },
  deliveryContext: { isRedelivery: false },
  webhookEventId: `01AT${timestamp}`,
  timestamp,
  message: { type: "text", id: `9${timestamp}`, text: "はい" },
});
