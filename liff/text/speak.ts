import { createContext } from "preact";
import { useContext, useMemo } from "preact/hooks";
import type { Locale } from "#shared/locale.ts";
import type { Catalog, TextKey } from "./catalog.ts";
import { en } from "./en.ts";
import { ja } from "./ja.ts";

const catalogs: Readonly<Record<Locale, Catalog>> = { ja, en };

export const SpokenLocale = createContext<Locale>("ja");

/** A text with its `{names}` filled in once: braces in what is filled in stay as they are. */
export function textIn(
  locale: Locale,
  key: TextKey,
  vars: Readonly<Record<string, string | number>> = {},
): string {
  return catalogs[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(vars[name] ?? whole),
  );
}

/** The page's words, in the language of whoever reads it. */
export function useWords() {
  const locale = useContext(SpokenLocale);
  return useMemo(
    () => ({
      locale,
      say: (key: TextKey, vars?: Readonly<Record<string, string | number>>) =>
        textIn(locale, key, vars),
    }),
    [locale],
  );
}
