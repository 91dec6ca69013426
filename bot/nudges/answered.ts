import type { Because, NearMeetup } from "./kinds.ts";

const dayMs = 24 * 3600_000;

/** Why a member is not reminded of a meetup the day before, by what they said to it; null: they are. */
export function unremindedBecause(meetup: NearMeetup): Because | null {
  const { answer, setAt, startsAt } = meetup;
  if (answer === null) return "unanswered";
  if (answer.rsvp === "no") return "declined";
  if (answer.waits) return "waits";
  // Whoever plans or moves it at the last moment tells people anyway.
  const isLate = setAt !== null && startsAt.getTime() - setAt.getTime() < dayMs;
  return isLate ? "short-notice" : null;
}
