import { useContext, useMemo } from "preact/hooks";
import type { Locale } from "#shared/locale.ts";
import type { StoredKind } from "#shared/stored.ts";
import { enSettings } from "./en-settings.ts";
import { jaSettings } from "./ja-settings.ts";
import { SpokenLocale } from "./speak.ts";

export type SettingsKey = keyof typeof jaSettings.words;

export type SettingsTexts = {
  readonly words: Readonly<Record<SettingsKey, string>>;
  readonly weekdays: readonly string[];
  readonly stored: Readonly<
    Record<
      StoredKind,
      {
        readonly title: string;
        readonly what: string;
        readonly seen: string;
        readonly until: string;
      }
    >
  >;
};

const texts: Readonly<Record<Locale, SettingsTexts>> = { ja: jaSettings, en: enSettings };

export function settingsText(
  locale: Locale,
  key: SettingsKey,
  vars: Readonly<Record<string, string | number>> = {},
): string {
  return texts[locale].words[key].replace(/\{(\w+)\}/g, (whole, name: string) =>
    String(vars[name] ?? whole),
  );
}

/** How the settings speak. */
export function useSettingsWords() {
  const locale = useContext(SpokenLocale);
  return useMemo(
    () => ({
      locale,
      tell: (key: SettingsKey, vars?: Readonly<Record<string, string | number>>) =>
        settingsText(locale, key, vars),
      weekday: (day: number) => texts[locale].weekdays[day - 1] ?? "",
      storedOf: (kind: StoredKind) => texts[locale].stored[kind],
      dayOf: (iso: string) =>
        new Intl.DateTimeFormat(locale, { dateStyle: "long" }).format(new Date(iso)),
    }),
    [locale],
  );
}
