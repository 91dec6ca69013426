import { expect, test } from "vitest";
import { textIn } from "#bot/messages/speak.ts";
import { enCircles } from "#liff/text/en-circles.ts";
import { jaCircles } from "#liff/text/ja-circles.ts";

const wordsOf = (value: unknown): string[] =>
  typeof value === "string" ? [value] : Object.values(value as object).flatMap(wordsOf);

test("the circles' pages speak softly: no exclamation marks, none of the words that press", () => {
  const pressing = /[!!]|なぜ|反省|未提出|脱落|連続|失敗|頑張/;
  for (const text of [jaCircles, enCircles].flatMap(wordsOf)) expect(text).not.toMatch(pressing);
});

test("both languages fill in the same names and have as many lines", () => {
  const names = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  for (const [key, text] of Object.entries(jaCircles.words)) {
    expect(names(enCircles.words[key as keyof typeof jaCircles.words]), key).toEqual(names(text));
  }
  for (const list of ["promises", "terms", "rules"] as const)
    expect(enCircles[list]).toHaveLength(jaCircles[list].length);
});

test("English has no Japanese left in it but the name of the other language", () => {
  for (const text of wordsOf(enCircles).filter((each) => each !== "日本語"))
    expect(text).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
});

test.for(["ja", "en"] as const)("what is agreed to is the same in chat and page (%s)", (locale) => {
  const page = locale === "ja" ? jaCircles : enCircles;
  const inChat = (key: "O2" | "G7") =>
    textIn(locale, key)
      .split("\n")
      .filter((line) => /^[・•]/.test(line))
      .map((line) => line.replace(/^[・•]\s*/, ""));
  expect(page.promises).toEqual(inChat("O2"));
  expect(page.rules).toEqual(inChat("G7"));
  expect(page.terms).toEqual(textIn(locale, "O2.terms").split("\n"));
});
