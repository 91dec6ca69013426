import { expect, test } from "vitest";
import { AppError } from "#bot/errors.ts";
import type { Chat, Respond } from "#bot/inbox/turn.ts";
import { startBot } from "#tests/support/bot.ts";
import { echo } from "#tests/support/echo.ts";

/** A bot whose clock the test turns, so that backoff takes no time. */
const hastyBot = async (
  fail: (times: number) => boolean,
  error: () => Error,
  answer: Respond = echo,
) => {
  let skipped = 0;
  let failed = 0;
  const bot = await startBot({
    clock: () => new Date(Date.now() + skipped),
    respond: async (event, chat) => {
      if (event.type !== "message" || !fail(failed)) return answer(event, chat);
      failed += 1;
      throw error();
    },
  });
  return {
    ...bot,
    failures: () => failed,
    async skipBackoff(until: () => Promise<boolean>) {
      for (let i = 0; i < 200 && !(await until()); i += 1) {
        skipped += 1000;
        const chats = await bot.context.inbox.dueChats(new Date(Date.now() + skipped), 10);
        bot.context.process.wake(chats);
        await new Promise((resolve) => setTimeout(resolve, 10));
      }
    },
    buried: () => bot.context.inbox.countBuried(),
  };
};

test("a step that fails is tried again, and the answer comes once", async () => {
  const bot = await hastyBot(
    (times) => times < 5,
    () => new Error("no luck"),
  );
  const yuki = await bot.friend("ゆき");
  await bot.double.say(yuki, "はい");
  await bot.skipBackoff(async () => bot.heard(yuki).length === 2);
  expect(bot.failures()).toBe(5);
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: はい"]);
  await bot.settled();
  expect(await bot.buried()).toBe(0);
});

test("six failures bury an event with its cause, and the next one is answered", async () => {
  const bot = await hastyBot(
    (times) => times < 6,
    () => new AppError("conflict", "彼女の言葉"),
  );
  const yuki = await bot.friend("ゆき");
  await bot.double.say(yuki, "a");
  await bot.skipBackoff(async () => (await bot.buried()) === 1);
  expect(bot.failures()).toBe(6);
  const [buried] = await bot.context.inbox.buried(10);
  expect(buried).toMatchObject({ state: "buried", cause: "conflict", failures: 5 });
  await bot.double.say(yuki, "b");
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: b"]);
  expect(bot.logged.join("\n")).not.toContain("彼女の言葉");
});

test("after a burial the conversation hears of it until it has told the person", async () => {
  const lost: Chat["lost"][] = [];
  const bot = await hastyBot(
    (times) => times < 6,
    () => new Error("no luck"),
    async (event, chat) => {
      if (event.type === "message") lost.push(chat.lost);
      return { ...(await echo(event, chat)), toldOfLost: lost.length === 2 };
    },
  );
  const yuki = await bot.friend("ゆき");
  const { messageId } = await bot.double.say(yuki, "a");
  await bot.skipBackoff(async () => (await bot.buried()) === 1);
  for (const words of ["b", "c", "d"]) {
    await bot.double.say(yuki, words);
    await bot.settled();
  }
  expect(lost).toEqual([{ messageId, again: true }, { messageId, again: true }, undefined]);
});

test("a buried event can be retried, and is answered then", async () => {
  const bot = await hastyBot(
    (times) => times < 6,
    () => new Error("no luck"),
  );
  const yuki = await bot.friend("ゆき");
  await bot.double.say(yuki, "a");
  await bot.skipBackoff(async () => (await bot.buried()) === 1);
  const [buried] = await bot.context.inbox.buried(10);
  const chatId = await bot.context.inbox.retry(String(buried?._id), bot.context.clock());
  expect(chatId).toBe(yuki);
  bot.context.process.wake([yuki]);
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: a"]);
  expect(await bot.buried()).toBe(0);
});

test("a buried event that is retried days later is answered, however far its chat has gone on", async () => {
  const bot = await hastyBot(
    (times) => times < 6,
    () => new Error("no luck"),
  );
  const yuki = await bot.friend("ゆき");
  await bot.double.say(yuki, "a");
  await bot.skipBackoff(async () => (await bot.buried()) === 1);
  const [buried] = await bot.context.inbox.buried(10);
  const daysAgo = new Date(Date.now() - 3 * 24 * 3600_000);
  await bot.inbox.updateOne(
    { _id: String(buried?._id) },
    { $set: { at: daysAgo, "event.at": daysAgo, receivedAt: daysAgo } },
  );
  await bot.double.say(yuki, "b");
  await bot.settled();
  await bot.context.inbox.retry(String(buried?._id), bot.context.clock());
  bot.context.process.wake([yuki]);
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: b", "3: a"]);
});

test("one event's failures do not hold up other chats", async () => {
  const bot = await hastyBot(
    (times) => times < 6,
    () => new Error("no luck"),
  );
  const [yuki, ken] = [await bot.friend("ゆき"), await bot.friend("けん")];
  await bot.double.say(yuki, "a");
  await bot.skipBackoff(async () => bot.failures() === 6);
  await bot.double.say(ken, "b");
  await bot.settled();
  expect(bot.heard(ken)).toEqual(["1: follow", "2: b"]);
});
