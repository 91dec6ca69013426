import type { Period } from "./reflection.ts";

export const assets = ["skill", "experience", "people", "money", "time"] as const;

/** What one has in hand, as the quarterly reflection asks about it. */
export type Asset = (typeof assets)[number];

export const hands = ["down", "same", "up"] as const;

/** Compared with three months before. */
export type Hand = (typeof hands)[number];

/** null: not answered. */
export type AssetsOfQuarter = {
  readonly period: Period;
  readonly assets: Readonly<Record<Asset, Hand | null>>;
};

/** The quarters in which something was said about them, oldest first. */
export type AssetsView = { readonly quarters: readonly AssetsOfQuarter[] };
