import { useMemo } from "preact/hooks";
import type { Cadence, Period } from "#shared/reflection.ts";
import { firstDayOf, periodWords, yearOf } from "./dates.ts";
import { enRecord } from "./en-record.ts";
import { jaRecord } from "./ja-record.ts";
import { useWords } from "./speak.ts";

export type RecordKey = keyof typeof jaRecord;
export type RecordCatalog = Readonly<Record<RecordKey, string>>;

const catalogs = { ja: jaRecord, en: enRecord } as const satisfies Record<string, RecordCatalog>;

/** The words of the record's pages, and what its periods are called. */
export function useRecordWords() {
  const { say, locale } = useWords();
  return useMemo(() => {
    const tell = (key: RecordKey, vars: Readonly<Record<string, string | number>> = {}) =>
      catalogs[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
        String(vars[name] ?? whole),
      );
    const shortTitleOf = (cadence: Cadence, period: Period) => {
      const { key, vars } = periodWords(cadence, period, locale);
      return say(key, vars);
    };
    /** With its year. */
    const titleOf = (cadence: Cadence, period: Period) => {
      const title = shortTitleOf(cadence, period);
      const year = yearOf(period);
      if (year === null) return title;
      return tell(cadence === "weekly" ? "dated.weekly" : "dated", { title, year });
    };
    const month = new Intl.DateTimeFormat(locale, { month: "short", timeZone: "UTC" });
    return {
      say,
      tell,
      locale,
      shortTitleOf,
      titleOf,
      /** 「4月〜8月」; the years too where there are two. */
      spanOf: (from: Period, to: Period): string => {
        if (from === to) return shortTitleOf("monthly", to);
        const isOneYear = from.slice(0, 4) === to.slice(0, 4);
        const nameOf = isOneYear ? shortTitleOf : titleOf;
        return tell("span", { from: nameOf("monthly", from), to: nameOf("monthly", to) });
      },
      monthNameOf: (period: Period) => month.format(firstDayOf(period) ?? 0),
    };
  }, [say, locale]);
}
