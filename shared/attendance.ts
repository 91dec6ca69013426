import * as v from "valibot";
import type { Looks } from "./circle.ts";

/** The answer that holds what stayed with somebody of the month's meetups. */
export const TAKEAWAY = "takeaway";

export const longestTakeaway = 400;

/** A tap, by oneself or by whoever runs the meetup. */
export const Presence = v.strictObject({ there: v.boolean() });
export type Presence = v.InferOutput<typeof Presence>;

const Words = v.pipe(
  v.string(),
  v.maxLength(longestTakeaway),
  v.check((text) => text.isWellFormed()),
);

/** `base` is the text as it was read: if it changed meanwhile, both are told. Empty: taken away. */
export const TakeawayLine = v.strictObject({ text: v.pipe(Words, v.trim()), base: v.string() });
export type TakeawayLine = v.InferOutput<typeof TakeawayLine>;

/** What stays of a meetup for oneself. */
export type AfterView = {
  /** It has begun, so that one can have been there. */
  readonly hasBegun: boolean;
  readonly isOver: boolean;
  readonly wasThere: boolean;
  /** One's own line, for oneself alone. */
  readonly takeaway: string;
  /** The month whose record it stands in. */
  readonly month: string;
};

/** The body of a 409: the line was changed elsewhere. */
export type TakeawayConflict = {
  readonly error: { readonly code: "conflict"; readonly requestId: string };
  readonly theirs: string;
  readonly yours: string;
};

/** Who was there, for those who run it: a list to tick, without what nobody ticked being told. */
export type AttendanceView = {
  readonly people: readonly (Looks & { readonly id: string; readonly wasThere: boolean })[];
};
