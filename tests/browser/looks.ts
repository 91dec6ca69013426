import type { BrowserContextOptions } from "playwright-core";
import type { Locale } from "#shared/locale.ts";

type Look = {
  readonly width: number;
  readonly height: number;
  readonly colorScheme: "light" | "dark";
  readonly locale: Locale;
};

export const phone: Look = { width: 390, height: 844, colorScheme: "light", locale: "ja" };

/** The narrowest page with the longest words, in the theme that is easier to forget. */
export const narrow: Look = { width: 360, height: 640, colorScheme: "dark", locale: "en" };

export const laptop: Look = { width: 1280, height: 800, colorScheme: "dark", locale: "ja" };

export const contextOf = ({ width, height, colorScheme, locale }: Look): BrowserContextOptions => ({
  viewport: { width, height },
  colorScheme,
  locale: locale === "ja" ? "ja-JP" : "en-GB",
});
