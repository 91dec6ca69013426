import type { messagingApi } from "@line/bot-sdk";
import type { Tap } from "#bot/conversation/say.ts";
import { cardButton, cardText, colours, paperCard } from "#bot/line/flex.ts";
import { toData } from "#bot/line/postback.ts";
import { buttonsIn, namesIn, textIn } from "#bot/messages/speak.ts";
import type { Locale } from "#shared/locale.ts";
import { whenWords } from "#shared/meetup-when.ts";
import type { Rsvp } from "#shared/meetup.ts";
import type { CircleMeetup } from "./facts.ts";

type Of = {
  readonly locale: Locale;
  /** The zone of whoever reads it. */
  readonly own: string;
  /** It was told too late to be the day before. */
  readonly isToday: boolean;
  readonly mine: Rsvp;
  /** The month that they can still write; null: they have. */
  readonly write: string | null;
  /** Where the way in stands; null: there is no mini-app. */
  readonly page: string | null;
};

/** A meetup on the day before, for one member. The notification tells the time and no more. */
export function eveCard(
  meetup: CircleMeetup & { readonly circle: string },
  of: Of,
): messagingApi.FlexMessage {
  const { locale, own, mine } = of;
  const { startsAt, endsAt, place, theme, circle } = meetup;
  const { day, time, start } = whenWords(startsAt, endsAt, own, locale);
  const words = textIn(locale, of.isToday ? "ME3.today" : "ME3", { start });
  const [head = "", ...rest] = words.split("\n");
  const lines: messagingApi.FlexComponent[] = [
    cardText(circle, { size: "sm", weight: "bold", color: colours.accent }),
    cardText(head, { size: "lg", weight: "bold", margin: "lg", lineSpacing: "4px" }),
    cardText([`${day} ${time}`, place].filter((part) => part !== null).join("\n"), {
      size: "sm",
      color: colours.muted,
      margin: "sm",
      lineSpacing: "4px",
    }),
    ...(theme === null
      ? []
      : [
          { type: "separator", margin: "lg" } as const,
          cardText(textIn(locale, "card.theme"), {
            size: "xs",
            color: colours.muted,
            margin: "lg",
          }),
          cardText(theme, { weight: "bold", margin: "xs", lineSpacing: "4px" }),
          { type: "separator", margin: "lg" } as const,
        ]),
    cardText(rest.join("\n"), { margin: "lg", lineSpacing: "6px" }),
    cardText(textIn(locale, "ME3.mine", { rsvp: namesIn(locale).rsvps[mine] }), {
      size: "sm",
      color: colours.muted,
      margin: "lg",
    }),
  ];
  return paperCard(words, lines, buttons(meetup, of));
}

function buttons({ id, hasLink }: CircleMeetup, of: Of): messagingApi.FlexButton[] {
  const labels = buttonsIn(of.locale, "ME3");
  const tap = (label: string, does: Tap): messagingApi.Action => ({
    type: "postback",
    label,
    data: toData(does),
    displayText: label,
  });
  const actions: messagingApi.Action[] = [];
  if (of.write !== null) {
    const does: Tap = { do: "begin", cadence: "monthly", period: of.write };
    actions.push(tap(labels["write"] ?? "", does));
  }
  if (of.page !== null) {
    const label = labels[hasLink ? "link" : "page"] ?? "";
    actions.push({ type: "uri", label, uri: of.page });
  }
  actions.push(tap(labels["no"] ?? "", { do: "rsvp", m: id, a: "no" }));
  return actions.map((action, index) => cardButton(index === 0 ? "primary" : "secondary", action));
}
