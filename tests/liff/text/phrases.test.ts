import fc from "fast-check";
import { expect, test } from "vitest";
import { phrasesOf } from "#liff/text/phrases.ts";

test("a number of months is one stretch, wherever it stands", () => {
  expect(phrasesOf("5つの手持ちは、3か月前と比べて、12か月後は?")).toEqual([
    { text: "5つの手持ちは、", isWhole: false },
    { text: "3か月", isWhole: true },
    { text: "前と比べて、", isWhole: false },
    { text: "12か月", isWhole: true },
    { text: "後は?", isWhole: false },
  ]);
  expect(phrasesOf("What did you do?")).toEqual([{ text: "What did you do?", isWhole: false }]);
});

test("a month keeps its year, and the months of a record their number", () => {
  expect(phrasesOf("2025年 10月は「霧」。12か月分です。").filter(({ isWhole }) => isWhole)).toEqual(
    [
      { text: "2025年 10月", isWhole: true },
      { text: "12か月分", isWhole: true },
    ],
  );
});

test("a word that the browser takes for two stays one", () => {
  const wholes = (text: string) => phrasesOf(text).filter(({ isWhole }) => isWhole);
  expect(wholes("いまのキャリアに、どのくらい納得していますか?")).toEqual([
    { text: "どのくらい", isWhole: true },
  ]);
  expect(wholes("🌤 ときどき晴れ")).toEqual([{ text: "ときどき", isWhole: true }]);
});

test("no letter of a text is lost", () => {
  const texts = fc.array(
    fc.oneof(
      fc.string({ unit: "binary" }),
      fc.constantFrom("3か月", "か", "月", "1", "2025年", " 10月", "どの", "くらい"),
    ),
  );
  fc.assert(
    fc.property(texts, (parts) => {
      const text = parts.join("");
      expect(
        phrasesOf(text)
          .map((part) => part.text)
          .join(""),
      ).toBe(text);
    }),
  );
});
