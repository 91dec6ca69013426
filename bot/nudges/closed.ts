import { isoDate, isQuietDay } from "#bot/calendar.ts";
import type { Because, Facts } from "./kinds.ts";

/** What keeps everything from a member on that day. */
export function closedBecause({ member }: Facts, day: string, zone: string): Because | null {
  if (!member.friend) return "blocked";
  if (member.settings.quiet) return "off";
  if (member.rest !== null && isoDate(member.rest.until, zone) > day) return "resting";
  return isQuietDay(day) ? "quiet-day" : null;
}
