import type { Member } from "#bot/members/rules.ts";
import type { SendClass } from "#bot/sends/rules.ts";
import type { Rsvp } from "#shared/meetup.ts";
import type { Cadence } from "#shared/reflection.ts";

/** In the order in which one takes the day from another. */
export const nudgeKinds = [
  "rest-ended",
  "second",
  "monthly",
  "first-week",
  "gap-three",
  "gap-one",
  "quarterly",
  "weekly",
  "often",
  "asked",
] as const;
export type NudgeKind = (typeof nudgeKinds)[number];

/** The day before a meetup, to whoever answered it: beside the nudges, and none of them. */
export const eveKind = "eve";
type AnyKind = NudgeKind | typeof eveKind;

export const classOf: Readonly<Record<AnyKind, SendClass>> = {
  eve: "announcement",
  "rest-ended": "nudge-monthly",
  second: "nudge-second",
  monthly: "nudge-monthly",
  "first-week": "nudge-monthly",
  "gap-three": "nudge-monthly",
  "gap-one": "nudge-monthly",
  quarterly: "nudge-monthly",
  weekly: "nudge-weekly",
  often: "nudge-monthly",
  asked: "nudge-monthly",
};

/** A meetup near the day in question, as it concerns one member. */
export type NearMeetup = {
  readonly id: string;
  readonly startsAt: Date;
  /** When it got this beginning; null: long ago. */
  readonly setAt: Date | null;
  readonly announcedAt: Date | null;
  /** What they said for this very date. */
  readonly answer: NearAnswer | null;
};

export type NearAnswer = {
  readonly rsvp: Rsvp;
  /** A `yes` without a seat. */
  readonly waits: boolean;
  readonly at: Date;
};

export type Nudged = {
  readonly kind: NudgeKind;
  readonly period: string;
  /** The day it was meant for, in the member's zone. */
  readonly on: string;
  readonly at: Date;
  readonly variant?: string;
};

/** Everything that decides about one member's nudges. */
export type Facts = {
  readonly member: Pick<Member, "settings" | "rest" | "friend" | "consent">;
  /** What they wrote in the last half year. */
  readonly written: readonly {
    readonly cadence: Cadence;
    readonly period: string;
    readonly standsOn: string;
  }[];
  /** What was sent in the last half year, or is being sent. */
  readonly nudged: readonly Nudged[];
  /** Of which meetups, by their date, they were told the day before. */
  readonly reminded: readonly string[];
  /** When they last wrote, tapped or opened a page. */
  readonly heardAt: Date | null;
  readonly meetups: readonly NearMeetup[];
};

export type Because =
  | "blocked"
  | "off"
  | "resting"
  | "quiet-day"
  | "written"
  | "sent"
  | "this-week"
  | "makes-way"
  | "meetup-week"
  | "silence"
  | "new"
  | "unanswered"
  | "declined"
  | "waits"
  | "short-notice";

export type Nudge<K extends AnyKind = NudgeKind> = {
  readonly kind: K;
  readonly period: string;
  readonly on: string;
  readonly dueAt: Date;
  /** After this moment it would only be strange. */
  readonly sendUntil: Date;
};

export type Decision = {
  readonly nudge: Nudge | null;
  /** Of each nudge that this would have been a day for: why it is not. */
  readonly not: readonly { readonly kind: NudgeKind; readonly because: Because }[];
};

export type Candidate<K extends AnyKind = NudgeKind> = {
  readonly kind: K;
  readonly period: string;
};

export const zoneOf = (member: Facts["member"], zone: string): string =>
  member.settings.zone ?? zone;
