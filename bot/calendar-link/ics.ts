import ical, { ICalCalendarMethod } from "ical-generator";

/** A date as a calendar needs it: no names, and nothing that anybody wrote about themselves. */
export type Meeting = {
  readonly uid: string;
  /** Grows with every change, so that a calendar takes the newer one. */
  readonly sequence: number;
  readonly changedAt: Date;
  readonly from: Date;
  readonly to: Date;
  readonly title: string;
  readonly description: string;
  readonly url: string;
  readonly isCancelled: boolean;
};

const askAgainSeconds = 6 * 3600;

/** The same meetings give the same bytes. */
export function icsOf(calendar: {
  readonly name: string;
  readonly zone: string;
  readonly language: string;
  readonly meetings: readonly Meeting[];
}): string {
  const { name, zone, language, meetings } = calendar;
  const made = ical({
    name,
    ttl: askAgainSeconds,
    method: ICalCalendarMethod.PUBLISH,
    prodId: { company: "Ayumi", product: "meetups", language: language.toUpperCase() },
  });
  // Only for show: with a zone of its own the library would write times that hang nowhere.
  made.x("X-WR-TIMEZONE", zone);
  for (const { uid: id, from: start, to: end, isCancelled, ...meeting } of meetings) {
    const { title: summary, description, url, sequence, changedAt: stamp } = meeting;
    const event = made.createEvent({ id, start, end, summary, description, url, sequence, stamp });
    if (isCancelled) event.status("CANCELLED" as never);
  }
  return made.toString();
}
