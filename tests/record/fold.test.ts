import fc from "fast-check";
import { expect, test } from "vitest";
import { fold, markedIn, termsOf } from "#bot/record/fold.ts";

const shown = (text: string, words: string) =>
  markedIn(text, termsOf(words))
    ?.map((piece) => (piece.isHit ? `[${piece.text}]` : piece.text))
    .join("") ?? null;

test.each([
  ["ひきつぎの型", "ヒキツギ", "[ひきつぎ]の型"],
  ["ヒキツギの型", "ひきつぎ", "[ヒキツギ]の型"],
  ["ﾌﾟﾚｾﾞﾝをした", "プレゼン", "[ﾌﾟﾚｾﾞﾝ]をした"],
  ["プレゼンをした", "ふ\u309aれぜん", "[プレゼン]をした"],
  ["ＡＢＣ社の人", "abc", "[ＡＢＣ]社の人"],
  ["Über uns", "über", "[Über] uns"],
  ["cafe\u0301 で話す", "CAFÉ", "[cafe\u0301] で話す"],
  ["㌔と①", "キロ", "[㌔]と①"],
  ["ΟΔΟΣ", "οδος", "[ΟΔΟΣ]"],
  ["朝に面接、夜に面接", "面接 夜", "朝に[面接]、[夜]に[面接]"],
  ["<b>資料</b>", "<b>", "[<b>]資料</b>"],
  ["型(.*)をつくる", "(.*)", "型[(.*)]をつくる"],
  ["👩‍👩‍👧‍👦と話した", "話", "👩‍👩‍👧‍👦と[話]した"],
  ["何もない", "ある", null],
])("in 「%s」 the words 「%s」 are found: %s", (text, words, marked) => {
  expect(shown(text, words)).toBe(marked);
});

test("of a long text the neighbourhood of the first hit is shown", () => {
  const text = `${"あ".repeat(300)}面接${"い".repeat(300)}`;
  expect(shown(text, "面接")).toMatch(/^…あ{24}\[面接\]い{60,80}…$/u);
});

const written = fc.string({ unit: "grapheme", maxLength: 60 });

test("what is shown are the writer's own letters, in a row", () => {
  fc.assert(
    fc.property(written, fc.nat(59), fc.integer({ min: 1, max: 6 }), (text, from, length) => {
      const terms = termsOf(text.slice(from, from + length));
      const pieces = terms.length === 0 ? null : markedIn(text, terms);
      if (pieces === null) return;
      const whole = pieces.map((piece) => piece.text).join("");
      expect(text).toContain(whole.replace(/^…/, "").replace(/…$/, ""));
    }),
  );
});

test("a word is found in any width, case and kana, wherever it stands", () => {
  const kana = fc.array(fc.constantFrom(..."かきくけこがぱアイウエオヴABcd漢字".split("")), {
    minLength: 1,
    maxLength: 6,
  });
  const around = fc.array(fc.constantFrom(..."ほへと。、 0".split("")), { maxLength: 10 });
  fc.assert(
    fc.property(kana, around, around, (word, before, after) => {
      const plain = word.join("");
      const wide = plain.replace(/[A-Za-z]/g, (c) => String.fromCharCode(c.charCodeAt(0) + 0xfee0));
      const other = wide.toUpperCase().normalize("NFD");
      const text = before.join("") + other + after.join("");
      const pieces = markedIn(text, termsOf(plain)) ?? [];
      const hit = pieces.find(({ isHit }) => isHit);
      expect(fold(hit?.text ?? "")).toContain(fold(plain));
    }),
  );
});

test("nothing but spaces is nothing to look for", () => {
  expect(termsOf(" \u3000\n")).toEqual([]);
  expect(termsOf("面接　面接 ﾒﾝｾﾂ")).toEqual(["面接", "めんせつ"]);
});
