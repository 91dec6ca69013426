import * as v from "valibot";
import { line, type Looks } from "./circle.ts";
import { Weekday } from "./notices.ts";

/** 参加します, 聞くだけ参加, まだ未定, 今回はお休み. */
export const rsvps = ["yes", "listen", "undecided", "no"] as const;
export type Rsvp = (typeof rsvps)[number];

export const longestTheme = 80;
export const longestPlace = 80;
export const mostSeats = 100;

const IsoDay = v.pipe(v.string(), v.isoDate());
const ClockTime = v.pipe(v.string(), v.regex(/^([01]\d|2[0-3]):[0-5]\d$/));

/** The third Saturday, the 31st: a month without it takes its last one. */
export const Rhythm = v.variant("by", [
  v.strictObject({
    by: v.literal("weekday"),
    nth: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5)),
    weekday: Weekday,
  }),
  v.strictObject({
    by: v.literal("day"),
    day: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(31)),
  }),
]);
export type Rhythm = v.InferOutput<typeof Rhythm>;

/** Where a video call is entered. */
const CallLink = v.pipe(
  v.string(),
  v.trim(),
  v.maxLength(500),
  v.check((text) => URL.canParse(text) && /^https:\/\/[^\s]+$/i.test(text), "no https address"),
);

/** What whoever runs a meetup says about it. Times are the community's clock. */
export const MeetupPlan = v.strictObject({
  theme: v.nullable(line(longestTheme)),
  day: IsoDay,
  from: ClockTime,
  /** Not after `from`: it ends the next day. */
  to: ClockTime,
  place: v.nullable(line(longestPlace)),
  link: v.nullable(CallLink),
  /** How many can say `yes`; listening takes no seat. null: everybody. */
  capacity: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(mostSeats))),
  /** Whether a `yes` can wait for a seat. */
  waits: v.boolean(),
  rhythm: v.nullable(Rhythm),
});
export type MeetupPlan = v.InferOutput<typeof MeetupPlan>;

/** `rev` is the plan as it was read: if it changed meanwhile, both are told. */
export const MeetupChange = v.strictObject({
  ...MeetupPlan.entries,
  rev: v.pipe(v.number(), v.integer(), v.minValue(0)),
});
export type MeetupChange = v.InferOutput<typeof MeetupChange>;

export const Cancelling = v.strictObject({ cancelled: v.boolean() });

export const MeetupAnswer = v.strictObject({ rsvp: v.picklist(rsvps) });
export type MeetupAnswer = v.InferOutput<typeof MeetupAnswer>;

/** What a new meetup starts from: the one it follows, and the day it shall be on. */
export const PlanQuery = v.strictObject({
  after: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
  day: v.exactOptional(IsoDay),
});

export const MeetupsQuery = v.strictObject({
  when: v.exactOptional(v.picklist(["upcoming", "past"])),
  circle: v.exactOptional(v.pipe(v.string(), v.maxLength(64))),
  cursor: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
  limit: v.exactOptional(v.pipe(v.string(), v.regex(/^([1-9]|[1-4]\d|50)$/))),
});

/** What one said oneself. */
export type OwnAnswer = {
  readonly rsvp: Rsvp;
  /** A `yes` that waits for a seat: 1 is the next; null: it has one. */
  readonly waits: number | null;
  /** Said before the meetup was moved, so it is asked again. */
  readonly isOld: boolean;
};

/** A meetup in a list. Times are moments; whoever reads them shows them by their own clock. */
export type MeetupLine = {
  readonly id: string;
  readonly circle: { readonly id: string; readonly name: string };
  readonly theme: string | null;
  readonly from: string;
  readonly to: string;
  readonly place: string | null;
  readonly isCancelled: boolean;
  readonly isOver: boolean;
  readonly mine: OwnAnswer | null;
};

export type MeetupsView = {
  readonly items: readonly MeetupLine[];
  readonly cursor: string | null;
};

export type MeetupCounts = Readonly<Record<Rsvp, number>> & { readonly waiting: number };

/** Who said what, for those who run it. */
export type AnswerView = Looks & {
  readonly id: string;
  readonly rsvp: Rsvp | null;
  readonly waits: number | null;
  readonly isOld: boolean;
};

export type MeetupView = MeetupLine & {
  readonly capacity: number | null;
  readonly counts: MeetupCounts;
  /** No seat is left. */
  readonly isFull: boolean;
  /** A `yes` can wait for a seat. */
  readonly hasLine: boolean;
  /** There is an address to come in by. */
  readonly hasLink: boolean;
  /** Told only to who comes or listens. */
  readonly link: string | null;
  /** The zone that the plan's clock shows. */
  readonly zone: string;
  /** The file for a calendar. */
  readonly file: string;
  /** For those who run it; null for everybody else. */
  readonly run: MeetupRun | null;
};

export type MeetupRun = {
  readonly plan: MeetupPlan;
  readonly rev: number;
  readonly answers: readonly AnswerView[];
};

/** What the group would be told, and what it costs. */
export type Announcement = {
  /** What the group does not know yet; null: nothing. */
  readonly news: "announce" | "move" | "cancel" | null;
  readonly toldAt: string | null;
  /** null: no group is linked. */
  readonly group: { readonly name: string | null; readonly isThere: boolean } | null;
  /** LINE counts everybody in the group; null: it does not tell now. */
  readonly people: number | null;
  /** What is left of the month; null: no limit, or it is not known. */
  readonly left: number | null;
  /** The reminders for which the month has no room beside this, by class. */
  readonly cut: readonly { readonly class: string; readonly people: number }[];
};

/**
 * `known`: nothing new. `gone`: the bot is not in the group any more. `refused`: LINE will not take it,
 * whoever presses. `later`: LINE did not take it for now.
 */
export type Announced = {
  readonly outcome: "sent" | "known" | "no_group" | "gone" | "refused" | "no_quota" | "later";
};

/** The body of a 409: the plan was changed elsewhere. */
export type MeetupConflict = {
  readonly error: { readonly code: "conflict"; readonly requestId: string };
  readonly current: MeetupChange;
  readonly sent: MeetupChange;
};
