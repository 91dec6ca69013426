import type { messagingApi } from "@line/bot-sdk";
import { colours, paper } from "#bot/line/flex.ts";
import { buttonsIn, textIn } from "#bot/messages/speak.ts";
import type { Locale } from "#shared/locale.ts";
import type { Rsvp } from "#shared/meetup.ts";
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
    text(textIn(locale, `${key}Title`), { size: "sm", weight: "bold", color: colours.accent }),
    ...(news === "move" && old !== null
      ? [
          text(`${old.day} ${old.time}`, {
            size: "sm",
            color: colours.muted,
            decoration: "line-through",
            margin: "lg",
          }),
        ]
      : []),
    text(day, { size: "xl", weight: "bold", margin: news === "move" ? "xs" : "lg" }),
    text(time, {
      size: "lg",
      margin: "xs",
      ...(news === "cancel" && { color: colours.muted, decoration: "line-through" }),
    }),
    ...(meetup.place !== null && news !== "cancel"
      ? [text(meetup.place, { size: "sm", color: colours.muted, margin: "sm" })]
      : []),
    ...(meetup.theme !== null && news !== "cancel" ? themeLines(meetup.theme, locale) : []),
    text(textIn(locale, key), {
      size: "sm",
      color: colours.muted,
      margin: "lg",
      lineSpacing: "6px",
    }),
  ];
  return {
    type: "flex",
    altText: textIn(locale, `${key}Alt`, { day, time }),
    contents: {
      type: "bubble",
      size: "mega",
      body: paper({ paddingAll: "20px" }, lines),
      footer: news === "cancel" ? writing(locale, page) : answers(meetup, locale, page),
    },
  };
}

const themeLines = (theme: string, locale: Locale): messagingApi.FlexComponent[] => [
  { type: "separator", margin: "lg" },
  text(textIn(locale, "card.theme"), { size: "xs", color: colours.muted, margin: "lg" }),
  text(theme, { size: "md", weight: "bold", margin: "xs", lineSpacing: "4px" }),
];

function answers({ id }: Meetup, locale: Locale, page: Of["page"]): messagingApi.FlexBox {
  const labels = buttonsIn(locale, "card.announce");
  const button = (rsvp: Rsvp, style: "primary" | "secondary") => ({
    type: "button" as const,
    style,
    height: "sm" as const,
    ...(style === "primary" && { color: colours.accent }),
    action: {
      type: "uri" as const,
      label: labels[rsvp] ?? rsvp,
      uri: page(`/meetups/${id}?answer=${rsvp}`),
    },
  });
  return footer([
    button("yes", "primary"),
    button("listen", "secondary"),
    button("undecided", "secondary"),
    button("no", "secondary"),
  ]);
}

const writing = (locale: Locale, page: Of["page"]): messagingApi.FlexBox =>
  footer([
    {
      type: "button",
      style: "secondary",
      height: "sm",
      action: {
        type: "uri",
        label: buttonsIn(locale, "card.cancel")["write"] ?? "",
        uri: page("/"),
      },
    },
  ]);

const footer = (contents: messagingApi.FlexComponent[]): messagingApi.FlexBox => ({
  type: "box",
  layout: "vertical",
  spacing: "sm",
  paddingAll: "16px",
  paddingTop: "4px",
  backgroundColor: colours.paper,
  contents,
});

const text = (words: string, looks: Partial<messagingApi.FlexText>): messagingApi.FlexText => ({
  type: "text",
  text: words,
  wrap: true,
  color: colours.ink,
  ...looks,
});
