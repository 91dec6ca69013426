import { expect, test } from "vitest";
import { createKept, type Writing } from "#liff/comments/kept.ts";
import { forgetOthers } from "#liff/forget-others.ts";

const writing: Writing = { id: "o1", kind: "praise", text: "準備が早いところ", how: "" };

const lend = () => {
  const kept = new Map<string, string>();
  const storage = {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
    removeItem: (key: string) => void kept.delete(key),
    clear: () => kept.clear(),
  };
  const keep = (memberId: string, post = "p") =>
    createKept({ storage: () => storage, memberId, post });
  return { kept, storage, keep };
};

test("what is written is there again with the same id, and goes once it is empty", () => {
  const { kept, keep } = lend();
  keep("ken").keep(writing);
  expect(keep("ken").read()).toEqual(writing);
  expect(keep("ken", "another").read()).toBeNull();
  keep("ken").keep({ ...writing, text: "" });
  expect(kept.size).toBe(0);
});

test("it never waits for another person who holds the device", () => {
  const { storage, keep } = lend();
  keep("ken").keep(writing);
  forgetOthers(() => storage, "mari");
  expect(keep("ken").read()).toBeNull();
});

test("what is no comment, and a browser that lends no storage, begin anew", () => {
  const { storage, keep } = lend();
  for (const broken of ["{", "[]", '"x"', '{"id":1}']) {
    storage.setItem("ayumi:comments:ken:p", broken);
    expect(keep("ken").read()).toBeNull();
  }
  const none = createKept({
    storage: () => {
      throw new Error("forbidden");
    },
    memberId: "ken",
    post: "p",
  });
  expect(() => none.keep(writing)).not.toThrow();
  expect(none.read()).toBeNull();
});
