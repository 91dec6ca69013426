import { setImmediate as nextLoop } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
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
    takeTurn: async (conversation, { chatId }, _by, { mayLetGo }) => {
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

/** Chats whose turns go on only when they are told to: `thinks` until its answer is stored, then `replies`. */
const setUpSlow = () => {
  const thinks = new Map<string, () => void>();
  const replies = new Map<string, () => void>();
  const until = (chatId: string, of: Map<string, () => void>) =>
    new Promise<void>((resolve) => of.set(chatId, resolve)).finally(() => of.delete(chatId));
  const process: Process = createProcess({
    inbox: { next: async (chatId) => ({ doc: waiting(chatId), isLast: true }) },
    conversations: {
      claim: async (chatId) => held(chatId),
      renew: async (chatId) => held(chatId),
      release: async (chatId) => held(chatId),
      remove: async () => {},
    },
    takeTurn: async ({ lease: _, ...free }, { chatId }, _by, { stored }) => {
      await until(chatId, thinks);
      stored();
      await until(chatId, replies);
      return free;
    },
    clock: () => new Date(),
    ids: () => "me",
    log,
    at: nothing,
  });
  return { process, thinks, replies };
};
const chats = (count: number) => Array.from({ length: count }, (_, i) => `chat ${i}`);
const soon = () => vi.advanceTimersByTimeAsync(0);

test("of many who write at once the first four are answered before the others are thought about", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const { process, thinks, replies } = setUpSlow();
  process.wake(chats(6));
  await soon();
  expect([...thinks.keys()]).toEqual(chats(4));

  thinks.get("chat 1")?.();
  await soon();
  expect([...thinks.keys()]).toEqual(["chat 0", "chat 2", "chat 3", "chat 4"]);
  expect([...replies.keys()]).toEqual(["chat 1"]);
  for (const stored of thinks.values()) stored();
  await soon();
  expect([...thinks.keys()]).toEqual(["chat 5"]);
});

test("where thinking itself waits, another begins every ten milliseconds, sixteen in all", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const { process, thinks, replies } = setUpSlow();
  process.wake(chats(30));
  await vi.advanceTimersByTimeAsync(9);
  expect(thinks.size).toBe(4);
  await vi.advanceTimersByTimeAsync(2);
  expect(thinks.size).toBe(5);
  await vi.advanceTimersByTimeAsync(60_000);
  expect([...thinks.keys()]).toEqual(chats(16));

  const finish = vi.waitUntil(() => process.idle(), { timeout: 5000 });
  for (let i = 0; i < 100; i++) {
    for (const go of [...thinks.values(), ...replies.values()]) go();
    await vi.advanceTimersByTimeAsync(10);
  }
  await finish;
});

test("when so many wait that all are late, sixteen are thought about at once until it is fewer", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "performance"] });
  onTestFinished(() => void vi.useRealTimers());
  const { process, thinks, replies } = setUpSlow();
  process.wake(chats(200));
  await soon();
  expect([...thinks.keys()]).toEqual(chats(16));
  for (let answered = 0; answered < 170; answered++) {
    const [first = ""] = thinks.keys();
    thinks.get(first)?.();
    await soon();
    replies.get(first)?.();
    await soon();
  }
  expect(thinks.size).toBe(4);
});
