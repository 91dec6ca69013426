import { useContext, useMemo } from "preact/hooks";
import type { Role } from "#shared/circle.ts";
import type { Locale } from "#shared/locale.ts";
import { dayText } from "./dates.ts";
import { enCircles } from "./en-circles.ts";
import { jaCircles } from "./ja-circles.ts";
import { SpokenLocale } from "./speak.ts";

export type CircleKey = keyof typeof jaCircles.words;

/** How the pages speak about circles, in one language. */
export type CircleTexts = {
  readonly promises: readonly string[];
  readonly terms: readonly string[];
  readonly rules: readonly string[];
  readonly words: Readonly<Record<CircleKey, string>>;
};

const texts: Readonly<Record<Locale, CircleTexts>> = { ja: jaCircles, en: enCircles };

export function useCircleWords() {
  const locale = useContext(SpokenLocale);
  return useMemo(() => {
    const { words, promises, terms, rules } = texts[locale];
    const tell = (key: CircleKey, vars: Readonly<Record<string, string | number>> = {}) =>
      words[key].replace(/\{(\w+)\}/g, (whole, name: string) => String(vars[name] ?? whole));
    return {
      locale,
      promises,
      terms,
      rules,
      tell,
      roleText: (role: Role, until: string | null, today: string) =>
        role === "cohost" && until !== null
          ? tell("cohostUntil", { date: dayText(until, today, locale) })
          : tell(role),
    };
  }, [locale]);
}
