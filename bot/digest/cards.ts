import type { messagingApi } from "@line/bot-sdk";
import { colours, paper } from "#bot/line/flex.ts";
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
  return {
    type: "flex",
    altText: textIn(locale, "digest.alt", { month: name }),
    contents: {
      type: "bubble",
      size: "mega",
      body: paper({ paddingAll: "20px" }, [
        { type: "text", text: title, wrap: true, weight: "bold", size: "lg", color: colours.ink },
        { type: "box", layout: "vertical", margin: "lg", spacing: "md", contents: rows },
        {
          type: "text",
          text: textIn(locale, "digest.thanks", { month: name }),
          wrap: true,
          size: "sm",
          color: colours.muted,
          margin: "lg",
        },
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
            style: "secondary",
            height: "sm",
            action: { type: "uri", label: buttonsIn(locale, "ME11")["feed"] ?? "", uri },
          },
        ],
      },
    },
  };
}

const row = (name: string, count: string): messagingApi.FlexBox => ({
  type: "box",
  layout: "baseline",
  contents: [
    { type: "text", text: name, size: "sm", color: colours.muted, flex: 3, wrap: true },
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
