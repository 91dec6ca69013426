import { useContext, useMemo } from "preact/hooks";
import type { Locale } from "#shared/locale.ts";
import { enLedger } from "./en-ledger.ts";
import { jaLedger } from "./ja-ledger.ts";
import { SpokenLocale } from "./speak.ts";

type LedgerKey = keyof typeof jaLedger;
export type LedgerCatalog = Readonly<Record<LedgerKey, string>>;

const catalogs: Readonly<Record<Locale, LedgerCatalog>> = { ja: jaLedger, en: enLedger };

/** What whoever runs the community reads about its messages. */
export function useLedgerWords() {
  const locale = useContext(SpokenLocale);
  return useMemo(() => {
    const number = new Intl.NumberFormat(locale);
    const tell = (key: LedgerKey, vars: Readonly<Record<string, string | number>> = {}) =>
      catalogs[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) => {
        const value = vars[name] ?? whole;
        return typeof value === "number" ? number.format(value) : value;
      });
    const isKey = (key: string): key is LedgerKey => Object.hasOwn(catalogs[locale], key);
    const month = new Intl.DateTimeFormat(locale, {
      year: "numeric",
      month: "long",
      timeZone: "UTC",
    });
    return {
      locale,
      tell,
      monthName: (of: string) => month.format(new Date(`${of}-01`)),
      /** A class of messages, by its name; one that no text knows, by its id. */
      className: (of: string) => (isKey(of) ? tell(of) : of),
      classHint: (of: string) => (isKey(`${of}.hint`) ? tell(`${of}.hint` as LedgerKey) : ""),
    };
  }, [locale]);
}
