import { fill } from "#bot/messages/speak.ts";
import type { Locale } from "#shared/locale.ts";
import type { Code, Finding, MendableCode } from "./finding.ts";
import { findingsEn, placesEn } from "./findings-en.ts";
import { findingsJa, placesJa } from "./findings-ja.ts";
import { talkEn } from "./talk-en.ts";
import { talkJa } from "./talk-ja.ts";
import { asked, type Asked } from "./values.ts";

/** What is so, and for whatever is not good, where to mend it. */
export type FindingWords = {
  readonly [C in Code]: C extends MendableCode
    ? { readonly what: string; readonly mend: string }
    : { readonly what: string };
};

/** Where each value is found; `other` for the settings nobody is asked for. */
export type Places = Readonly<Record<Asked | "other", string>>;

export type TalkKey = keyof typeof talkEn;

const catalogs = {
  ja: { findings: findingsJa, places: placesJa, talk: talkJa },
  en: { findings: findingsEn, places: placesEn, talk: talkEn },
} satisfies Readonly<
  Record<
    Locale,
    { findings: FindingWords; places: Places; talk: Readonly<Record<TalkKey, string>> }
  >
>;

export const placeOf = (locale: Locale, name: string): string => {
  const known = asked.find((one) => one === name);
  return catalogs[locale].places[known ?? "other"];
};

export const wordsOf = (
  locale: Locale,
  { code, vars }: Finding,
): { readonly what: string; readonly mend: string | null } => {
  const words: { readonly what: string; readonly mend?: string } = catalogs[locale].findings[code];
  const all = { ...vars, where: placeOf(locale, vars["name"] ?? "") };
  return {
    what: fill(words.what, all),
    mend: words.mend === undefined ? null : fill(words.mend, all),
  };
};

export const talk = (
  locale: Locale,
  key: TalkKey,
  vars: Readonly<Record<string, string>> = {},
): string => fill(catalogs[locale].talk[key], vars);

/** The language of the terminal: said outright, else that of the system. */
export const terminalLocale = (
  said: string | undefined,
  env: Readonly<Record<string, string | undefined>>,
): Locale => {
  const spoken = said ?? (env["LC_ALL"] || env["LC_MESSAGES"] || env["LANG"] || "en");
  return spoken.toLowerCase().startsWith("ja") ? "ja" : "en";
};
