import { useMemo } from "preact/hooks";
import { cheerTexts } from "#shared/cheer-words.ts";
import type { CheerWord } from "#shared/cheers.ts";
import { enCheers } from "./en-cheers.ts";
import { jaCheers } from "./ja-cheers.ts";
import { useWords } from "./speak.ts";

export type CheersKey = keyof typeof jaCheers;
export type CheersCatalog = Readonly<Record<CheersKey, string>>;

const catalogs: Readonly<Record<"ja" | "en", CheersCatalog>> = { ja: jaCheers, en: enCheers };

/** The words around cheers, and the twelve themselves. */
export function useCheerWords() {
  const { say, locale } = useWords();
  return useMemo(() => {
    const tell = (key: CheersKey, vars: Readonly<Record<string, string>> = {}) =>
      catalogs[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) => vars[name] ?? whole);
    const wordOf = (word: CheerWord) => cheerTexts[locale][word];
    return { say, tell, wordOf, locale };
  }, [say, locale]);
}
