import { expect, onTestFinished, test, vi } from "vitest";
import { createContext } from "#bot/context.ts";
import { startBot } from "#tests/support/bot.ts";

/** A second process on the same database, after the first has left an event unanswered. */
const restarted = async () => {
  const bot = await startBot();
  const yuki = await bot.friend("ゆき");
  await bot.context.stop();
  await bot.double.say(yuki, "はい");
  const { db, createConversation } = bot;
  const { config, log } = bot.context;
  const context = createContext({ config, db, log, createConversation, alone: true });
  onTestFinished(() => context.stop());
  // As after a night: the sweep is overdue.
  await db.collection("jobs").updateMany({}, { $set: { nextRunAt: new Date(0) } });
  return { bot, yuki, context };
};

test("what waits from before is answered at the start", async () => {
  const { bot, yuki, context } = await restarted();
  await context.start();
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: はい"]);
});

test("asked to be ready first, it is, and what waits is answered a little later", async () => {
  const { bot, yuki, context } = await restarted();
  await context.start({ turnsAfterMs: 1500 });
  await vi.waitFor(() => expect(context.scheduler.lastRanAt()).not.toBeNull(), 5000);
  expect(context.process.isHeld()).toBe(true);
  expect(context.process.idle()).toBe(true);
  expect(bot.heard(yuki)).toEqual(["1: follow"]);
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: はい"]);
});

test("whoever is ended before the first turn leaves everything for the next start", async () => {
  const { bot, yuki, context } = await restarted();
  await context.start({ turnsAfterMs: 50 });
  await context.stop();
  await new Promise((resolve) => setTimeout(resolve, 200));
  expect(bot.heard(yuki)).toEqual(["1: follow"]);
  expect(await bot.inbox.countDocuments({ state: "waiting" })).toBe(1);
});
