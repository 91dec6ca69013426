import { useMemo } from "preact/hooks";
import { enStrengths } from "./en-strengths.ts";
import { jaStrengths } from "./ja-strengths.ts";
import { useWords } from "./speak.ts";

export type StrengthsKey = keyof typeof jaStrengths;
export type StrengthsCatalog = Readonly<Record<StrengthsKey, string>>;

const catalogs: Readonly<Record<"ja" | "en", StrengthsCatalog>> = {
  ja: jaStrengths,
  en: enStrengths,
};

/** The words of the strengths notebook. */
export function useStrengthWords() {
  const { say, locale } = useWords();
  return useMemo(() => {
    const tell = (key: StrengthsKey, vars: Readonly<Record<string, string | number>> = {}) =>
      catalogs[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
        String(vars[name] ?? whole),
      );
    return { say, tell, locale };
  }, [say, locale]);
}
