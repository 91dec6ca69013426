import type { messagingApi } from "@line/bot-sdk";
import { drawFlex } from "#bot/demo/console/flex/bubble.ts";
import type { Drawn } from "#bot/demo/console/flex/drawn.ts";

/** The components of a bubble whose body is the given box. */
export function drawnBody(body: Omit<messagingApi.FlexBox, "type">): Drawn {
  const bubble = drawFlex({ type: "bubble", body: { type: "box", ...body } });
  const [drawn] = bubble.children;
  if (drawn === undefined) throw new Error("the bubble has no body");
  return drawn;
}

export function everyNode(node: Drawn): readonly Drawn[] {
  return [node, ...node.children.flatMap(everyNode)];
}

export const text = (
  words: string,
  more: Partial<messagingApi.FlexText> = {},
): messagingApi.FlexText => ({ type: "text", text: words, ...more });
