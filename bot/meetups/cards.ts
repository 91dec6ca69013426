import type { messagingApi } from "@line/bot-sdk";
import { cardButton, cardText, colours, paperCard } from "#bot/line/flex.ts";
import { buttonsIn, textIn } from "#bot/messages/speak.ts";
import type { Locale } from "#shared/locale.ts";
import { rsvps } from "#shared/meetup.ts";
import { whenWords } from "#shared/meetup-when.ts";
import type { Meetup } from "./rules.ts";

type News = "announce" | "move" | "cancel";

type Of = {
  readonly zone: string;
  readonly locale: Locale;
  readonly page: (path: string) => string;
  /** When it was, for a meetup that moved. */
  readonly before: { readonly from: Date; readonly to: Date } | null;
};

/**
 * What the group is told. Its buttons open the page with the answer already said: they work for who
 * has not added the bot, and say nothing in the group. The way in stands on the page alone, and the
 * notification tells the date and no more.
 */
export function meetupCard(news: News, meetup: Meetup, of: Of): messagingApi.FlexMessage {
  const { locale, page } = of;
  const { day, time } = whenWords(meetup.from, meetup.to, of.zone, locale);
  const key = `card.${news}` as const;
  const old = of.before && whenWords(of.before.from, of.before.to, of.zone, locale);
  const lines: messagingApi.FlexComponent[] = [
    cardText(textIn(locale, `${key}Title`), { size: "sm", weight: "bold", color: colours.accent }),
    ...(news === "move" && old !== null
      ? [
          cardText(`${old.day} ${old.time}`, {
            size: "sm",
            color: colours.muted,
            decoration: "line-through",
            margin: "lg",
          }),
        ]
      : []),
    cardText(day, { size: "xl", weight: "bold", margin: news === "move" ? "xs" : "lg" }),
    cardText(time, {
      size: "lg",
      margin: "xs",
      ...(news === "cancel" && { color: colours.muted, decoration: "line-through" }),
    }),
    ...(meetup.place !== null && news !== "cancel"
      ? [cardText(meetup.place, { size: "sm", color: colours.muted, margin: "sm" })]
      : []),
    ...(meetup.theme !== null && news !== "cancel" ? themeLines(meetup.theme, locale) : []),
    cardText(textIn(locale, key), {
      size: "sm",
      color: colours.muted,
      margin: "lg",
      lineSpacing: "6px",
    }),
  ];
  const buttons = news === "cancel" ? [writing(locale, page)] : answers(meetup, locale, page);
  return paperCard(textIn(locale, `${key}Alt`, { day, time }), lines, buttons);
}

const themeLines = (theme: string, locale: Locale): messagingApi.FlexComponent[] => [
  { type: "separator", margin: "lg" },
  cardText(textIn(locale, "card.theme"), { size: "xs", color: colours.muted, margin: "lg" }),
  cardText(theme, { size: "md", weight: "bold", margin: "xs", lineSpacing: "4px" }),
];

function answers({ id }: Meetup, locale: Locale, page: Of["page"]): messagingApi.FlexButton[] {
  const labels = buttonsIn(locale, "card.announce");
  return rsvps.map((rsvp) =>
    cardButton(rsvp === "yes" ? "primary" : "secondary", {
      type: "uri",
      label: labels[rsvp] ?? rsvp,
      uri: page(`/meetups/${id}?answer=${rsvp}`),
    }),
  );
}

function writing(locale: Locale, page: Of["page"]): messagingApi.FlexButton {
  const label = buttonsIn(locale, "card.cancel")["write"] ?? "";
  return cardButton("secondary", { type: "uri", label, uri: page("/") });
}
