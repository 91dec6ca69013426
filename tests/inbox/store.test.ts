import { randomUUID } from "node:crypto";
import { MongoBulkWriteError, type Db } from "mongodb";
import { expect, test } from "vitest";
import {
  conversationsDefinition,
  createConversationStore,
  type PendingTurn,
} from "#bot/conversation/store.ts";
import { ensureIndexes } from "#bot/db.ts";
import { createInboxStore, inboxDefinition } from "#bot/inbox/store.ts";
import type { KeptEvent } from "#bot/inbox/turn.ts";
import { createSendStore, sendsDefinition } from "#bot/sends/store.ts";
import { testDatabase } from "#tests/support/database.ts";
import { scansDuring } from "#tests/support/plans.ts";

const NOW = new Date("2026-11-23T09:00:00Z");

const said = (id: string, at = NOW): KeptEvent => ({
  id,
  at,
  chat: { kind: "user", id: "yuki" },
  redelivered: false,
  type: "message",
  message: { id: `m${id}`, type: "text", text: "はい" },
});

const openInbox = async () => {
  const { db } = await testDatabase();
  await ensureIndexes(db, [inboxDefinition]);
  return createInboxStore(db);
};

test("the plan check sees a scan where there is one", async () => {
  const { scans } = await scansDuring(async (db) => {
    await db.collection("things").insertOne({ colour: "green" });
    await db.collection("things").findOne({ colour: "green" });
  });
  expect(scans).toEqual([{ collection: "things", filter: { colour: "green" } }]);
});

test("every question of the inbox, the conversations and the ledger is served by an index", async () => {
  const { asked, scans } = await scansDuring(async (db) => {
    await ensureIndexes(db, [inboxDefinition, conversationsDefinition, sendsDefinition]);
    const inbox = createInboxStore(db);
    await inbox.insert([said("1"), said("2")], NOW, 1000);
    await inbox.next("yuki", "2");
    await inbox.dueChats(NOW, 10);
    await inbox.defer("1", 1, NOW);
    await inbox.bury("1", "conflict", NOW, false);
    await inbox.countBuried();
    await inbox.buried(10);
    await inbox.eraseMessage("yuki", "m1");
    await inbox.forgetChat("yuki");
    await inbox.retry("1", NOW);
    await inbox.finish("2", NOW);

    const conversations = createConversationStore(db);
    const chat = await conversations.claim("yuki", "me", NOW, NOW);
    if (!chat) throw new Error("held");
    const turn: PendingTurn = {
      eventId: "1",
      messages: [],
      stage: "ready",
      attempts: 0,
      retryKey: randomUUID(),
      replyUntil: NOW,
      forget: false,
    };
    const step = {
      state: {},
      turn,
      eventAt: NOW,
      owed: [],
      news: [],
      missed: [],
      keepUntil: null,
      unsent: null,
      told: true,
    };
    await conversations.saveTurn(chat, "me", step);
    await conversations.renew("yuki", "me", NOW);
    await conversations.setStage("yuki", "me", turn, "replying", 1);
    await conversations.clearTurn("yuki", "me", { owed: [], lost: null }, false);
    await conversations.lose("yuki", "me", {});
    await conversations.empty("yuki", "me", NOW);
    await conversations.release("yuki", "me");
    await conversations.remove(chat, "me");

    const sends = createSendStore(db);
    await sends.plan({
      _id: "key",
      recipient: "yuki",
      kind: "answer",
      period: "1",
      class: "answer",
      people: 1,
      month: "2026-11",
      plannedAt: NOW,
    });
    await sends.planned("2026-11");
    await sends.spent("2026-11");
    await sends.markSending("key");
    await sends.markSent("key", NOW);
    await sends.markFailed("key", "x");
    await sends.unplan("key");
    await sends.forget("yuki");
  });
  expect(asked).toBeGreaterThan(20);
  expect(scans).toEqual([]);
});

