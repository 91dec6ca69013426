import fc from "fast-check";
import { describe, expect, test } from "vitest";
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

test("nobody sees less than was written before they asked, in whatever order things happen", async () => {
  const steps = fc.array(fc.constantFrom("ask", "write", "end", "turn"), { maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(steps, async (all) => {
      const { begun, find, write } = slow();
      const asked: { readonly written: number; readonly found: Promise<number> }[] = [];
      let written = 0;
      let ended = 0;
      const end = () => begun[ended++]?.end();
      for (const step of all) {
        if (step === "ask") asked.push({ written, found: find("a") });
        else if (step === "write") written = write();
        else if (step === "turn") await turn();
        else if (ended < begun.length) end();
      }
      await turn();
      while (ended < begun.length) {
        end();
        await turn();
      }
      for (const { written: least, found } of asked) {
        expect(await found).toBeGreaterThanOrEqual(least);
      }
    }),
  );
});
