import type { BrowserContextOptions } from "playwright-core";
import type { Locale } from "#shared/locale.ts";

type Look = {
  readonly width: number;
  readonly height: number;
  readonly colorScheme: "light" | "dark";
  readonly locale: Locale;
};

/** Between them both themes, both languages and the narrowest page there is. */
export const phones: readonly Look[] = [
  { width: 390, height: 844, colorScheme: "light", locale: "ja" },
  { width: 360, height: 640, colorScheme: "dark", locale: "en" },
];

export const laptop: Look = { width: 1280, height: 800, colorScheme: "dark", locale: "ja" };

export const contextOf = ({ width, height, colorScheme, locale }: Look): BrowserContextOptions => ({
  viewport: { width, height },
  colorScheme,
  locale: locale === "ja" ? "ja-JP" : "en-GB",
});
