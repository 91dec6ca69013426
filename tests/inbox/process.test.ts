import { setImmediate as nextLoop } from "node:timers/promises";
import { expect, test } from "vitest";
import type { ConversationDoc } from "#bot/conversation/store.ts";
import { createProcess, type Process } from "#bot/inbox/process.ts";
import type { InboxDoc } from "#bot/inbox/store.ts";

const nothing = () => {};
const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const held = (chatId: string): ConversationDoc => ({ _id: chatId, state: null, rev: 1 });
const waiting = (chatId: string): InboxDoc => ({
  _id: `event of ${chatId}`,
  chatId,
  at: new Date(0),
  receivedAt: new Date(0),
  state: "waiting",
  failures: 0,
  dueAt: new Date(0),
});

/** Chats with so many events in all, and how many turns each has had. */
const setUp = (events: number) => {
  const turns = new Map<string, number>();
  let left = events;
  const process: Process = createProcess({
    inbox: { next: async (chatId) => (left > 0 ? waiting(chatId) : null) },
    conversations: {
      claim: async (chatId) => held(chatId),
      renew: async (chatId) => held(chatId),
      release: async (chatId) => held(chatId),
      remove: async () => {},
    },
    takeTurn: async (conversation, { chatId }) => {
      await nextLoop();
      turns.set(chatId, (turns.get(chatId) ?? 0) + 1);
      left -= 1;
      return conversation;
    },
    clock: () => new Date(),
    ids: () => "me",
    log,
    at: nothing,
  });
  return { process, turns };
};

test("forty chats that never pause all get their turns, and much the same number", async () => {
  const { process, turns } = setUp(400);
  process.wake(Array.from({ length: 40 }, (_, i) => `chat ${i}`));
  while (!process.idle()) await nextLoop();
  expect(turns.size).toBe(40);
  expect(Math.min(...turns.values())).toBeGreaterThanOrEqual(5);
});

test("while it is held chats only queue up, and none is forgotten", async () => {
  const { process, turns } = setUp(2);
  process.hold();
  process.wake(["yuki", "kenta"]);
  for (let i = 0; i < 20; i++) await nextLoop();
  expect(turns.size).toBe(0);
  expect(process.idle()).toBe(false);
  process.begin();
  while (!process.idle()) await nextLoop();
  expect([...turns.keys()]).toEqual(["yuki", "kenta"]);
});
