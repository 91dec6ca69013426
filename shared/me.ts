import * as v from "valibot";
import type { CircleLine } from "./circle.ts";
import type { Locale } from "./locale.ts";

export const SettingsChange = v.strictObject({
  /** The weekly invitation; switching it on lets notices through again. */
  weekly: v.exactOptional(v.boolean()),
  /** No notices at all. */
  quiet: v.exactOptional(v.boolean()),
  locale: v.exactOptional(v.picklist(["ja", "en"])),
});
export type SettingsChange = v.InferOutput<typeof SettingsChange>;

export const RestChange = v.strictObject({
  /** The first day back, in the community's zone; null: back now. */
  until: v.nullable(v.pipe(v.string(), v.isoDate())),
});
export type RestChange = v.InferOutput<typeof RestChange>;

/** Said on purpose: a request that only lost its way deletes nothing. */
export const Goodbye = v.strictObject({ leave: v.literal("everything") });

/** The member as they see themselves. */
export type MeView = {
  readonly id: string;
  readonly name: string | null;
  readonly picture: string | null;
  readonly locale: Locale;
  readonly settings: { readonly weekly: boolean; readonly quiet: boolean };
  /** The first day back. */
  readonly rest: { readonly until: string } | null;
  /** Has the bot among their friends in LINE. */
  readonly isFriend: boolean;
  readonly circles: readonly CircleLine[];
  readonly totals: { readonly reflections: number };
  /** Today in the community's zone. */
  readonly today: string;
  /** As their people call them; null where nobody gave a name. */
  readonly community: string | null;
  readonly organizer: string | null;
};
