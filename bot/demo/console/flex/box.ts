import type { messagingApi } from "@line/bot-sdk";
import { style, tappable } from "./drawn.ts";
import type { Drawn } from "./drawn.ts";
import type { Place } from "./placement.ts";
import { placement } from "./placement.ts";
import { borderWidth, color, gradient, length, oneOf, padding, spacing } from "./values.ts";

type DrawChild = (component: messagingApi.FlexComponent, place: Place) => Drawn | undefined;

/** `inset` is the padding of a bubble's block where the box sets none itself. */
export function drawBox(
  box: messagingApi.FlexBox,
  place: Place,
  drawChild: DrawChild,
  inset?: string,
): Drawn {
  const layout = oneOf(box.layout, ["horizontal", "vertical", "baseline"]) ?? "vertical";
  const node: Drawn = {
    tag: "div",
    look: `flex-box flex-${layout}`,
    style: { ...placement(box, place), ...surface(box), ...paddings(box, inset), ...sizes(box) },
    children: drawChildren(box, layout, drawChild),
  };
  return tappable(node, box.action);
}

function drawChildren(box: messagingApi.FlexBox, layout: Place["layout"], drawChild: DrawChild) {
  const gap = spacing(box.spacing);
  const drawn: Drawn[] = [];
  let inFlow = 0;
  for (const component of Array.isArray(box.contents) ? box.contents : []) {
    const node = drawChild(component, { layout, gap: inFlow === 0 ? undefined : gap });
    if (node === undefined) continue;
    if (node.style["position"] !== "absolute") inFlow += 1;
    drawn.push(node);
  }
  return drawn;
}

function surface(box: messagingApi.FlexBox) {
  const radius = spacing(box.cornerRadius);
  const border = borderWidth(box.borderWidth);
  return style({
    backgroundColor: color(box.backgroundColor),
    backgroundImage: gradient(box.background),
    borderRadius: radius,
    overflow: radius === undefined ? undefined : "hidden",
    borderWidth: border,
    borderStyle: border === undefined ? undefined : "solid",
    borderColor: color(box.borderColor),
    justifyContent: oneOf(box.justifyContent, [
      "flex-start",
      "center",
      "flex-end",
      "space-between",
      "space-around",
      "space-evenly",
    ]),
    alignItems:
      box.layout === "baseline"
        ? undefined
        : oneOf(box.alignItems, ["flex-start", "center", "flex-end"]),
  });
}

function paddings(box: messagingApi.FlexBox, inset: string | undefined) {
  const all = padding(box.paddingAll) ?? inset;
  return style({
    paddingTop: padding(box.paddingTop) ?? all,
    paddingBottom: padding(box.paddingBottom) ?? all,
    paddingInlineStart: padding(box.paddingStart) ?? all,
    paddingInlineEnd: padding(box.paddingEnd) ?? all,
  });
}

function sizes(box: messagingApi.FlexBox) {
  return style({
    width: length(box.width),
    maxWidth: length(box.maxWidth),
    height: length(box.height),
    maxHeight: length(box.maxHeight),
  });
}
