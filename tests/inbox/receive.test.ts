import { setImmediate as nextTurn, setTimeout as pause } from "node:timers/promises";
import fc from "fast-check";
import { expect, onTestFinished, test, vi } from "vitest";
import { createReceive } from "#bot/inbox/receive.ts";
import type { KeptEvent } from "#bot/inbox/turn.ts";

const said = (id: string, chatId = `U${id}`): KeptEvent => ({
  id,
  at: new Date(),
  chat: { kind: "user", id: chatId },
  redelivered: false,
  type: "message",
  message: { id, type: "text", text: "はい" },
});

/** A write begins at the end of the turn in which its first event was ready. */
const settle = async () => {
  await nextTurn();
  await nextTurn();
};

/** A receiver whose writes end when the test lets them. */
const setUp = (
  consented: boolean | Promise<boolean> | (() => boolean | Promise<boolean>) = true,
  eraseMessage: () => Promise<void> = async () => {},
) => {
  const asked: string[] = [];
  const writes: { ids: string[]; done: () => void; fail: (error: Error) => void }[] = [];
  const stored: KeptEvent[] = [];
  const woken: string[] = [];
  const receive = createReceive({
    inbox: {
      insert: (events) =>
        new Promise<void>((resolve, reject) => {
          stored.push(...events);
          writes.push({ ids: events.map(({ id }) => id), done: resolve, fail: reject });
        }),
      eraseMessage,
    },
    consents: {
      has: (userId) => {
        asked.push(userId);
        return typeof consented === "function" ? consented() : consented;
      },
    },
    isCommandWord: () => false,
    wake: (chatIds) => woken.push(...chatIds),
    clock: () => new Date(),
    at: () => {},
  });
  return { receive, writes, stored, woken, asked };
};

test("what arrives in one turn of the event loop is written together", async () => {
  const { receive, writes } = setUp();
  const requests = ["1", "2", "3"].map((id) => receive([said(id)]));
  await pause(1);
  expect(writes.map(({ ids }) => ids)).toEqual([["1", "2", "3"]]);
  writes[0]?.done();
  await Promise.all(requests);
});

test("what arrives during two writes is written together, next", async () => {
  const { receive, writes } = setUp();
  const first = receive([said("1")]);
  await pause(1);
  const second = receive([said("2")]);
  await pause(1);
  const rest = ["3", "4", "5"].map((id) => receive([said(id)]));
  await pause(1);
  expect(writes.map(({ ids }) => ids)).toEqual([["1"], ["2"]]);
  writes[1]?.done();
  await second;
  await pause(1);
  expect(writes.map(({ ids }) => ids)).toEqual([["1"], ["2"], ["3", "4", "5"]]);
  writes[0]?.done();
  writes[2]?.done();
  await Promise.all([first, ...rest]);
});

test("an event waits until those of its chat that came before are durable", async () => {
  const { receive, writes } = setUp();
  const first = receive([said("1", "yuki")]);
  await pause(1);
  const second = receive([said("2", "yuki"), said("3", "kenta")]);
  const third = receive([said("4", "kenta")]);
  const other = receive([said("5", "mika")]);
  await pause(1);
  expect(writes.map(({ ids }) => ids)).toEqual([["1"], ["5"]]);
  writes[1]?.done();
  await other;
  await pause(1);
  expect(writes).toHaveLength(2);
  writes[0]?.done();
  await first;
  await pause(1);
  expect(writes[2]?.ids).toEqual(["2", "3", "4"]);
  writes[2]?.done();
  await Promise.all([second, third]);
});

test("however requests and writes interleave, each chat keeps its order and nothing is lost", async () => {
  const people = fc.constantFrom("yuki", "kenta", "mika");
  const step = fc.oneof(
    fc.record({
      arrive: fc.array(people, { minLength: 1, maxLength: 3 }),
      isKnown: fc.boolean(),
    }),
    fc.record({ end: fc.nat(1) }),
    fc.record({ lookUp: fc.nat(3) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 20 }), async (steps) => {
      const lookups: ((consented: boolean) => void)[] = [];
      let isKnown = true;
      const { receive, writes } = setUp(
        () => isKnown || new Promise<boolean>((resolve) => lookups.push(resolve)),
      );
      const lookUp = (which: number) => {
        const [found] = lookups.splice(which % Math.max(lookups.length, 1), 1);
        found?.(true);
      };
      const sent = new Map<string, string[]>();
      const durable: string[] = [];
      const requests: Promise<void>[] = [];
      const ended = new Set<number>();
      let count = 0;
      const endOne = async (which: number) => {
        const open = writes.flatMap((_, i) => (ended.has(i) ? [] : [i]));
        expect(open.length).toBeLessThanOrEqual(2);
        const at = open[which % Math.max(open.length, 1)];
        if (at === undefined) return false;
        ended.add(at);
        durable.push(...(writes[at]?.ids ?? []));
        writes[at]?.done();
        await settle();
        return true;
      };
      for (const one of steps) {
        if ("end" in one) await endOne(one.end);
        else if ("lookUp" in one) lookUp(one.lookUp);
        else {
          ({ isKnown } = one);
          const events = one.arrive.map((chat) => said(`${chat} ${(count += 1)}`, chat));
          for (const { id, chat } of events) sent.set(chat.id, [...(sent.get(chat.id) ?? []), id]);
          requests.push(receive(events));
          if (count % 2 === 0) await settle();
        }
      }
      while (lookups.length > 0) lookUp(0);
      await settle();
      while (await endOne(0));
      await Promise.all(requests);
      for (const [chat, ids] of sent) {
        expect(durable.filter((id) => id.startsWith(chat))).toEqual(ids);
      }
    }),
  );
});

