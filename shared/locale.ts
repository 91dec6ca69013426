export type Locale = "ja" | "en";

/** Japanese for Japanese, English for every other language; Japanese when LINE tells none. */
export function localeOf(language: string | undefined): Locale {
  return language === undefined || language.toLowerCase().startsWith("ja") ? "ja" : "en";
}
