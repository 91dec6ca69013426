import { expect, test } from "vitest";
import type { Step } from "#bot/conversation/script.ts";
import { scripts } from "#bot/conversation/scripts/table.ts";
import { buttonsIn, namesIn } from "#bot/messages/speak.ts";
import { en } from "#liff/text/en.ts";
import { ja } from "#liff/text/ja.ts";
import { linesOf } from "#liff/text/questions.ts";

const namesInText = (text: string) =>
  new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
/** A date's parts are said differently in each language. */
const isFree = (key: string) => key.startsWith("period.");

test("both languages fill in the same names", () => {
  for (const [key, text] of Object.entries(ja)) {
    if (isFree(key)) continue;
    expect(namesInText(en[key as keyof typeof ja]), key).toEqual(namesInText(text));
  }
});

test("the page speaks softly: no exclamation marks, none of the words that press", () => {
  const pressing = /[!!]|なぜ|反省|未提出|脱落|連続|失敗|頑張/;
  for (const [key, text] of [...Object.entries(ja), ...Object.entries(en)]) {
    expect(text, key).not.toMatch(pressing);
  }
});

const tapsOf = (step: Step) =>
  (step.choices ?? []).filter(({ does }) => does === "answer").map(({ id }) => id);

const answered = Object.values(scripts)
  .flat()
  .flatMap((script) => script.steps)
  .filter((step) => step.kind === "short" || step.kind === "long" || tapsOf(step).length > 0);

test.for(["ja", "en"] as const)("questions and taps have the words of the chat (%s)", (locale) => {
  expect(answered.length).toBeGreaterThan(20);
  for (const step of answered) {
    const { qid, bubble } = step;
    const taps = tapsOf(step);
    for (const choice of taps.length > 0 ? taps : [null]) {
      const answer = { qid, texts: ["x"], choice, audience: "self" } as const;
      const [line] = linesOf([answer], locale);
      const { steps } = namesIn(locale);
      expect(line?.question).toBe(steps[qid as keyof typeof steps]);
      const label = choice === null ? null : buttonsIn(locale, bubble)[choice];
      expect(line?.choice ?? null).toBe(label?.replace(/^\d /, "") ?? null);
    }
  }
});

test("answers are read in the order of the questions; an unknown one comes last, in its own words", () => {
  const answer = (qid: string, text: string, choice: string | null = null) =>
    ({ qid, texts: text === "" ? [] : [text], choice, audience: "self" }) as const;
  const lines = linesOf(
    [answer("gone", "a", "b"), answer("MO7", "c"), answer("MO3", ""), answer("MO2", "d")],
    "ja",
  );
  expect(lines.map(({ qid, question, choice, text }) => [qid, question, choice, text])).toEqual([
    ["MO2", "やったこと", null, "d"],
    ["MO7", "次にやりたいこと", null, "c"],
    ["gone", "gone", "b", "a"],
  ]);
});
