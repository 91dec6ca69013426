import { expect, test } from "vitest";
import { faultsOf, problemsOf } from "./ask.ts";

const text = (words: string, extra: object = {}) => ({ type: "text", text: words, ...extra });
const v2 = (words: string, substitution: object = {}) => ({
  type: "textV2",
  text: words,
  substitution,
});
const someone = { type: "mention", mentionee: { type: "all" } };
const emoji = { productId: "5ac1bfd5040ab15980c9b435", emojiId: "001" };
const smile = { type: "emoji", ...emoji };

test("a text has 1 to 5,000 UTF-16 units", () => {
  expect(problemsOf(text("あ".repeat(5_000)))).toEqual([]);
  expect(problemsOf(text("あ".repeat(5_001)))).toEqual([
    { message: "Length must be between 0 and 5000", property: "messages[0].text" },
  ]);
  expect(faultsOf(text("🍎".repeat(2_500)))).toEqual([]);
  expect(faultsOf(text("🍎".repeat(2_501)))).toEqual(["text"]);
  expect(problemsOf(text(""))).toEqual([
    { message: "May not be empty", property: "messages[0].text" },
  ]);
});

test("a LINE emoji stands on a $", () => {
  expect(faultsOf(text("$", { emojis: [{ index: 0, ...emoji }] }))).toEqual([]);
  expect(faultsOf(text("a$", { emojis: [{ index: 0, ...emoji }] }))).toEqual(["emojis[0].index"]);
  const many = Array.from({ length: 21 }, (_, index) => ({ index, ...emoji }));
  expect(faultsOf(text("$".repeat(21), { emojis: many }))).toEqual(["emojis"]);
});

test("every brace of a textV2 is a substitution or doubled", () => {
  expect(faultsOf(v2("{who}さん", { who: someone }))).toEqual([]);
  expect(faultsOf(v2("{{who}}"))).toEqual([]);
  expect(faultsOf(v2("{{{who}}}", { who: someone }))).toEqual([]);
  for (const words of ["{who}", "{}", "a { b", "a } b", '{"json": 1}', "{toString}"]) {
    expect(faultsOf(v2(words))).toContain("text");
  }
});

test("substitution keys are short words, at most a hundred", () => {
  expect(faultsOf(v2("a", { ["x".repeat(20)]: someone }))).toEqual([]);
  expect(faultsOf(v2("a", { ["x".repeat(21)]: someone }))).toEqual([
    `substitution.${"x".repeat(21)}`,
  ]);
  expect(faultsOf(v2("a", { "x-y": someone }))).toEqual(["substitution.x-y"]);
  const keys = (count: number, value: object) =>
    Object.fromEntries(Array.from({ length: count }, (_, n) => [`k${n}`, value]));
  expect(faultsOf(v2("a", keys(20, someone)))).toEqual([]);
  expect(faultsOf(v2("a", keys(21, someone)))).toEqual(["substitution"]);
  expect(faultsOf(v2("a", keys(21, smile)))).toEqual(["substitution"]);
  expect(faultsOf(v2("a", keys(101, smile)))).toEqual(["substitution", "substitution"]);
});

test("a textV2 is as long as a text", () => {
  expect(faultsOf(v2(""))).toEqual(["text"]);
  expect(faultsOf(v2("a".repeat(5_001)))).toEqual(["text"]);
});
