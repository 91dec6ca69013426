import { randomUUID } from "node:crypto";
import { setTimeout as pause } from "node:timers/promises";
import { expect, test, vi } from "vitest";
import { createConversationStore, type ConversationDoc } from "#bot/conversation/store.ts";
import type { FaultKind } from "#bot/demo/console-api.ts";
import { createLay } from "#bot/inbox/owe.ts";
import { startBot } from "#tests/support/bot.ts";
import { text } from "#tests/support/echo.ts";

const conversationOf = async (bot: Awaited<ReturnType<typeof startBot>>, chatId: string) =>
  bot.db.collection<ConversationDoc>("conversations").findOne({ _id: chatId });

test.each<[FaultKind, number]>([
  ["rate_limited", 2],
  ["server_error", 2],
  ["closed_connection", 2],
  ["timeout", 1],
])("%s, %i times: the answer arrives once, by reply", async (fault, times) => {
  const bot = await startBot();
  const yuki = await bot.friend("ゆき");
  bot.double.faults.next(fault, times);
  await bot.double.say(yuki, "はい");
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: はい"]);
  expect(bot.sent("reply").length).toBe(2 + times);
  expect(bot.sent("push")).toEqual([]);
});

test("an answer LINE took but never confirmed is not given again", async () => {
  const bot = await startBot();
  const yuki = await bot.friend("ゆき");
  bot.loseAnswers("reply", 1);
  await bot.double.say(yuki, "はい");
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: はい"]);
  expect(bot.sent("reply")).toHaveLength(3);
  expect(bot.sent("push")).toEqual([]);
});

test("nothing is said in a chat while an earlier answer is still on its way", async () => {
  const bot = await startBot();
  const yuki = await bot.friend("ゆき");
  bot.double.faults.next("server_error", 2);
  await Promise.all([bot.double.say(yuki, "a"), bot.double.say(yuki, "b")]);
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: a", "3: b"]);
});

/** A bot whose reply tokens are dead before it answers. */
const lateBot = async (quotaLimit: number | null = null) => {
  const bot = await startBot({
    line: { quotaLimit },
    respond: async (event) => {
      if (event.type === "message") bot.double.clock.add(61_000);
      return { state: null, messages: [text(`${event.type}`)] };
    },
  });
  return bot;
};

test("a token that died before the first try is replaced by one counted push", async () => {
  const bot = await lateBot();
  const yuki = await bot.friend("ゆき");
  await bot.double.say(yuki, "はい");
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["follow", "message"]);
  expect(bot.sent("push")).toHaveLength(1);
  expect(await bot.db.collection("sends").find().toArray()).toMatchObject([
    { recipient: yuki, kind: "answer", class: "answer", people: 1, state: "sent" },
  ]);
});

test.each<FaultKind>(["rate_limited", "server_error", "closed_connection", "timeout"])(
  "a push met by %s is repeated with the same key and arrives once",
  async (fault) => {
    let faults = 1;
    const bot = await startBot({
      line: {
        record: ({ path }) => {
          if (path.endsWith("/push") && faults-- > 0) bot.double.faults.next(fault);
        },
      },
      respond: async (event) => {
        if (event.type === "message") bot.double.clock.add(61_000);
        return { state: null, messages: [text(event.type)] };
      },
    });
    const yuki = await bot.friend("ゆき");
    await bot.double.say(yuki, "はい");
    await bot.settled();
    expect(bot.heard(yuki)).toEqual(["follow", "message"]);
    const keys = bot.sent("push").map(({ headers }) => headers["x-line-retry-key"]);
    expect(keys).toHaveLength(2);
    expect(new Set(keys).size).toBe(1);
  },
);

test("a push that LINE took but never confirmed is not doubled", async () => {
  const bot = await lateBot();
  const yuki = await bot.friend("ゆき");
  bot.loseAnswers("push", 2);
  await bot.double.say(yuki, "はい");
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["follow", "message"]);
  const keys = bot.sent("push").map(({ headers }) => headers["x-line-retry-key"]);
  expect(keys).toHaveLength(3);
  expect(new Set(keys).size).toBe(1);
});

test("without quota the answer waits and goes in front of the next free reply", async () => {
  const bot = await startBot({
    line: { quotaLimit: 0 },
    respond: async (event) => {
      const words = event.type === "message" ? event.message.text : undefined;
      if (words === "遅い") bot.double.clock.add(61_000);
      return { state: null, messages: [text(`${words ?? event.type}`)] };
    },
  });
  const yuki = await bot.friend("ゆき");
  await bot.double.say(yuki, "遅い");
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["follow"]);
  expect((await conversationOf(bot, yuki))?.owed).toEqual([text("遅い")]);
  expect(bot.sent("push")).toEqual([]);
  await bot.double.say(yuki, "次");
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["follow", "遅い", "次"]);
  expect(bot.sent("reply").at(-1)?.body).toMatchObject({ messages: [text("遅い"), text("次")] });
  await bot.context.process.stop();
  expect(await conversationOf(bot, yuki)).not.toHaveProperty("owed");
});

