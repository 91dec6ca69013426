import { useContext, useMemo } from "preact/hooks";
import type { Locale } from "#shared/locale.ts";
import type { Moment } from "#shared/inventory-compare.ts";
import { firstDayOf } from "./dates.ts";
import { enHistory } from "./en-history.ts";
import { jaHistory } from "./ja-history.ts";
import { SpokenLocale } from "./speak.ts";

export type HistoryKey = keyof typeof jaHistory;

const texts: Readonly<Record<Locale, Readonly<Record<HistoryKey, string>>>> = {
  ja: jaHistory,
  en: enHistory,
};

/** How the pages speak about what the inventory has been. */
export function useHistoryWords() {
  const locale = useContext(SpokenLocale);
  return useMemo(() => {
    const told = (key: HistoryKey, vars: Readonly<Record<string, string | number>> = {}) =>
      texts[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
        String(vars[name] ?? whole),
      );
    return {
      locale,
      told,
      momentOf: (moment: Moment) => (moment === "now" ? told("now") : monthText(moment, locale)),
      quarterOf: (period: string) => told("quarterName", quarterVars(period, locale)),
    };
  }, [locale]);
}

const format = (locale: Locale, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(locale, { ...options, timeZone: "UTC" });

function monthText(month: string, locale: Locale): string {
  const day = firstDayOf(month);
  return day === null ? month : format(locale, { year: "numeric", month: "long" }).format(day);
}

function quarterVars(period: string, locale: Locale) {
  const day = firstDayOf(period) ?? new Date(0);
  const last = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + 2, 1));
  const monthName = format(locale, { month: "short" });
  return {
    year: day.getUTCFullYear(),
    from: day.getUTCMonth() + 1,
    to: last.getUTCMonth() + 1,
    fromName: monthName.format(day),
    toName: monthName.format(last),
  };
}
