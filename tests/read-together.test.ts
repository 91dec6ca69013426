import fc from "fast-check";
import { describe, expect, onTestFinished, test, vi } from "vitest";
import { readTogether } from "#bot/read-together.ts";

/** A store whose reads end when they are told to, with what was true when they began. */
const slow = () => {
  const begun: { readonly key: string; readonly end: () => void; readonly fail: () => void }[] = [];
  let value = 0;
  const find = readTogether((key) => {
    const { promise, resolve, reject } = Promise.withResolvers<number>();
    const seen = value;
    begun.push({ key, end: () => resolve(seen), fail: () => reject(new Error("gone")) });
    return promise;
  });
  return { begun, find, write: () => (value += 1) };
};
const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));

describe("fifty who ask for the same at once", () => {
  test("are answered by two reads", async () => {
    const { begun, find } = slow();
    const asked = Array.from({ length: 50 }, () => find("a"));
    expect(begun).toHaveLength(1);
    begun[0]?.end();
    await turn();
    expect(begun).toHaveLength(2);
    begun[1]?.end();
    expect(await Promise.all(asked)).toHaveLength(50);
    void find("a");
    expect(begun).toHaveLength(3);
  });

  test("do not wait for those who ask for something else", () => {
    const { begun, find } = slow();
    void find("a");
    void find("b");
    expect(begun.map(({ key }) => key)).toEqual(["a", "b"]);
  });

  test("learn of an error only if it was their read that failed", async () => {
    const { begun, find } = slow();
    const [first, second] = [find("a"), find("a")];
    begun[0]?.fail();
    await expect(first).rejects.toThrow("gone");
    begun[1]?.end();
    expect(await second).toBe(0);
    const third = find("a");
    begun[2]?.fail();
    await expect(third).rejects.toThrow("gone");
  });
});

test("a read that hangs keeps nobody waiting for long, and ends without a trace", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const { begun, find, write } = slow();
  const hanging = find("a");
  write();
  const asked = [find("a"), find("a")];
  await vi.advanceTimersByTimeAsync(300);
  expect(begun).toHaveLength(2);
  write();
  const later = find("a");
  begun[1]?.end();
  expect(await Promise.all(asked)).toEqual([1, 1]);
  await vi.advanceTimersByTimeAsync(0);
  begun[0]?.fail();
  await expect(hanging).rejects.toThrow("gone");
  expect(begun).toHaveLength(3);
  const last = find("a");
  begun[2]?.end();
  expect(await later).toBe(2);
  await vi.advanceTimersByTimeAsync(0);
  begun[3]?.end();
  expect(await last).toBe(2);
  expect(begun).toHaveLength(4);
  expect(vi.getTimerCount()).toBe(0);
});

test("nobody sees less than was written before they asked, in whatever order things happen", async () => {
  vi.useFakeTimers({ toFake: ["setTimeout", "clearTimeout"] });
  onTestFinished(() => void vi.useRealTimers());
  const steps = fc.array(fc.constantFrom("ask", "write", "end", "end newest", "turn", "hang"), {
    maxLength: 60,
  });
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const { begun, find, write } = slow();
      const asked: { readonly written: number; readonly found: Promise<number> }[] = [];
      const ended = new Set<number>();
      const open = () => [...begun.keys()].filter((index) => !ended.has(index));
      const end = (index: number | undefined) => {
        if (index === undefined) return;
        ended.add(index);
        begun[index]?.end();
      };
      let written = 0;
      for (const step of all) {
        if (step === "ask") asked.push({ written, found: find("a") });
        else if (step === "write") written = write();
        else if (step === "turn") await turn();
        else if (step === "hang") await vi.advanceTimersByTimeAsync(300);
        else end(open().at(step === "end" ? 0 : -1));
      }
      await turn();
      while (open().length > 0) {
        end(open()[0]);
        await turn();
      }
      for (const { written: least, found } of asked) {
        expect(await found).toBeGreaterThanOrEqual(least);
      }
      expect(vi.getTimerCount()).toBe(0);
      const before = begun.length;
      void find("a");
      expect(begun, "nothing is left of them").toHaveLength(before + 1);
    }),
  );
});
