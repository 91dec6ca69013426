import fc from "fast-check";
import { expect, test } from "vitest";
import { added, lineOf, rewritten } from "#bot/attendance/rules.ts";
import type { AnswerPart } from "#shared/reflection.ts";

const at = new Date("2026-12-19T13:00:00Z");
const later = new Date("2026-12-20T13:00:00Z");
const said = (text: string, messageId: string, meetup = "m"): AnswerPart => ({
  text,
  at,
  messageId,
  meetup,
});

test("the line of one meetup leaves that of another as it is", () => {
  const parts = [said("ひと呼吸おく", "1"), said("数字で話す", "2", "other")];
  expect(lineOf(parts, "m")).toBe("ひと呼吸おく");
  const anew = rewritten(parts, "m", "問いを持ち帰る", later);
  expect(lineOf(anew, "m")).toBe("問いを持ち帰る");
  expect(lineOf(anew, "other")).toBe("数字で話す");
  expect(rewritten(anew, "m", "", later)).toEqual([parts[1]]);
});

test("a line that stays is still found when its message is taken back", () => {
  const parts = [said("ひと呼吸おく", "1"), said("問いを持ち帰る", "2")];
  const anew = rewritten(parts, "m", "問いを持ち帰る\nあとで書いた", later);
  expect(anew.map(({ messageId }) => messageId)).toEqual(["2", undefined]);
});

test("the same message brings its line once", () => {
  const parts = [said("ひと呼吸おく", "1")];
  expect(added(parts, [said("ひと呼吸おく", "1")])).toBeNull();
  expect(added(parts, [said("問いを持ち帰る", "2")])).toHaveLength(2);
});

test("what is written is what is read, whatever stood there before", () => {
  const words = fc.string({ maxLength: 40 }).map((text) => text.trim());
  fc.assert(
    fc.property(words, words, (before, after) => {
      const parts = rewritten([], "m", before, at);
      expect(lineOf(rewritten(parts, "m", after, later), "m")).toBe(after);
      expect(lineOf(parts, "other")).toBe("");
    }),
  );
});
