import { MongoNetworkError, type Db, type Document } from "mongodb";
import { expect, test, vi } from "vitest";
import type { ConversationDoc } from "#bot/conversation/store.ts";
import { startBot } from "#tests/support/bot.ts";
import { testDatabase } from "#tests/support/database.ts";
import { echo } from "#tests/support/echo.ts";

const HOUR = 3600_000;

type Change = { readonly $set?: Document; readonly $unset?: Document };

/** A database that breaks the connection once, at the first change that `over` picks. */
const stumbling = (
  db: Db,
  collection: string,
  method: "findOneAndUpdate" | "updateOne",
  over: (change: Change) => boolean,
): Db => {
  let fallen = false;
  return watched(db, "collection", ([name], made) =>
    name === collection
      ? watched(made() as object, method, ([, change], go) => {
          if (fallen || !over(change as Change)) return go();
          fallen = true;
          return Promise.reject(new MongoNetworkError("reset"));
        })
      : made(),
  );
};

/** The same thing, with one method seen by `see` first. */
const watched = <T extends object>(
  thing: T,
  method: string,
  see: (given: readonly unknown[], go: () => unknown) => unknown,
): T =>
  new Proxy(thing, {
    get: (of, name) => {
      const member: unknown = Reflect.get(of, name);
      if (typeof member !== "function") return member;
      return (...given: unknown[]) => {
        const go = () => Reflect.apply(member, of, given) as unknown;
        return name === method ? see(given, go) : go();
      };
    },
  });

test("a database that stumbles after the first answer of a chat does not have it given twice", async () => {
  const { db } = await testDatabase();
  const bot = await startBot({
    db: stumbling(db, "conversations", "findOneAndUpdate", ({ $unset }) => $unset?.["turn"] === ""),
  });
  const yuki = await bot.friend("ゆき");
  expect(bot.logged.join()).toContain("chat_interrupted");
  expect(bot.heard(yuki)).toEqual(["1: follow"]);
  expect(bot.sent("push")).toEqual([]);
  const kept = await db.collection<ConversationDoc>("conversations").findOne({ _id: yuki });
  expect(kept).toMatchObject({ rev: 1, state: { count: 1 } });
});

test("of a person who is forgotten enough remains until their last event is finished", async () => {
  const { db } = await testDatabase();
  let isOver = false;
  const bot = await startBot({
    db: stumbling(db, "inbox", "updateOne", ({ $set }) => isOver && $set?.["state"] === "done"),
    respond: async (event, chat) => ({
      ...(await echo(event, chat)),
      ...(event.type === "message" && { forget: true }),
    }),
  });
  const yuki = await bot.friend("ゆき");
  isOver = true;
  await bot.double.say(yuki, "さようなら");
  await vi.waitFor(() => expect(bot.logged.join()).toContain("chat_interrupted"));
  const kept = await db.collection<ConversationDoc>("conversations").findOne({ _id: yuki });
  expect(kept?.expiresAt?.getTime()).toBeGreaterThan(Date.now() + HOUR);
  expect(JSON.stringify(kept)).not.toContain("さようなら");
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: さようなら"]);
  expect(bot.sent("push")).toEqual([]);
});

test("a turn that cannot be stored is tried again as a failure, not for ever", async () => {
  let skipped = 0;
  const bot = await startBot({
    clock: () => new Date(Date.now() + skipped),
    respond: async (event, chat) => {
      const turn = await echo(event, chat);
      if (event.type !== "message") return turn;
      return { ...turn, state: { tooMuch: "x".repeat(17 * 1024 * 1024) } };
    },
  });
  const yuki = await bot.friend("ゆき");
  await bot.double.say(yuki, "はい");
  await vi.waitFor(
    async () => {
      skipped += 1000;
      bot.context.process.wake([yuki]);
      expect(await bot.context.inbox.countBuried()).toBe(1);
    },
    { timeout: 15_000, interval: 100 },
  );
  await bot.double.tap(yuki, { type: "postback", data: "next" });
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: next"]);
}, 20_000);

