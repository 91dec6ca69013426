import * as v from "valibot";
import type { CircleLine } from "./circle.ts";
import type { Locale } from "./locale.ts";
import { faces, Nickname, type Face } from "./nickname.ts";
import { NoticeTime, Weekday, Zone, type NoticeTimes } from "./notices.ts";

export const SettingsChange = v.strictObject({
  /** The weekly invitation; switching it on lets notices through again. */
  weekly: v.exactOptional(v.boolean()),
  /** No notices at all. */
  quiet: v.exactOptional(v.boolean()),
  /** When the weekly notice comes, and the monthly one. */
  weeklyDay: v.exactOptional(Weekday),
  weeklyTime: v.exactOptional(NoticeTime),
  monthlyTime: v.exactOptional(NoticeTime),
  /** null: the community's. */
  zone: v.exactOptional(v.nullable(Zone)),
  locale: v.exactOptional(v.picklist(["ja", "en"])),
});
export type SettingsChange = v.InferOutput<typeof SettingsChange>;

export const ProfileChange = v.strictObject({
  /** null: the name that LINE tells. */
  nickname: v.exactOptional(v.nullable(Nickname)),
  face: v.exactOptional(v.picklist(faces)),
});
export type ProfileChange = v.InferOutput<typeof ProfileChange>;

export const RestChange = v.strictObject({
  /** The first day back, in the community's zone; null: back now. */
  until: v.nullable(v.pipe(v.string(), v.isoDate())),
});
export type RestChange = v.InferOutput<typeof RestChange>;

/** Said on purpose: a request that only lost its way deletes nothing. */
export const giftsLeft = ["nameless", "named", "withdrawn"] as const;
/** What becomes of strengths named in others: gifts without a name unless something is said. */
export type GiftsLeft = (typeof giftsLeft)[number];

export const Goodbye = v.strictObject({
  leave: v.literal("everything"),
  strengths: v.exactOptional(v.picklist(giftsLeft)),
});

/** The member as they see themselves. */
export type MeView = {
  readonly id: string;
  /** What they are called here: the nickname, else the name that LINE tells. */
  readonly name: string | null;
  readonly nickname: string | null;
  readonly lineName: string | null;
  readonly face: Face;
  /** LINE's picture, where LINE has one. */
  readonly picture: string | null;
  readonly locale: Locale;
  readonly settings: { readonly weekly: boolean; readonly quiet: boolean } & NoticeTimes;
  /** The first day back. */
  readonly rest: { readonly until: string } | null;
  /** Has the bot among their friends in LINE. */
  readonly isFriend: boolean;
  readonly circles: readonly CircleLine[];
  readonly totals: { readonly reflections: number };
  /** The day they came, in the community's zone. */
  readonly since: string;
  /** The community's zone. */
  readonly zone: string;
  /** Today in the community's zone. */
  readonly today: string;
  /** As their people call them; null where nobody gave a name. */
  readonly community: string | null;
  readonly organizer: string | null;
};
