import { setImmediate as nextLoop } from "node:timers/promises";
import { expect, test } from "vitest";
import type { ConversationDoc } from "#bot/conversation/store.ts";
import { createProcess, type Process } from "#bot/inbox/process.ts";
import type { InboxDoc } from "#bot/inbox/store.ts";

const nothing = () => {};
const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
const held = (chatId: string): ConversationDoc => ({
  _id: chatId,
  state: null,
  rev: 1,
  lease: { by: "me", until: new Date(0) },
});
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
    inbox: {
      next: async (chatId) => (left > 0 ? { doc: waiting(chatId), isLast: false } : null),
    },
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

test("a chat that its turn let go is asked for nothing more, but by whoever wrote meanwhile", async () => {
  const done: string[] = [];
  let wakes = 1;
  const { lease: _, ...free } = held("yuki");
  const process: Process = createProcess({
    inbox: {
      next: async (chatId) => {
        done.push("next");
        return { doc: waiting(chatId), isLast: true };
      },
    },
    conversations: {
      claim: async (chatId) => {
        done.push("claim");
        return held(chatId);
      },
      renew: async (chatId) => held(chatId),
      release: async (chatId) => {
        done.push("release");
        return held(chatId);
      },
      remove: async () => {},
    },
    takeTurn: async (conversation, { chatId }, _by, mayLetGo) => {
      await nextLoop();
      if (wakes-- > 0) process.wake([chatId]);
      done.push(mayLetGo() ? "turn, the last" : "turn");
      return mayLetGo() ? free : conversation;
    },
    clock: () => new Date(),
    ids: () => "me",
    log,
    at: nothing,
  });
  process.wake(["yuki"]);
  while (!process.idle()) await nextLoop();
  expect(done.slice(0, 3)).toEqual(["claim", "next", "turn"]);
  expect(done.slice(-2)).toEqual(["next", "turn, the last"]);
  expect(done).not.toContain("release");
});
