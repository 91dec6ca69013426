import { useContext, useMemo } from "preact/hooks";
import type { Locale } from "#shared/locale.ts";
import { enTactics } from "./en-tactics.ts";
import { jaTactics } from "./ja-tactics.ts";
import { SpokenLocale } from "./speak.ts";

export type TacticKey = keyof typeof jaTactics;

const catalogs: Readonly<Record<Locale, Readonly<Record<TacticKey, string>>>> = {
  ja: jaTactics,
  en: enTactics,
};

/** How the pages speak about tactics and tasks. */
export function useTacticWords() {
  const locale = useContext(SpokenLocale);
  return useMemo(
    () =>
      (key: TacticKey, vars: Readonly<Record<string, string>> = {}): string =>
        catalogs[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) => vars[name] ?? whole),
    [locale],
  );
}
