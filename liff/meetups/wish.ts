import { rsvps, type Rsvp } from "#shared/meetup.ts";

/** The answer that the address of a meetup says. */
export function wishIn(search: string): Rsvp | null {
  const said = new URLSearchParams(search).get("answer");
  return rsvps.find((each) => each === said) ?? null;
}
