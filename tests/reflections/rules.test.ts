import fc from "fast-check";
import { expect, test } from "vitest";
import type { AnswerPart } from "#shared/reflection.ts";
import { changeAnswers, partsOf } from "#bot/reflections/rules.ts";

const now = new Date("2026-11-24T11:00:00Z");
const part = (text: string, messageId: string, minute = 0): AnswerPart => ({
  text,
  messageId,
  at: new Date(now.getTime() - 60_000 * (60 - minute)),
});

const line = fc.constantFrom("面接", "引き継ぎ", "", "x", "朝 の準備", "y\r");
const text = fc.array(line, { maxLength: 12 }).map((lines) => lines.join("\n"));

test("a text taken apart is the same text again, in the order of its parts' times", () => {
  fc.assert(
    fc.property(text, fc.array(text, { maxLength: 4 }), (whole, messages) => {
      const known = messages.map((words, index) => part(words, `m${index}`, index));
      const parts = partsOf(whole, known, now);
      expect(parts.map((each) => each.text).join("\n")).toBe(whole);
      const times = parts.map(({ at }) => at.getTime());
      expect(times).toEqual(times.toSorted((a, b) => a - b));
      const ids = parts.flatMap(({ messageId }) => messageId ?? []);
      expect(new Set(ids).size).toBe(ids.length);
    }),
  );
});

test("every message whose lines still stand whole keeps them, wherever they moved", () => {
  const known = [part("面接を3回\n報告も", "m1", 1), part("引き継ぎ", "m2", 2)];
  const parts = partsOf("はじめに\n引き継ぎ\nあいだ\n面接を3回\n報告も", known, now);
  expect(parts.map(({ text: words, messageId }) => [words, messageId])).toEqual([
    ["はじめに", undefined],
    ["引き継ぎ", "m2"],
    ["あいだ", undefined],
    ["面接を3回\n報告も", "m1"],
  ]);
});

test("words that were changed are no longer the message's", () => {
  const parts = partsOf("面接を4回\n報告も", [part("面接を3回\n報告も", "m1")], now);
  expect(parts).toEqual([{ text: "面接を4回\n報告も", at: now }]);
});

test("an answer emptied in the form is no answer", () => {
  const answers = { MO3: { parts: [part("x", "m")], audience: "circle" as const } };
  const change = { do: "set", qid: "MO3", parts: [], choice: null, audience: "circle" } as const;
  expect(changeAnswers(answers, change)).toEqual({});
});
