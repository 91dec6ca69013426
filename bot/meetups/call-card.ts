import type { messagingApi } from "@line/bot-sdk";
import { colours, paper } from "#bot/line/flex.ts";
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
  const text = (words: string, looks: Partial<messagingApi.FlexText>): messagingApi.FlexText => ({
    type: "text",
    text: words,
    wrap: true,
    color: colours.ink,
    ...looks,
  });
  return {
    type: "flex",
    altText: textIn(locale, "card.callAlt", { time }),
    contents: {
      type: "bubble",
      size: "mega",
      body: paper({ paddingAll: "20px" }, [
        text(textIn(locale, "card.callTitle"), {
          size: "sm",
          weight: "bold",
          color: colours.accent,
        }),
        text(time, { size: "xl", weight: "bold", margin: "md" }),
        text(textIn(locale, "card.call"), {
          size: "sm",
          color: colours.muted,
          margin: "lg",
          lineSpacing: "6px",
        }),
      ]),
      footer: {
        type: "box",
        layout: "vertical",
        paddingAll: "16px",
        paddingTop: "4px",
        backgroundColor: colours.paper,
        contents: [
          {
            type: "button",
            style: "primary",
            height: "sm",
            color: colours.accent,
            action: { type: "uri", label, uri: page(`/meetups/${meetup.id}`) },
          },
        ],
      },
    },
  };
}
