import type { messagingApi } from "@line/bot-sdk";
import { cardButton, cardText, colours, paperCard } from "#bot/line/flex.ts";
import { buttonsIn, textIn } from "#bot/messages/speak.ts";
import type { Locale } from "#shared/locale.ts";
import type { Totals } from "./rules.ts";

/** A month of a circle for its LINE group: numbers alone, and no more in the notification. */
export function digestCard(
  month: string,
  totals: Totals,
  of: { readonly locale: Locale; readonly uri: string },
): messagingApi.FlexMessage {
  const { locale, uri } = of;
  const name = new Intl.DateTimeFormat(locale, { month: "long", timeZone: "UTC" }).format(
    new Date(`${month}-01T00:00:00Z`),
  );
  const title = textIn(locale, "ME11", { month: name });
  const rows = (["records", "cheers", "strengths"] as const).flatMap((key) => {
    const n = totals[key];
    return n === null ? [] : [row(textIn(locale, `digest.${key}`), countIn(locale, key, n))];
  });
  const label = buttonsIn(locale, "ME11")["feed"] ?? "";
  return paperCard(
    textIn(locale, "digest.alt", { month: name }),
    [
      cardText(title, { weight: "bold", size: "lg" }),
      { type: "box", layout: "vertical", margin: "lg", spacing: "md", contents: rows },
      cardText(textIn(locale, "digest.thanks", { month: name }), {
        size: "sm",
        color: colours.muted,
        margin: "lg",
      }),
    ],
    [cardButton("secondary", { type: "uri", label, uri })],
  );
}

const row = (name: string, count: string): messagingApi.FlexBox => ({
  type: "box",
  layout: "baseline",
  contents: [
    cardText(name, { size: "sm", color: colours.muted, flex: 3 }),
    {
      type: "text",
      text: count,
      size: "xl",
      weight: "bold",
      color: colours.accent,
      flex: 2,
      align: "end",
    },
  ],
});

const countIn = (locale: Locale, key: keyof Totals, n: number): string =>
  textIn(locale, `digest.${key}Count`, { n: String(n) });
