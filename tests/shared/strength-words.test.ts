import fc from "fast-check";
import { expect, test } from "vitest";
import { formsOf, plain, strengthWords, wordMeant } from "#shared/strength-words.ts";

test("each form belongs to one word, in whatever width, kana or case it is written", () => {
  const owners = new Map<string, string>();
  for (const word of strengthWords)
    for (const form of formsOf(word)) {
      expect(owners.get(plain(form)) ?? word, form).toBe(word);
      owners.set(plain(form), word);
      expect(wordMeant(form), form).toBe(word);
      expect(wordMeant(`「 ${form.toUpperCase()} 」`), form).toBe(word);
    }
  expect(owners.size).toBeGreaterThan(100);
});

test.for([
  ["きく力", "listening"],
  ["耳をすます力", null],
  ["聞き上手", "listening"],
  ["ユーモア", "humour"],
  ["ユーモア", "humour"],
  ["ゆーもあ", "humour"],
  ["Sense of Humour", "humour"],
  ["聞く力がある", null],
  ["", null],
] as const)("%s means %s: the list decides, not a likeness", ([text, word]) => {
  expect(wordMeant(text)).toBe(word);
});

test("made plain twice is made plain once, and leaves no sign behind", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme" }), (text) => {
      const once = plain(text);
      expect(plain(once)).toBe(once);
      expect(once).not.toContain(":");
    }),
  );
});
