import { useMemo } from "preact/hooks";
import { enOverview } from "./en-overview.ts";
import { jaOverview } from "./ja-overview.ts";
import { useWords } from "./speak.ts";

export type OverviewKey = keyof typeof jaOverview;
export type OverviewCatalog = Readonly<Record<OverviewKey, string>>;

const catalogs: Readonly<Record<"ja" | "en", OverviewCatalog>> = { ja: jaOverview, en: enOverview };

/** What whoever runs a circle reads. */
export function useOverviewWords() {
  const { say, locale } = useWords();
  return useMemo(() => {
    const tell = (key: OverviewKey, vars: Readonly<Record<string, string | number>> = {}) =>
      catalogs[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
        String(vars[name] ?? whole),
      );
    const monthName = (month: string) =>
      new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(
        new Date(`${month}-01`),
      );
    return { say, tell, monthName, locale };
  }, [say, locale]);
}
