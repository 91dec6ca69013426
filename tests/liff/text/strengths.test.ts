import { expect, test } from "vitest";
import { enStrengths } from "#liff/text/en-strengths.ts";
import { jaStrengths } from "#liff/text/ja-strengths.ts";
import type { StrengthsKey } from "#liff/text/strengths.ts";

const namesIn = (text: string) => new Set([...text.matchAll(/\{(\w+)\}/g)].map(([, name]) => name));

test("both languages fill in the same names", () => {
  for (const [key, text] of Object.entries(jaStrengths))
    expect(namesIn(enStrengths[key as StrengthsKey]), key).toEqual(namesIn(text));
});

test("the notebook speaks softly: no exclamation marks, none of the words that press", () => {
  const pressing = /[!!]|なぜ|反省|未提出|脱落|連続|失敗|弱み|頑張/;
  for (const text of [...Object.values(jaStrengths), ...Object.values(enStrengths)])
    expect(text).not.toMatch(pressing);
});
