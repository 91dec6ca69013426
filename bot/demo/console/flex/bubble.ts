import type { messagingApi } from "@line/bot-sdk";
import { drawBox } from "./box.ts";
import { drawComponent } from "./component.ts";
import { style, tappable } from "./drawn.ts";
import type { Drawn } from "./drawn.ts";
import { color, oneOf } from "./values.ts";

const SIZES = ["nano", "micro", "deca", "hecto", "kilo", "mega", "giga"] as const;
const BLOCKS = ["header", "hero", "body", "footer"] as const;
const STANDING = { layout: "vertical", gap: undefined } as const;

export function drawFlex(container: messagingApi.FlexContainer): Drawn {
  if (container.type === "bubble") return drawBubble(container);
  const bubbles = Array.isArray(container.contents) ? container.contents : [];
  return { tag: "div", look: "flex-carousel", style: {}, children: bubbles.map(drawBubble) };
}

function drawBubble(bubble: messagingApi.FlexBubble): Drawn {
  const size = oneOf(bubble.size, SIZES) ?? "mega";
  const children: Drawn[] = [];
  for (const name of BLOCKS) {
    const block = drawBlock(bubble, name, size);
    if (block === undefined) continue;
    const looks = bubble.styles?.[name];
    if (looks?.separator === true && children.length > 0) children.push(line(looks));
    children.push({
      ...block,
      style: { ...style({ backgroundColor: color(looks?.backgroundColor) }), ...block.style },
    });
  }
  const node: Drawn = {
    tag: "div",
    look: `flex-bubble ${size}`,
    style: style({ direction: oneOf(bubble.direction, ["ltr", "rtl"]) }),
    children,
  };
  return tappable(node, bubble.action);
}

function drawBlock(
  bubble: messagingApi.FlexBubble,
  name: (typeof BLOCKS)[number],
  size: (typeof SIZES)[number],
): Drawn | undefined {
  const drawn =
    name === "hero"
      ? bubble.hero && drawComponent(bubble.hero, STANDING)
      : bubble[name] && drawBox(bubble[name], STANDING, drawComponent, inset(name, size));
  return drawn && { ...drawn, look: `${drawn.look} flex-${name}` };
}

function inset(name: "header" | "body" | "footer", size: (typeof SIZES)[number]) {
  if (size === "nano" || size === "micro" || name === "footer") return "10px";
  return size === "mega" || size === "giga" ? "20px" : "13px";
}

function line(looks: messagingApi.FlexBlockStyle): Drawn {
  return {
    tag: "div",
    look: "flex-separator",
    style: style({ backgroundColor: color(looks.separatorColor) }),
    children: [],
  };
}
