import type { Script } from "#bot/conversation/script.ts";
import { first } from "./first.ts";
import { firstMonth, monthly } from "./monthly.ts";
import { plainQuarterly, quarterly } from "./quarterly.ts";
import { plainWeekly, weekly } from "./weekly.ts";

export type Scripts = Readonly<Record<string, readonly Script[]>>;

/**
 * Every version that an open session may still hold, oldest first. A changed script is a new entry;
 * the old one leaves when no conversation pins it any more.
 */
export const scripts = {
  first: [first],
  weekly: [plainWeekly, weekly],
  monthly: [monthly],
  "first-month": [firstMonth],
  quarterly: [plainQuarterly, quarterly],
} as const satisfies Scripts;
