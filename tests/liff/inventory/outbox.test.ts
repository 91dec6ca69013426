import { expect, onTestFinished, test, vi } from "vitest";
import type { Entry } from "#liff/inventory/entries.ts";
import { createKept } from "#liff/inventory/kept.ts";
import { createOutbox, KEEP_MS } from "#liff/inventory/outbox.ts";
import type { Sent } from "#liff/inventory/send.ts";
import type { SectionView } from "#shared/inventory-view.ts";

const section: SectionView = { section: "goal", fields: [], items: [], lookedAt: null };
const done: Sent = { is: "done", section };
const goal = { item: null, field: "I2-3" } as const;
const words = (value: string) => ({ value, audience: "self" }) as const;

const storage = () => {
  const all = new Map<string, string>();
  return {
    all,
    getItem: (key: string) => all.get(key) ?? null,
    setItem: (key: string, value: string) => void all.set(key, value),
  };
};

const setUp = (answers: Sent[] = [], kept = storage()) => {
  const sent: Entry[] = [];
  let ids = 0;
  const outbox = createOutbox({
    kept: createKept(kept, "yuki"),
    send: (entry) => {
      sent.push(entry);
      return Promise.resolve(answers.shift() ?? done);
    },
    onSection: () => {},
    newId: () => `op-${(ids += 1)}-${Math.random()}`,
  });
  return { outbox, sent, kept };
};

test("what is typed is on the phone within a moment, before anything is sent", () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { outbox, sent, kept } = setUp();
  outbox.write(goal, words("書"), 0);
  vi.advanceTimersByTime(KEEP_MS);
  expect([...kept.all.values()].join()).toContain("書");
  expect(sent).toEqual([]);
});

test("however fast somebody types, what waits is written down once a moment", () => {
  vi.useFakeTimers();
  onTestFinished(() => void vi.useRealTimers());
  const { outbox, kept } = setUp();
  const written = vi.spyOn(kept, "setItem");
  for (let key = 1; key <= 20; key += 1) {
    outbox.write(goal, words("あ".repeat(key)), 0);
    vi.advanceTimersByTime(50);
  }
  expect(written).toHaveBeenCalledTimes((20 * 50) / KEEP_MS);
  outbox.write(goal, words("最後まで"), 0);
  outbox.flush();
  expect([...kept.all.values()].join()).toContain("最後まで");
});

test("a resting hand sends the last words only, and then the phone keeps nothing", async () => {
  const { outbox, sent, kept } = setUp();
  for (const value of ["書", "書い", "書いた"]) outbox.write(goal, words(value), 0);
  expect(outbox.stateOf(goal).is).toBe("saving");
  outbox.flush();
  await vi.waitFor(() => expect(outbox.stateOf(goal).is).toBe("saved"));
  expect(sent).toMatchObject([{ value: "書いた", rev: 0 }]);
  expect(kept.all.get("ayumi:inventory:yuki")).toBe("[]");
});

test("without an answer the same operation is sent again, in the same order", async () => {
  const { outbox, sent } = setUp([{ is: "later" }]);
  outbox.write(goal, words("書いた"), 0);
  outbox.flush();
  outbox.push({ do: "confirm", section: "goal" });
  await vi.waitFor(() => expect(outbox.stateOf(goal).is).toBe("waiting"));
  outbox.write(goal, words("書いた。"), 0);
  outbox.flush();
  await vi.waitFor(() => expect(outbox.entries()).toEqual([]));
  const writes = sent.filter((entry) => entry.do === "write");
  expect(new Set(writes.slice(0, 2).map(({ op }) => op)).size).toBe(1);
  expect(writes.map(({ value, rev }) => [value, rev])).toEqual([
    ["書いた", 0],
    ["書いた", 0],
    ["書いた。", 1],
  ]);
});

test("a page opened again goes on with what the last one left", async () => {
  const before = setUp([{ is: "later" }]);
  before.outbox.write(goal, words("途中"), 2);
  before.outbox.flush();
  const { outbox, sent } = setUp([], before.kept);
  expect(outbox.entries()).toMatchObject([{ value: "途中", rev: 2 }]);
  outbox.flush();
  await vi.waitFor(() => expect(outbox.entries()).toEqual([]));
  expect(sent).toHaveLength(1);
});

test("two pages of one member do not take away what the other keeps", () => {
  const kept = storage();
  const one = setUp([], kept);
  const other = setUp([], kept);
  one.outbox.write(goal, words("ひとつめ"), 0);
  other.outbox.write({ item: null, field: "I2-1" }, words("ふたつめ"), 0);
  for (const { outbox } of [one, other]) outbox.flush();
  const all = [...kept.all.values()].join();
  expect(all).toContain("ひとつめ");
  expect(all).toContain("ふたつめ");
});

test("of two versions the kept one is sent over the other's", async () => {
  const current = { id: "I2-3", value: "他の画面", audience: "self", rev: 9 } as const;
  const { outbox, sent } = setUp([{ is: "conflict", current }]);
  outbox.write(goal, words("この画面"), 3);
  outbox.flush();
  await vi.waitFor(() => expect(outbox.stateOf(goal).is).toBe("conflict"));
  expect(sent).toHaveLength(1);
  outbox.keepMine(goal, current);
  await vi.waitFor(() => expect(outbox.entries()).toEqual([]));
  expect(sent.at(-1)).toMatchObject({ value: "この画面", rev: 9 });
});

test("the same words from two pages are no conflict", async () => {
  const current = { id: "I2-3", value: "同じ", audience: "self", rev: 9 } as const;
  const { outbox } = setUp([{ is: "conflict", current }]);
  outbox.write(goal, words("同じ"), 3);
  outbox.flush();
  await vi.waitFor(() => expect(outbox.stateOf(goal).is).toBe("saved"));
});

test("what the server does not take stays here and holds nothing else up", async () => {
  const { outbox, sent } = setUp([{ is: "refused" }]);
  outbox.write(goal, words("\u0000"), 0);
  outbox.flush();
  outbox.push({ do: "confirm", section: "goal" });
  await vi.waitFor(() => expect(outbox.stateOf(goal).is).toBe("refused"));
  await vi.waitFor(() => expect(sent).toHaveLength(2));
  expect(outbox.entries()).toHaveLength(1);
});