test("what comes late of earlier days does not cut off an answer still on its way", async () => {
  const bot = await startBot();
  const yuki = await bot.friend("ゆき");
  bot.double.faults.next("server_error", 1);
  const { event } = await bot.double.say(yuki, "いま");
  if (!event) throw new Error("no event");
  await vi.waitFor(() => expect(bot.sent("reply")).toHaveLength(2));
  const message = { type: "text", id: "777", text: "まえ" };
  const earlier = { ...event, message, timestamp: event.timestamp - 5000 };
  await bot.double.sendEvents([{ ...earlier, webhookEventId: "01EARLIER", replyToken: "gone" }]);
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: いま", "3: まえ"]);
});

test("what comes late of earlier days has no answer given twice that is not finished yet", async () => {
  const { db } = await testDatabase();
  let isOver = false;
  const bot = await startBot({
    db: stumbling(db, "inbox", "updateOne", ({ $set }) => isOver && $set?.["state"] === "done"),
  });
  const yuki = await bot.friend("ゆき");
  isOver = true;
  const { event } = await bot.double.say(yuki, "いま");
  if (!event) throw new Error("no event");
  await vi.waitFor(() => expect(bot.logged.join()).toContain("chat_interrupted"));
  const message = { type: "text", id: "777", text: "まえ" };
  const earlier = { ...event, message, timestamp: event.timestamp - 5000 };
  await bot.double.sendEvents([{ ...earlier, webhookEventId: "01EARLIER", replyToken: "gone" }]);
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: いま", "3: まえ"]);
});

test("what is tried again at once goes on from where the last try ended", async () => {
  const { db } = await testDatabase();
  let skipped = 0;
  const putOff: (() => void)[] = [];
  const bot = await startBot({
    clock: () => new Date(Date.now() + skipped),
    // So slow that the wait is over when it is written down.
    db: watched(db, "collection", ([name], made) =>
      name === "inbox"
        ? watched(made() as object, "updateOne", ([, change], go) => {
            if ((change as Change).$set?.["dueAt"] !== undefined) for (const late of putOff) late();
            return go();
          })
        : made(),
    ),
  });
  const yuki = await bot.friend("ゆき");
  putOff.push(() => {
    skipped += 1000;
    bot.double.clock.add(61_000);
  });
  bot.double.faults.next("rate_limited", 1);
  await bot.double.say(yuki, "はい");
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: はい"]);
  expect(bot.sent("push")).toHaveLength(1);
});

test("a clock put back by hours holds up nobody", async () => {
  let ahead = 9 * HOUR;
  let fails = true;
  const bot = await startBot({
    clock: () => new Date(Date.now() + ahead),
    respond: async (event, chat) => {
      if (event.type !== "message" || !fails) return echo(event, chat);
      fails = false;
      throw new Error("once");
    },
  });
  const yuki = await bot.friend("ゆき");
  await bot.double.say(yuki, "はい");
  await vi.waitFor(() => expect(bot.logged.join()).toContain("step_failed"));
  ahead = 0;
  await bot.double.say(yuki, "ええ");
  await bot.settled();
  expect(bot.heard(yuki)).toEqual(["1: follow", "2: はい", "3: ええ"]);
});

test("a stranger's chat outlasts its turn, however old the event is", async () => {
  const bot = await startBot({
    respond: async (event, chat) => ({
      ...(await echo(event, chat)),
      keepUntil: new Date(event.at.getTime() + 10 * HOUR),
    }),
  });
  const yuki = await bot.friend("ゆき");
  const { event } = await bot.double.say(yuki, "はい");
  if (!event) throw new Error("no event");
  await bot.settled();
  const dayBefore = Date.now() - 20 * HOUR;
  await bot.double.sendEvents([{ ...event, webhookEventId: "01OLD", timestamp: dayBefore }]);
  await bot.settled();
  expect(await bot.inbox.findOne({ _id: "01OLD" })).toMatchObject({ state: "done" });
  const kept = await bot.db.collection<ConversationDoc>("conversations").findOne({ _id: yuki });
  expect(kept?.expiresAt?.getTime()).toBeGreaterThan(Date.now() + HOUR / 2);
});
