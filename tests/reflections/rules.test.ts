import fc from "fast-check";
import { expect, test } from "vitest";
import type { AnswerPart, Audience } from "#shared/reflection.ts";
import {
  changeAnswers,
  isBlank,
  partsOf,
  visibleToCircle,
  visibleToOrganizer,
  withoutMessage,
  type Change,
} from "#bot/reflections/rules.ts";

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
  const empty = { do: "set", qid: "MO3", parts: [], choice: null, usual: "circle" } as const;
  expect(changeAnswers(answers, { ...empty, audience: "circle" })).toEqual({});
  expect(changeAnswers(answers, { ...empty, audience: "self" })).toEqual({
    MO3: { parts: [], audience: "self" },
  });
});

test("what is written later shows an answer to nobody more", () => {
  const hidden = { MO3: { parts: [part("x", "m")], audience: "self" as const } };
  const seen = { qid: "MO3", audience: "circle" } as const;
  const changes: Change[] = [
    { do: "write", part: part("y", "n"), how: "append", ...seen },
    { do: "write", part: part("y", "n"), how: "replace", ...seen },
    { do: "choose", choice: "up", ...seen },
  ];
  for (const change of changes) {
    expect(changeAnswers(hidden, change)["MO3"]?.audience).toBe("self");
  }
  const left = withoutMessage(hidden, "m");
  expect(changeAnswers(left, changes[0] as Change)["MO3"]?.audience).toBe("self");
  const shown = { MO3: { parts: [part("x", "m")], audience: "circle" as const } };
  expect(withoutMessage(shown, "m")).toEqual({});
});

test("each sees what is theirs to see, and nothing marks what is not", () => {
  const answer = (audience: Audience, text = "x") => ({
    parts: text === "" ? [] : [{ text, at: now }],
    audience,
  });
  const answers = {
    MO2: answer("circle"),
    MO3: answer("organizer"),
    MO4: answer("self"),
    MO6: answer("circle", ""),
    MO5c: answer("circle"),
    MO5d: { ...answer("self", ""), choice: "rest" },
  };
  expect(Object.keys(visibleToCircle(answers))).toEqual(["MO2"]);
  expect(Object.keys(visibleToOrganizer(answers))).toEqual(["MO3"]);
  expect(isBlank(answers)).toBe(false);
  expect(isBlank({ MO6: answers.MO6 })).toBe(true);
});
