import { dayAfter, isoDate, momentIn } from "#bot/calendar.ts";
import { earliestNotice, latestNotice } from "#shared/notices.ts";

/** When it may next be sent: at once by day, else in the morning; in the zone of whoever reads it. */
export function withinHours(at: Date, own: string): Date {
  const day = isoDate(at, own);
  const opens = momentIn(day, earliestNotice, own) ?? at;
  const closes = momentIn(day, latestNotice, own) ?? at;
  if (at < opens) return opens;
  // The last minute still counts as that time.
  if (at.getTime() < closes.getTime() + 60_000) return at;
  return momentIn(dayAfter(day), earliestNotice, own) ?? at;
}
