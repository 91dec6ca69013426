import { expect, test } from "vitest";
import { startBot } from "#tests/support/bot.ts";

test("what a person says is answered by a free reply", async () => {
  const bot = await startBot();
  const yuki = await bot.friend("ゆき");
  await bot.double.say(yuki, "こんにちは");
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: こんにちは"]);
  expect(bot.sent("reply")).toHaveLength(2);
  expect(bot.sent("push")).toEqual([]);
});