test("an event that is there already is accepted, and its neighbours are stored", async () => {
  const inbox = await openInbox();
  await inbox.insert([said("1")], NOW, 1000);
  await inbox.finish("1", NOW);
  await inbox.insert([said("1"), said("2"), said("2"), said("3")], NOW, 1000);
  expect((await inbox.next("yuki"))?.doc._id).toBe("2");
  await inbox.finish("2", NOW);
  expect((await inbox.next("yuki"))?.doc._id).toBe("3");
});

test("beside one that is there already, what could not be made durable is not accepted", async () => {
  const { db } = await testDatabase();
  const collection = db.collection("inbox");
  // As a primary answers that steps down before the others have copied.
  const insertMany = (...given: Parameters<typeof collection.insertMany>) =>
    collection.insertMany(...given).catch((error: unknown) => {
      if (!(error instanceof MongoBulkWriteError)) throw error;
      const copied = { code: 64, errmsg: "waiting for replication timed out" };
      throw Object.assign(error, { result: { getWriteConcernError: () => copied } });
    });
  const stepping = { collection: () => Object.assign(Object.create(collection), { insertMany }) };
  const inbox = createInboxStore(Object.assign(Object.create(db) as Db, stepping));
  await inbox.insert([said("1")], NOW, 1000);
  await expect(inbox.insert([said("1"), said("2")], NOW, 1000)).rejects.toThrow(
    MongoBulkWriteError,
  );
});

test("the oldest event of a chat comes first, and of one moment the lower id", async () => {
  const inbox = await openInbox();
  const earlier = new Date(NOW.getTime() - 1);
  await inbox.insert([said("b"), said("c", earlier), said("a")], NOW, 1000);
  const order = [];
  for (let next = await inbox.next("yuki"); next; next = await inbox.next("yuki")) {
    order.push([next.doc._id, next.isLast]);
    await inbox.finish(next.doc._id, NOW);
  }
  expect(order).toEqual([
    ["c", false],
    ["a", false],
    ["b", true],
  ]);
});

test("a chat is swept when something in it is due, once", async () => {
  const inbox = await openInbox();
  await inbox.insert([said("1"), said("2")], NOW, 1000);
  expect(await inbox.dueChats(new Date(NOW.getTime() - 1), 10)).toEqual([]);
  expect(await inbox.dueChats(NOW, 10)).toEqual(["yuki"]);
});

test("what a crash left behind is found and taken also after the clock was put back by hours", async () => {
  const { db } = await testDatabase();
  const inbox = createInboxStore(db);
  const conversations = createConversationStore(db);
  const after = (seconds: number) => new Date(NOW.getTime() + seconds * 1000);
  const ahead = 9 * 3600;
  await inbox.insert([said("1")], after(ahead), 1000);
  await conversations.claim("yuki", "who crashed", after(ahead), after(ahead + 10));
  const take = (at: number) => conversations.claim("yuki", "me", after(at), after(at + 10));
  expect(await inbox.dueChats(after(ahead - 30), 10)).toEqual([]);
  expect(await take(ahead - 30)).toBeNull();
  expect(await inbox.dueChats(NOW, 10)).toEqual(["yuki"]);
  expect(await take(0)).toMatchObject({ lease: { by: "me", until: after(10) } });
});

test("a flood in one chat hides no other from the sweep", async () => {
  const inbox = await openInbox();
  const flood = Array.from({ length: 20 }, (_, i) => said(`flood ${i}`));
  await inbox.insert(flood, new Date(NOW.getTime() - 1), 1000);
  await inbox.insert([{ ...said("1"), chat: { kind: "user", id: "kenta" } }], NOW, 1000);
  expect(await inbox.dueChats(NOW, 10)).toEqual(["yuki", "kenta"]);
});

test("what was answered but could not be delivered cannot be retried", async () => {
  const inbox = await openInbox();
  await inbox.insert([said("1"), said("2")], NOW, 1000);
  await inbox.bury("1", "400", NOW, true);
  await inbox.bury("2", "conflict", NOW, false);
  expect(await inbox.retry("1", NOW)).toBeNull();
  expect(await inbox.retry("2", NOW)).toBe("yuki");
  expect(await inbox.countBuried()).toBe(1);
});
