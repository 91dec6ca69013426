import type { messagingApi } from "@line/bot-sdk";
import { style, tappable } from "./drawn.ts";
import type { Drawn } from "./drawn.ts";
import type { Place } from "./placement.ts";
import { placement } from "./placement.ts";
import { color, fontSize, lineSpacing, oneOf } from "./values.ts";

const GRAVITY = new Map([
  ["top", "flex-start"],
  ["center", "center"],
  ["bottom", "flex-end"],
]);

export function drawText(text: messagingApi.FlexText, place: Place): Drawn {
  const lines =
    text.maxLines !== undefined && text.maxLines > 0 ? String(text.maxLines) : undefined;
  const extra = lineSpacing(text.lineSpacing);
  const words: Drawn = {
    tag: "div",
    look: `flex-words ${breaking(text)}`,
    style: {
      ...lettering(text),
      ...style({
        fontSize: fontSize(text.size) ?? "16px",
        textAlign: oneOf(text.align, ["start", "center", "end"]),
        lineHeight: extra && `calc(1.4em + ${extra})`,
        WebkitLineClamp: text.wrap === true ? lines : undefined,
      }),
    },
    ...(Array.isArray(text.contents)
      ? { children: text.contents.map(drawSpan) }
      : { text: wordsIn(text.text), children: [] }),
  };
  const node: Drawn = {
    tag: "div",
    look: "flex-text",
    style: { ...placement(text, place), ...style({ justifyContent: gravityOf(text.gravity) }) },
    children: [words],
  };
  return tappable(node, text.action);
}

function breaking({ wrap, maxLines = 0, adjustMode }: messagingApi.FlexText) {
  if (wrap === true) return maxLines > 0 ? "clamped" : "wrapped";
  return adjustMode === "shrink-to-fit" ? "one-line shrinks" : "one-line";
}

export function gravityOf(gravity: string | undefined) {
  return gravity === undefined ? undefined : GRAVITY.get(gravity);
}

function drawSpan(span: messagingApi.FlexSpan): Drawn {
  return {
    tag: "span",
    look: "flex-span",
    style: { ...lettering(span), ...style({ fontSize: fontSize(span.size) }) },
    text: wordsIn(span.text),
    children: [],
  };
}

function lettering(text: messagingApi.FlexText | messagingApi.FlexSpan) {
  return style({
    color: color(text.color),
    fontWeight: text.weight === "bold" ? "700" : text.weight === "regular" ? "400" : undefined,
    fontStyle: oneOf(text.style, ["normal", "italic"]),
    textDecoration: oneOf(text.decoration, ["none", "underline", "line-through"]),
  });
}

const wordsIn = (text: unknown) => (typeof text === "string" ? text : "");
