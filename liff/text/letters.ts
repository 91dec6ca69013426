import { useMemo } from "preact/hooks";
import type { LetterSpan } from "#shared/letters.ts";
import { enLetters } from "./en-letters.ts";
import { jaLetters } from "./ja-letters.ts";
import { useWords } from "./speak.ts";

type LettersKey = keyof typeof jaLetters;
export type LettersCatalog = Readonly<Record<LettersKey, string>>;

const catalogs: Readonly<Record<"ja" | "en", LettersCatalog>> = { ja: jaLetters, en: enLetters };

/** The words around a letter; those in it are the member's own. */
export function useLetterWords() {
  const { say, locale } = useWords();
  return useMemo(() => {
    const tell = (key: LettersKey, vars: Readonly<Record<string, string>> = {}) =>
      catalogs[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) => vars[name] ?? whole);
    const titleOf = (span: LetterSpan) => {
      const [year = "", half] = span.split("-");
      return tell(half === "H1" || half === "H2" ? half : "year", { year });
    };
    return { say, tell, titleOf, locale };
  }, [say, locale]);
}
