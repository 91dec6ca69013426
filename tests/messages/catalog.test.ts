import { describe, expect, expectTypeOf, test } from "vitest";
import type { BubbleKey, ButtonKey, Vars } from "#bot/messages/catalog.ts";
import { en, enNames } from "#bot/messages/en.ts";
import { ja, jaNames } from "#bot/messages/ja.ts";

type Bubble = { readonly text: string; readonly buttons: Readonly<Record<string, string>> };

const japanese = Object.entries<Bubble>(ja);
const english = Object.entries<Bubble>(en);
const bubbles = [
  ...japanese.map(([key, bubble]) => ({ language: "ja", key, ...bubble })),
  ...english.map(([key, bubble]) => ({ language: "en", key, ...bubble })),
];

/** Bubbles that may run longer than the rest, each for its reason. */
const LONG: Readonly<Record<string, string>> = {
  "O2.terms": "consent is asked for the whole promise, in one place",
  help: "a list of commands, one a line",
};

const varsOf = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
const distinct = (names: readonly unknown[]) => [...new Set(names)];
const emojiOf = (text: string) => text.match(/\p{Extended_Pictographic}/gu) ?? [];
const labelsOf = ({ buttons }: Bubble) => Object.values(buttons);
const normalised = (word: string) => word.normalize("NFKC").toLowerCase();

/** Every string in a nested catalog, with the path that leads to it. */
function leaves(value: unknown, path = ""): readonly (readonly [path: string, text: string])[] {
  if (typeof value === "string") return [[path, value]];
  return Object.entries(value as object).flatMap(([key, inner]) => leaves(inner, `${path}/${key}`));
}

const everyString: ReturnType<typeof leaves> = [
  ...leaves({ ja, jaNames }),
  ...leaves({ en, enNames }),
];

describe("the English says the same as the Japanese", () => {
  test("the bubbles are the same", () => {
    expect(new Set(Object.keys(en))).toEqual(new Set(Object.keys(ja)));
  });

  test.each(japanese)("%s has the same variables, buttons and emoji", (key, source) => {
    const { text, buttons } = en[key as BubbleKey];
    expect(varsOf(text)).toEqual(varsOf(source.text));
    expect(Object.keys(buttons)).toEqual(Object.keys(source.buttons));
    expect(emojiOf(text)).toEqual(emojiOf(source.text));
    expect(Object.values(buttons).flatMap(emojiOf)).toEqual(labelsOf(source).flatMap(emojiOf));
  });

  test("the names of scripts and titles have the same variables", () => {
    const named = ({ scripts, titles }: typeof jaNames | typeof enNames) =>
      leaves({ scripts, titles }).map(([path, text]) => [path, varsOf(text)]);
    expect(named(enNames)).toEqual(named(jaNames));
  });
});

describe("a bubble fits the screen it is shown on", () => {
  test.each(bubbles)("$language $key", ({ language, key, text, buttons }) => {
    const labels = Object.values(buttons);
    expect(labels.filter((label) => label.length > 20 || label.trim() === "")).toEqual([]);
    expect(distinct(labels.map(normalised))).toHaveLength(labels.length);
    expect(labels.length).toBeLessThanOrEqual(13);
    expect(text.trim()).not.toBe("");
    if (!(key in LONG)) expect(text.length).toBeLessThanOrEqual(language === "ja" ? 220 : 420);
  });

  test("every bubble that may run long exists", () => {
    expect(Object.keys(LONG).filter((key) => !(key in ja))).toEqual([]);
  });
});

test("a step's name fits a button, and no two in a script are alike", () => {
  for (const { steps } of [jaNames, enNames]) {
    const named = Object.entries<string>(steps);
    expect(named.filter(([, name]) => name.length > 20)).toEqual([]);
    const inScripts = named.map(([qid, name]) => `${qid.slice(0, 2)} ${name}`);
    expect(distinct(inScripts)).toHaveLength(named.length);
  }
});

describe("the voice", () => {
  const holding = (pattern: RegExp, strings = everyString) =>
    strings.filter(([, text]) => pattern.test(text)).map(([path]) => path);

  test("nothing is exclaimed", () => {
    expect(holding(/[!\uFF01]/u)).toEqual([]);
  });

  test("Japanese neither scolds nor asks why, but for the tip that quotes it", () => {
    const scolding = /なぜ|反省|未提出|連続|頑張|脱落|失敗|弱み/u;
    expect(holding(scolding, leaves({ ja, jaNames }))).toEqual(["/ja/G6/text"]);
  });

  test("English neither scolds nor asks why, but for the tip that quotes it", () => {
    const scolding = /\b(why|fail\w*|streak|overdue|missed|forg[eo]t\w*|must|weakness\w*)\b/iu;
    expect(holding(scolding, leaves({ en, enNames }))).toEqual(["/en/G6/text"]);
  });
});

describe("typed words", () => {
  const wordsIn = ({ words }: typeof jaNames | typeof enNames) =>
    Object.entries<readonly string[]>(words).flatMap(([command, said]) =>
      said.map((word) => ({ command, word })),
    );

  test("a word means one command, in whichever language it is typed", () => {
    const all = [...wordsIn(jaNames), ...wordsIn(enNames)];
    expect(distinct(all.map(({ word }) => word))).toHaveLength(all.length);
  });

  test("every command has a word in both languages, already normalised", () => {
    for (const { words } of [jaNames, enNames]) {
      expect(Object.entries(words).filter(([, said]) => said.length === 0)).toEqual([]);
      expect(Object.values(words).flat()).toEqual(Object.values(words).flat().map(normalised));
    }
  });
});

test("a bubble's variables and buttons are known by type", () => {
  // These assertions bite in `tsc`, not at run time.
  expectTypeOf<Vars<"QU8.beside">>().toEqualTypeOf<"first" | "thenText" | "nowText">();
  expectTypeOf<Vars<"O3">>().toEqualTypeOf<never>();
  expectTypeOf<ButtonKey<"WK5">>().toEqualTypeOf<"keep" | "share" | "fix">();
  expectTypeOf<ButtonKey<"O1">>().toEqualTypeOf<never>();
});
