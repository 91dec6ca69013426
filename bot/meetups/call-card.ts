import type { messagingApi } from "@line/bot-sdk";
import { cardButton, cardText, colours, paperCard } from "#bot/line/flex.ts";
import { buttonsIn, textIn } from "#bot/messages/speak.ts";
import type { Locale } from "#shared/locale.ts";
import { whenWords } from "#shared/meetup-when.ts";
import type { Meetup } from "./rules.ts";

type Of = {
  readonly zone: string;
  readonly locale: Locale;
  readonly page: (path: string) => string;
};

/** "Today": what the group is told on the day. The way in stands on the page alone. */
export function callCard(meetup: Meetup, { zone, locale, page }: Of): messagingApi.FlexMessage {
  const { time } = whenWords(meetup.from, meetup.to, zone, locale);
  const label = buttonsIn(locale, "card.call")["page"] ?? "";
  return paperCard(
    textIn(locale, "card.callAlt", { time }),
    [
      cardText(textIn(locale, "card.callTitle"), {
        size: "sm",
        weight: "bold",
        color: colours.accent,
      }),
      cardText(time, { size: "xl", weight: "bold", margin: "md" }),
      cardText(textIn(locale, "card.call"), {
        size: "sm",
        color: colours.muted,
        margin: "lg",
        lineSpacing: "6px",
      }),
    ],
    [cardButton("primary", { type: "uri", label, uri: page(`/meetups/${meetup.id}`) })],
  );
}
