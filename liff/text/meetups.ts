import { useContext, useMemo } from "preact/hooks";
import type { Locale } from "#shared/locale.ts";
import { enMeetups } from "./en-meetups.ts";
import { jaMeetups } from "./ja-meetups.ts";
import { SpokenLocale } from "./speak.ts";

export type MeetupKey = keyof typeof jaMeetups;

const catalogs: Readonly<Record<Locale, Readonly<Record<MeetupKey, string>>>> = {
  ja: jaMeetups,
  en: enMeetups,
};

/** The words of the meetups. */
export function useMeetupWords() {
  const locale = useContext(SpokenLocale);
  return useMemo(() => {
    const tell = (key: MeetupKey, vars: Readonly<Record<string, string | number>> = {}) =>
      catalogs[locale][key].replace(/\{(\w+)\}/g, (whole, name: string) =>
        String(vars[name] ?? whole),
      );
    return { tell, locale };
  }, [locale]);
}
