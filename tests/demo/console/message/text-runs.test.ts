import { expect, test } from "vitest";
import { textRuns } from "#bot/demo/console/message/text-runs.ts";

const nameOf = (userId: string) => ({ U1: "由紀" })[userId] ?? "?";
const runs = (text: string, substitution = {}) =>
  textRuns({ type: "textV2", text, substitution }, nameOf);

test("a mention is put in by name and an emoji by a mark", () => {
  const substitution = {
    who: { type: "mention", mentionee: { type: "user", userId: "U1" } },
    all: { type: "mention", mentionee: { type: "all" } },
    e: { type: "emoji", productId: "p", emojiId: "001" },
  };
  expect(runs("{who}と{all} {e}!", substitution)).toEqual([
    { kind: "mention", text: "@由紀" },
    { kind: "text", text: "と" },
    { kind: "mention", text: "@All" },
    { kind: "text", text: " " },
    { kind: "emoji" },
    { kind: "text", text: "!" },
  ]);
});

test("doubled braces are single braces, never a place to put something in", () => {
  const substitution = { who: { type: "mention", mentionee: { type: "all" } } };
  expect(runs("{{who}} {{{{", substitution)).toEqual([{ kind: "text", text: "{who} {{" }]);
});

test("a place without a substitution stays as written", () => {
  expect(runs("{constructor} {__proto__}")).toEqual([
    { kind: "text", text: "{constructor} {__proto__}" },
  ]);
});

test("braces of a plain text are letters", () => {
  expect(textRuns({ type: "text", text: "{{a}}" }, nameOf)).toEqual([
    { kind: "text", text: "{{a}}" },
  ]);
});

test("an emoji of a plain text takes the place of its dollar sign only", () => {
  const emojis = [
    { index: 2, productId: "p", emojiId: "001" },
    { index: 0, productId: "p", emojiId: "001" },
  ];
  expect(textRuns({ type: "text", text: "$a$b", emojis }, nameOf)).toEqual([
    { kind: "emoji" },
    { kind: "text", text: "a" },
    { kind: "emoji" },
    { kind: "text", text: "b" },
  ]);
  const astray = [{ index: 1, productId: "p", emojiId: "001" }];
  expect(textRuns({ type: "text", text: "$a", emojis: astray }, nameOf)).toEqual([
    { kind: "text", text: "$a" },
  ]);
});

test("a link ends before Japanese punctuation, and no other scheme is a link", () => {
  const text = "見て「https://example.com/a?b=c」javascript:alert(1)";
  expect(textRuns({ type: "text", text }, nameOf)).toEqual([
    { kind: "text", text: "見て「" },
    { kind: "link", text: "https://example.com/a?b=c" },
    { kind: "text", text: "」javascript:alert(1)" },
  ]);
});
