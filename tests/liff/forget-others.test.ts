import { expect, test } from "vitest";
import { forgetOthers } from "#liff/forget-others.ts";

test("what waits for another member goes, what is one's own or not ours stays", () => {
  const kept = new Map([
    ["ayumi:words:ken:monthly:2026-11:MO3", "秘密"],
    ["ayumi:inventory:ken", "[]"],
    ["ayumi:words:yuki:monthly:2026-11:MO3", "わたし"],
    ["LIFF_STORE:1", "x"],
  ]);
  const storage = {
    get length() {
      return kept.size;
    },
    key: (index: number) => [...kept.keys()][index] ?? null,
    removeItem: (key: string) => void kept.delete(key),
  } as Storage;
  forgetOthers(() => storage, "yuki");
  expect([...kept.keys()]).toEqual(["ayumi:words:yuki:monthly:2026-11:MO3", "LIFF_STORE:1"]);
});

test("a browser that lends no storage is left alone", () => {
  const refuses = () => {
    throw new Error("SecurityError");
  };
  expect(() => forgetOthers(refuses, "yuki")).not.toThrow();
});
