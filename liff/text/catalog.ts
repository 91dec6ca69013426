import type { ja } from "./ja.ts";

export type TextKey = keyof typeof ja;

/** One language: every text of the Japanese source, in other words. */
export type Catalog = Readonly<Record<TextKey, string>>;