test("nothing overtakes words about which consent is still looked up, and nobody else waits", async () => {
  const { promise, resolve } = Promise.withResolvers<boolean>();
  const { receive, writes } = setUp(promise);
  const words = receive([said("1", "yuki")]);
  const { message: _, ...common } = said("2", "yuki") as Extract<KeptEvent, { type: "message" }>;
  const tap = receive([{ ...common, type: "postback", postback: { data: "do=next" } }]);
  const other = receive([{ ...common, ...said("3", "kenta"), type: "unfollow" }]);
  await pause(5);
  expect(writes.map(({ ids }) => ids)).toEqual([["3"]]);
  writes[0]?.done();
  await other;
  resolve(false);
  await pause(5);
  expect(writes.slice(1).map(({ ids }) => ids)).toEqual([["1", "2"]]);
  writes[1]?.done();
  await Promise.all([words, tap]);
});

test("whoever has waited for nearly as long as LINE does has time for a write of their own", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout", "Date"] });
  onTestFinished(() => void vi.useRealTimers());
  const { receive, writes } = setUp();
  const first = receive([said("1", "yuki")]);
  await settle();
  const second = receive([said("2", "yuki")]);
  await settle();
  await vi.advanceTimersByTimeAsync(1690);
  const third = receive([said("3", "kenta")]);
  writes[0]?.done();
  await first;
  await settle();
  await vi.advanceTimersByTimeAsync(200);
  for (const { done } of writes) done();
  await Promise.all([second, third]);
  expect(vi.getTimerCount()).toBe(0);
});

test("a request is answered only when its own events are durable", async () => {
  const { receive, writes, woken } = setUp();
  let answered = false;
  const request = receive([said("1")]).then(() => (answered = true));
  await pause(20);
  expect(answered).toBe(false);
  expect(woken).toEqual([]);
  writes[0]?.done();
  await request;
  expect(woken).toEqual(["U1"]);
});

test("a write takes at most about five hundred events", async () => {
  const { receive, writes } = setUp();
  const many = Array.from({ length: 700 }, (_, i) => receive([said(String(i))]));
  await pause(1);
  expect(writes[0]?.ids).toHaveLength(500);
  writes[0]?.done();
  await pause(5);
  expect(writes[1]?.ids).toHaveLength(200);
  writes[1]?.done();
  await Promise.all(many);
});

test("a failed write fails everybody who waited, and the next one is tried afresh", async () => {
  const { receive, writes } = setUp();
  const first = receive([said("1")]);
  await pause(1);
  const second = receive([said("2", "U1")]);
  await pause(1);
  writes[0]?.fail(new Error("gone"));
  await expect(first).rejects.toMatchObject({ code: "upstream_unavailable" });
  await expect(second).rejects.toMatchObject({ code: "upstream_unavailable" });
  const third = receive([said("3", "U1")]);
  await pause(1);
  writes[1]?.done();
  await third;
});

test("a write that hangs is given up before LINE's two seconds are over", async () => {
  const { receive } = setUp();
  const began = performance.now();
  const first = receive([said("1")]);
  const second = pause(1000).then(() => receive([said("2", "U1")]));
  await expect(first).rejects.toMatchObject({ code: "upstream_unavailable" });
  await expect(second).rejects.toMatchObject({ code: "upstream_unavailable" });
  expect(performance.now() - began).toBeLessThan(1900);
});

test("a stranger's words do not reach the write, also when consent is looked up", async () => {
  for (const consented of [false, Promise.resolve(false)]) {
    const { receive, writes, stored } = setUp(consented);
    const request = receive([said("1")]);
    await pause(5);
    writes[0]?.done();
    await request;
    expect(stored).toHaveLength(1);
    expect(JSON.stringify(stored)).not.toContain("はい");
  }
});

test("a lookup of consent that fails or hangs is told in time as well", async () => {
  const broken = setUp(Promise.reject(new Error("gone")));
  await expect(broken.receive([said("1"), said("2")])).rejects.toMatchObject({
    code: "upstream_unavailable",
  });
  const began = performance.now();
  const hanging = setUp(new Promise(() => {}));
  await expect(hanging.receive([said("1")])).rejects.toMatchObject({
    code: "upstream_unavailable",
  });
  expect(performance.now() - began).toBeLessThan(1900);
  expect([...broken.writes, ...hanging.writes]).toEqual([]);
});

test("consent is asked once a request for each writer", async () => {
  const { receive, writes, asked } = setUp(Promise.resolve(true));
  const kenta = { kind: "user" as const, id: "kenta" };
  const request = receive([said("1"), said("1"), { ...said("2"), chat: kenta }]);
  await pause(5);
  writes[0]?.done();
  await request;
  expect(asked).toEqual(["U1", "kenta"]);
});

test("erasing what was taken back holds up no answer", async () => {
  const { receive, writes } = setUp(true, () => new Promise(() => {}));
  const { message: _, ...common } = said("1") as Extract<KeptEvent, { type: "message" }>;
  const began = performance.now();
  const request = receive([{ ...common, type: "unsend", unsend: { messageId: "1" } }]);
  await pause(5);
  writes[0]?.done();
  await request;
  expect(performance.now() - began).toBeLessThan(1900);
});

test("a request without anything to answer needs no write", async () => {
  const { receive, writes } = setUp();
  await receive([]);
  await receive([{ ...said("1"), chat: { kind: "group", id: "C1" } }]);
  expect(writes).toEqual([]);
});
