import type { messagingApi } from "@line/bot-sdk";
import { isoDate } from "#bot/calendar.ts";
import { eveCard } from "./eve-card.ts";
import { evesOn, meetupOf, type Eve } from "./eve.ts";
import type { Known } from "./facts.ts";
import { zoneOf, type Because } from "./kinds.ts";

type EveSaid =
  | {
      readonly is: "said";
      readonly eve: Eve;
      readonly startsAt: Date;
      readonly message: messagingApi.FlexMessage;
    }
  | { readonly is: "drop"; readonly because: Because | "no-meetup" };

/** A meetup as its day before would tell of it now, or why it would not. */
export function eveSaid(
  of: { readonly period: string; readonly on: string },
  known: Known,
  deps: {
    readonly zone: string;
    readonly page: (path: string) => string | null;
    readonly now: Date;
  },
): EveSaid {
  const { facts, member } = known;
  const { zone, now } = deps;
  const { eves, not } = evesOn(facts, of.on, zone);
  const eve = eves.find(({ period }) => period === of.period);
  const meetup = known.meetup(meetupOf(of.period));
  if (eve === undefined || meetup === null) {
    const found = not.find(({ period }) => period === of.period);
    return { is: "drop", because: found?.because ?? "no-meetup" };
  }
  const own = zoneOf(member, zone);
  const month = of.on.slice(0, 7);
  const isWritten = facts.written.some(
    ({ cadence, period }) => cadence === "monthly" && period === month,
  );
  const message = eveCard(meetup, {
    locale: member.locale,
    own,
    isToday: isoDate(meetup.startsAt, own) === isoDate(now, own),
    mine: meetup.answers.get(member.id)?.rsvp ?? "undecided",
    write: isWritten ? null : month,
    page: deps.page(`/meetups/${meetup.id}`),
  });
  return { is: "said", eve, startsAt: meetup.startsAt, message };
}
