import { expect, test } from "vitest";
import { languageOf, sayIn } from "#bot/demo/console/words.ts";

test("values take their places", () => {
  expect(sayIn("ja")("control.usedOf", { used: 3, limit: 200 })).toBe("200通のうち3通");
  expect(sayIn("en")("control.usedOf", { used: 3, limit: 200 })).toBe("3 of 200");
});

test.each([
  [["ja-JP", "en"], "ja"],
  [["en-GB", "ja"], "en"],
  [["ko"], "en"],
  [[], "ja"],
])("%j is answered in %s", (preferred, language) => {
  expect(languageOf(preferred)).toBe(language);
});
