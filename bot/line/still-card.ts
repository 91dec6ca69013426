import type { messagingApi } from "@line/bot-sdk";
import { wholeUpTo } from "#shared/text.ts";
import { colours, paper } from "./flex.ts";

/** Of the large first line: far below LINE's 30 KB a bubble, and still a line. */
const mostHead = 1000;

/** A small, still moment: the day, what it is about in large letters, and a few quiet lines. */
export function stillCard(
  said: { readonly day: string; readonly head: string; readonly lines: readonly string[] },
  altText: string,
): messagingApi.FlexMessage {
  const { day, head, lines } = said;
  const shown = head.length <= mostHead ? head : `${wholeUpTo(head, mostHead - 1)}…`;
  const words: messagingApi.FlexText[] = [
    { type: "text", text: day, size: "sm", color: colours.muted, align: "center" },
    {
      type: "text",
      text: shown,
      size: "lg",
      weight: "bold",
      color: colours.ink,
      align: "center",
      wrap: true,
      lineSpacing: "8px",
      margin: "md",
    },
    ...lines.map((text, index): messagingApi.FlexText => {
      const isAside = text.startsWith("🔒");
      return {
        type: "text",
        text,
        size: isAside ? "xs" : "md",
        color: isAside ? colours.muted : colours.ink,
        align: "center",
        wrap: true,
        lineSpacing: "6px",
        margin: index === 0 ? "xl" : "md",
      };
    }),
  ];
  return {
    type: "flex",
    altText,
    contents: {
      type: "bubble",
      size: "mega",
      body: paper({ paddingAll: "16px", paddingTop: "28px", paddingBottom: "28px" }, words),
    },
  };
}
