import { expect, test } from "vitest";
import { jaNames } from "#bot/messages/ja.ts";
import { namesIn } from "#bot/messages/speak.ts";
import { enInventory } from "#liff/text/en-inventory.ts";
import { jaInventory } from "#liff/text/ja-inventory.ts";
import { fieldIds } from "#shared/inventory-fields.ts";
import { fieldWords, inventoryWords, valueText } from "#shared/inventory-words.ts";

const wordsOf = (value: unknown): string[] =>
  typeof value === "string" ? [value] : Object.values(value as object).flatMap(wordsOf);

test("the inventory speaks softly: no exclamation marks, none of the words that press", () => {
  const pressing = /[!!]|なぜ|反省|未提出|脱落|連続|失敗|頑張/;
  const all = [jaInventory, enInventory, inventoryWords("ja"), inventoryWords("en")];
  for (const text of all.flatMap(wordsOf)) expect(text).not.toMatch(pressing);
});

test("both languages fill in the same names", () => {
  const names = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));
  for (const [key, text] of Object.entries(jaInventory.words)) {
    expect(names(enInventory.words[key as keyof typeof jaInventory.words]), key).toEqual(
      names(text),
    );
  }
});

test("English has no Japanese left in it", () => {
  for (const text of [enInventory, inventoryWords("en")].flatMap(wordsOf)) {
    expect(text).not.toMatch(/[\u3040-\u30ff\u4e00-\u9fff]/);
  }
});

test.for(["ja", "en"] as const)("chat and page call the sections the same (%s)", (locale) => {
  const chat = namesIn(locale).sections;
  for (const section of Object.keys(jaNames.sections) as (keyof typeof jaNames.sections)[]) {
    expect(inventoryWords(locale).sections[section]).toBe(chat[section]);
  }
});

test("a value reads as it was chosen or written", () => {
  expect(valueText("I1-1", { picks: ["honesty", "use"], own: ["静けさ"] }, "ja")).toBe(
    "誠実さ、人の役に立つ、静けさ",
  );
  expect(valueText("I4-1", { from: "2021-04", to: null }, "ja")).toBe("2021/4〜いま");
  expect(valueText("I4-1", { from: "2021", to: "2022-12" }, "ja")).toBe("2021〜2022/12");
  expect(valueText("I4-6", -3, "ja")).toBe("−3");
  expect(valueText("I4-6", 3, "en")).toBe("+3");
  expect(valueText("I2-2", ["教える", "", "書く"], "ja")).toBe("教える\n書く");
  expect(valueText("I7-6", ["child", "commute"], "en")).toBe("Raising children, Commuting");
  expect(valueText("I1-3", "<b>constructor</b>", "en")).toBe("<b>constructor</b>");
});

test("every choice of every field has its words in both languages", () => {
  for (const id of fieldIds) {
    const [ja, en] = [fieldWords("ja", id), fieldWords("en", id)];
    expect(Object.keys(en.choices ?? {}), id).toEqual(Object.keys(ja.choices ?? {}));
  }
});
