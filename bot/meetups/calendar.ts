import type { Meeting } from "#bot/calendar-link/ics.ts";
import type { Locale } from "#shared/locale.ts";
import type { Meetup } from "./rules.ts";

/** Whose meetups they are, and where they are opened. */
export type CalendarOf = {
  /** Empty where the configuration names no community. */
  readonly community: string;
  readonly page: (path: string) => string;
};

const words: Readonly<Record<Locale, { readonly title: string; readonly description: string }>> = {
  ja: {
    title: "定例会",
    description: "参加リンクはLINEの予定ページにあります。聞くだけ、途中からの参加も歓迎です。",
  },
  en: {
    title: "meetup",
    description:
      "The link to join is on the meetup's page in LINE. Just listening and coming in late are welcome.",
  },
};

/** What a calendar is told of a meetup: when it is, and nothing that anybody wrote. */
export function toMeeting(meetup: Meetup, locale: Locale, of: CalendarOf): Meeting {
  const { id, sequence, changedAt, from, to, cancelledAt } = meetup;
  const { title, description } = words[locale];
  return {
    uid: `${id}@ayumi`,
    sequence,
    changedAt,
    from,
    to,
    title: [of.community, title].filter((part) => part !== "").join(" "),
    description,
    url: of.page(`/meetups/${id}`),
    isCancelled: cancelledAt !== null,
  };
}
