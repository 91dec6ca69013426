import { expect, test } from "vitest";
import { codes, statusOf } from "#bot/setup/finding.ts";
import { findingsEn, placesEn } from "#bot/setup/findings-en.ts";
import { findingsJa, placesJa } from "#bot/setup/findings-ja.ts";
import { talkEn } from "#bot/setup/talk-en.ts";
import { talkJa } from "#bot/setup/talk-ja.ts";
import { terminalLocale } from "#bot/setup/words.ts";

const varsIn = (text: string) => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort();

test.each(codes)("%s names the same things in both languages", (code) => {
  const [en, ja]: { what: string; mend?: string }[] = [findingsEn[code], findingsJa[code]];
  expect(varsIn(en?.what ?? "")).toEqual(varsIn(ja?.what ?? ""));
  expect(varsIn(en?.mend ?? "")).toEqual(varsIn(ja?.mend ?? ""));
  expect(statusOf({ code }) === "good").toBe(en?.mend === undefined);
});

test("the talk around them fills in the same, and never raises its voice", () => {
  for (const [key, words] of Object.entries(talkEn)) {
    const other = talkJa[key as keyof typeof talkEn];
    expect([key, ...varsIn(words)]).toEqual([key, ...varsIn(other)]);
  }
  const texts = [findingsEn, findingsJa, placesEn, placesJa, talkEn, talkJa].flatMap((catalog) =>
    Object.values(catalog).flatMap((one: string | { what: string; mend?: string }) =>
      typeof one === "string" ? one : [one.what, one.mend ?? ""],
    ),
  );
  for (const text of texts) expect(text).not.toMatch(/[!！]/);
});

test.each([
  ["en", { LANG: "ja_JP.UTF-8" }, "en"],
  [undefined, { LANG: "ja_JP.UTF-8" }, "ja"],
  [undefined, { LANG: "ja_JP.UTF-8", LC_ALL: "C" }, "en"],
  [undefined, { LC_ALL: "", LANG: "ja" }, "ja"],
  [undefined, {}, "en"],
] as const)("said %s in %j, the terminal speaks %s", (said, env, locale) => {
  expect(terminalLocale(said, env)).toBe(locale);
});
