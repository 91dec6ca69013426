import type { messagingApi } from "@line/bot-sdk";
import { wholeUpTo } from "#shared/text.ts";

/** The palette of the cards; LINE draws them on its own light or dark background. */
export const colours = {
  accent: "#2F6B55",
  ink: "#26312D",
  paper: "#FFFFFF",
  muted: "#5E6B65",
  /** Under the dark words of a second button: LINE's own is a cold grey. */
  tint: "#E9F0EA",
} as const;

/** A text in a message of at most 5,000 UTF-16 units (Messaging API reference, "Text message"). */
export const mostText = 5000;

/** Of one card: far below LINE's 30 KB a bubble even if every character takes three bytes. */
const mostCardText = 4000;

/**
 * A member's own words on a card: unlike a text message, the phone's notification shows only
 * `altText`, which therefore never quotes them.
 */
export function wordsCard(
  text: string,
  altText: string,
  links: readonly Link[] = [],
): messagingApi.FlexMessage {
  const shown = text.length <= mostCardText ? text : `${wholeUpTo(text, mostCardText - 1)}…`;
  return {
    type: "flex",
    altText,
    contents: {
      type: "bubble",
      size: "mega",
      body: paper({ paddingAll: "16px" }, paragraphs(shown)),
      ...(links.length > 0 && { footer: buttonsTo(links) }),
    },
  };
}

/** A sheet of paper under a thin line of our colour. */
export const paper = (
  padding: Pick<messagingApi.FlexBox, "paddingAll" | "paddingTop" | "paddingBottom">,
  contents: messagingApi.FlexComponent[],
): messagingApi.FlexBox => ({
  type: "box",
  layout: "vertical",
  backgroundColor: colours.paper,
  paddingAll: "0px",
  contents: [
    {
      type: "box",
      layout: "vertical",
      height: "4px",
      backgroundColor: colours.accent,
      contents: [],
    },
    { type: "box", layout: "vertical", ...padding, contents },
  ],
});

/** A card of lines with buttons below them. */
export const paperCard = (
  altText: string,
  lines: messagingApi.FlexComponent[],
  buttons: messagingApi.FlexButton[],
): messagingApi.FlexMessage => ({
  type: "flex",
  altText,
  contents: {
    type: "bubble",
    size: "mega",
    body: paper({ paddingAll: "20px" }, lines),
    footer: {
      type: "box",
      layout: "vertical",
      spacing: "sm",
      paddingAll: "16px",
      paddingTop: "4px",
      backgroundColor: colours.paper,
      contents: buttons,
    },
  },
});

/** Words on a card. */
export const cardText = (
  text: string,
  looks: Partial<messagingApi.FlexText>,
): messagingApi.FlexText => ({ type: "text", text, wrap: true, color: colours.ink, ...looks });

export const cardButton = (
  style: "primary" | "secondary",
  action: messagingApi.Action,
): messagingApi.FlexButton => ({
  type: "button",
  style,
  height: "sm",
  color: style === "primary" ? colours.accent : colours.tint,
  action,
});

/** Lines that begin with this are headings of what follows them. */
const headingMark = "■ ";

/** Each weighs some 150 bytes besides its words; what a member writes can look like headings. */
const mostParagraphs = 40;

function paragraphs(text: string): messagingApi.FlexText[] {
  const parts = text
    .split(/\n(?=■ )|(?<=^■ .*)\n/m)
    .filter((part) => part.replace(headingMark, "").trim() !== "");
  const rest = parts.slice(mostParagraphs).join("\n");
  return [...parts.slice(0, mostParagraphs), ...(rest === "" ? [] : [rest])].map((part, index) =>
    part.startsWith(headingMark)
      ? cardText(part.slice(headingMark.length), {
          size: "sm",
          weight: "bold",
          color: colours.accent,
          ...(index > 0 && { margin: "lg" }),
        })
      : cardText(part, {
          size: "md",
          lineSpacing: "6px",
          ...(index > 0 && { margin: "sm" }),
        }),
  );
}

type Link = { readonly label: string; readonly uri: string };

/** A card with buttons that open pages, for groups: there a postback's reply is seen by everyone. */
export function linkCard(text: string, links: readonly Link[]): messagingApi.FlexMessage {
  return {
    type: "flex",
    altText: text,
    contents: {
      type: "bubble",
      size: "kilo",
      body: {
        type: "box",
        layout: "vertical",
        contents: [cardText(text, { size: "md" })],
      },
      footer: buttonsTo(links),
    },
  };
}

const buttonsTo = (links: readonly Link[]): messagingApi.FlexBox => ({
  type: "box",
  layout: "vertical",
  spacing: "sm",
  contents: links.map(({ label, uri }) => cardButton("primary", { type: "uri", label, uri })),
});
