import type { Locale } from "#shared/locale.ts";
import type { BubbleKey, Catalog, Names } from "./catalog.ts";
import { en, enNames } from "./en.ts";
import { ja, jaNames } from "./ja.ts";

const catalogs: Readonly<Record<Locale, Catalog>> = { ja, en };

const names: Readonly<Record<Locale, Names>> = { ja: jaNames, en: enNames };

export function namesIn(locale: Locale): Names {
  return names[locale];
}

/** A bubble's text with its variables filled in once: braces in a filled-in text stay as they are. */
export function textIn(
  locale: Locale,
  key: BubbleKey,
  vars: Readonly<Record<string, string>> = {},
): string {
  return fill(catalogs[locale][key].text, vars);
}

/** Whether the bubble's text has a place for that variable. */
export const namesVar = (key: BubbleKey, name: string): boolean =>
  catalogs.ja[key].text.includes(`{${name}}`);

/** The labels of a bubble's buttons by their id, in the order they are shown. */
export function buttonsIn(locale: Locale, key: BubbleKey): Readonly<Record<string, string>> {
  return catalogs[locale][key].buttons;
}

export function fill(text: string, vars: Readonly<Record<string, string>>): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => vars[name] ?? whole);
}