test("all news waits with an answer that does not get there, and goes in front of it", async () => {
  const bot = await startBot({
    line: { quotaLimit: 0 },
    respond: async (event) => {
      const words = event.type === "message" ? (event.message.text ?? "") : "";
      if (words === "遅い") bot.double.clock.add(61_000);
      const messages = words === "" ? [] : [text(`${words}1`), text(`${words}2`)];
      return { state: null, messages };
    },
  });
  const yuki = await bot.friend("ゆき");
  const clock = () => new Date();
  const conversations = createConversationStore(bot.db);
  const { owe } = createLay({ conversations, clock, ids: randomUUID });
  for (const news of ["一", "二"]) await owe(yuki, text(news));
  await bot.double.say(yuki, "遅い");
  await bot.settled();
  expect(bot.heard(yuki)).toEqual([]);
  expect(await conversationOf(bot, yuki)).toMatchObject({
    news: [text("一"), text("二")],
    owed: [text("遅い1"), text("遅い2")],
  });
  await bot.double.say(yuki, "次");
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["一", "二", "遅い1", "次1", "次2"]);
  await bot.double.say(yuki, "次");
  await bot.settled();
  expect(bot.heard(yuki).slice(5)).toEqual(["遅い2", "次1", "次2"]);
  await bot.context.process.stop();
  expect(await conversationOf(bot, yuki)).not.toHaveProperty("news");
});

test("LINE's own monthly limit on a push keeps the answer for the next free reply", async () => {
  const bot = await lateBot(5);
  const yuki = await bot.friend("ゆき");
  await bot.context.sends.month();
  bot.double.quota.setLimit(0);
  await bot.double.say(yuki, "はい");
  await bot.settled();
  expect((await conversationOf(bot, yuki))?.owed).toEqual([text("message")]);
  expect(bot.sent("push")).toHaveLength(1);
});

test("of many answers owed the newest two bubbles remain, and a reply never has more than five", async () => {
  const bot = await startBot({
    line: { quotaLimit: 0 },
    respond: async (event) => {
      const words = event.type === "message" ? (event.message.text ?? "") : "";
      if (words.startsWith("遅い")) bot.double.clock.add(61_000);
      const count = words === "次" ? 4 : 1;
      const messages = Array.from({ length: count }, (_, i) => text(`${words}${i}`));
      return { state: null, messages: words === "" ? [] : messages };
    },
  });
  const yuki = await bot.friend("ゆき");
  for (const words of ["遅いa", "遅いb", "遅いc"]) {
    await bot.double.say(yuki, words);
    await bot.settled();
  }
  expect((await conversationOf(bot, yuki))?.owed).toEqual([text("遅いb0"), text("遅いc0")]);
  await bot.double.say(yuki, "次");
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["遅いb0", "次0", "次1", "次2", "次3"]);
  await bot.double.say(yuki, "あと");
  await bot.settled();
  expect(bot.heard(yuki).slice(5)).toEqual(["遅いc0", "あと0"]);
});

test("an answer to a group is never pushed", async () => {
  const bot = await startBot({
    respond: async (event) => {
      if (event.type === "message") bot.double.clock.add(61_000);
      return { state: null, messages: [text(event.type)] };
    },
  });
  const yuki = await bot.friend("ゆき");
  const group = bot.double.createGroup({ name: "会", members: [yuki] });
  await bot.double.inviteBot(group.id);
  await bot.double.say(yuki, "ねえ", { chat: group.id, mentionsBot: true });
  await bot.settled();
  expect(bot.sent("push")).toEqual([]);
  expect((await conversationOf(bot, group.id))?.owed).toEqual([text("message")]);
});

test("an answer LINE refuses is buried with its cause, not repeated, and the chat goes on", async () => {
  const bot = await startBot({
    respond: async (event) => ({
      state: null,
      messages: [text(event.type)],
    }),
  });
  const yuki = await bot.friend("ゆき");
  bot.double.faults.next("bad_request");
  await bot.double.say(yuki, "一");
  await bot.settled();
  const [buried] = await bot.context.inbox.buried(10);
  expect(buried?.cause).toBe("400:messages[0]");
  expect(buried).not.toHaveProperty("event");
  expect(bot.sent("reply")).toHaveLength(2);
  expect(await bot.context.inbox.retry(String(buried?._id), new Date())).toBeNull();
  await bot.double.say(yuki, "次");
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["follow", "message"]);
});

/** A bot whose machine jumps past the life of a reply token when the test says so. */
const jumpingBot = async () => {
  let jumped = 0;
  const bot = await startBot({ clock: () => new Date(Date.now() + jumped) });
  const yuki = await bot.friend("ゆき");
  return {
    ...bot,
    yuki,
    async minuteLater() {
      await vi.waitFor(() => expect(bot.sent("reply").length).toBeGreaterThan(1));
      await pause(100);
      jumped += 61_000;
      bot.context.process.wake([yuki]);
      await bot.settled();
    },
  };
};

test("while LINE fails for longer than the token lives, the answer becomes a push", async () => {
  const bot = await jumpingBot();
  bot.double.faults.next("server_error", 1);
  await bot.double.say(bot.yuki, "はい");
  await bot.minuteLater();
  expect(bot.heard(bot.yuki)).toEqual(["1: follow", "2: はい"]);
  expect(bot.sent("push")).toHaveLength(1);
});

test("an answer that may have arrived is never pushed, however late its fate is known", async () => {
  const bot = await jumpingBot();
  bot.loseAnswers("reply", 1);
  await bot.double.say(bot.yuki, "はい");
  await bot.minuteLater();
  expect(bot.heard(bot.yuki)).toEqual(["1: follow", "2: はい"]);
  expect(bot.sent("push")).toEqual([]);
});
