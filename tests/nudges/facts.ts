import { usualNotices } from "#shared/notices.ts";
import type { Facts, NearAnswer, NearMeetup, Nudged } from "#bot/nudges/kinds.ts";

export const tokyo = "Asia/Tokyo";

type Given = {
  readonly [K in keyof Facts["member"]["settings"]]?: Facts["member"]["settings"][K];
} & {
  readonly joined?: string;
  readonly rest?: string;
  readonly friend?: boolean;
  readonly written?: readonly string[];
  readonly nudged?: readonly Nudged[];
  readonly reminded?: readonly string[];
  readonly heardAt?: Date | null;
  readonly meetups?: readonly NearMeetup[];
};

/** A member who joined long ago, writes each month but this one, and has heard nothing. */
export const factsOf = (given: Given = {}): Facts => {
  const { joined, rest, friend, written, nudged, reminded, heardAt, meetups, ...settings } = given;
  return {
    member: {
      settings: { weekly: false, quiet: false, ...usualNotices, ...settings },
      rest: rest === undefined ? null : { until: new Date(`${rest}T00:00+09:00`) },
      friend: friend ?? true,
      consent: { at: new Date(`${joined ?? "2026-01-10"}T12:00+09:00`), version: 1 },
    },
    written: (written ?? ["2026-08", "2026-09", "2026-10"]).map(writtenOf),
    nudged: nudged ?? [],
    reminded: reminded ?? [],
    heardAt: heardAt === undefined ? new Date("2026-10-31T12:00+09:00") : heardAt,
    meetups: meetups ?? [],
  };
};

export const meetup = (at: string, more: Partial<NearMeetup> = {}): NearMeetup => ({
  id: `meetup of ${at}`,
  startsAt: new Date(`${at}+09:00`),
  setAt: null,
  announcedAt: null,
  answer: null,
  ...more,
});

/** Said a week or so before. */
export const said = (rsvp: NearAnswer["rsvp"], more: Partial<NearAnswer> = {}) => ({
  answer: { rsvp, waits: false, at: new Date("2026-11-12T12:00+09:00"), ...more },
});

export const nudged = (kind: Nudged["kind"], period: string, on: string): Nudged => ({
  kind,
  period,
  on,
  at: new Date(`${on}T20:00+09:00`),
});

const writtenOf = (period: string) => {
  if (period.includes("W"))
    return { cadence: "weekly" as const, period, standsOn: `${period.slice(0, 4)}-11-19` };
  if (period.includes("Q"))
    return { cadence: "quarterly" as const, period, standsOn: `${period.slice(0, 4)}-12-31` };
  return { cadence: "monthly" as const, period, standsOn: `${period}-28` };
};
