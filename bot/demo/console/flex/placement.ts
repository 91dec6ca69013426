import { style } from "./drawn.ts";
import { length, offset, oneOf, spacing } from "./values.ts";

/** Where a component stands: what its box lays out and which gap precedes it. */
export type Place = {
  readonly layout: "horizontal" | "vertical" | "baseline";
  readonly gap: string | undefined;
};

type Placeable = {
  readonly flex?: number;
  readonly margin?: string;
  readonly position?: string;
  readonly offsetTop?: string;
  readonly offsetBottom?: string;
  readonly offsetStart?: string;
  readonly offsetEnd?: string;
  readonly width?: string;
  readonly height?: string;
};

export function placement(component: Placeable, place: Place) {
  const vertical = place.layout === "vertical";
  const margin = spacing(component.margin) ?? place.gap;
  const moved = oneOf(component.position, ["relative", "absolute"]);
  return style({
    flex: share(component, vertical),
    [vertical ? "marginTop" : "marginInlineStart"]: moved === "absolute" ? undefined : margin,
    position: moved,
    top: offset(component.offsetTop),
    bottom: offset(component.offsetBottom),
    insetInlineStart: offset(component.offsetStart),
    insetInlineEnd: offset(component.offsetEnd),
  });
}

// A child of a horizontal box shares the width equally unless it says otherwise; a size of its own
// takes it out of the sharing.
function share(component: Placeable, vertical: boolean) {
  const sized = length(component.width) !== undefined || length(component.height) !== undefined;
  const asked = component.flex ?? (vertical || sized ? 0 : 1);
  const parts = Number.isFinite(asked) ? Math.min(Math.max(Math.trunc(asked), 0), 1000) : 0;
  if (parts === 0) return "0 0 auto";
  return vertical ? `${parts} 0 auto` : `${parts} 0 0px`;
}
