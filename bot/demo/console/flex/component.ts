import type { messagingApi } from "@line/bot-sdk";
import { drawBox } from "./box.ts";
import { style } from "./drawn.ts";
import type { Drawn } from "./drawn.ts";
import { drawIcon, drawImage, drawVideo } from "./picture.ts";
import type { Place } from "./placement.ts";
import { placement } from "./placement.ts";
import { color } from "./values.ts";
import { drawText, gravityOf } from "./words.ts";

/** Nothing for a kind that LINE does not know. */
export function drawComponent(
  component: messagingApi.FlexComponent,
  place: Place,
): Drawn | undefined {
  switch (component.type) {
    case "box":
      return drawBox(component, place, drawComponent);
    case "text":
      return drawText(component, place);
    case "image":
      return drawImage(component, place);
    case "video":
      return drawVideo(component, place);
    case "icon":
      return drawIcon(component, place);
    case "button":
      return drawButton(component, place);
    case "separator":
      return drawSeparator(component, place);
    case "filler":
      return plain("flex-filler", placement({ flex: component.flex ?? 1 }, place));
    case "span":
      return undefined;
    default:
      return undefined;
  }
}

function drawButton(button: messagingApi.FlexButton, place: Place): Drawn {
  const kind = button.style === "primary" || button.style === "secondary" ? button.style : "link";
  const tint = color(button.color);
  const height = button.height === "sm" ? "sm" : "md";
  const label = button.action.label ?? "";
  return {
    tag: "button",
    look: `flex-button ${kind} ${height}${button.adjustMode === "shrink-to-fit" ? " shrinks" : ""}`,
    style: {
      ...placement(button, place),
      ...style({
        [kind === "link" ? "color" : "backgroundColor"]: tint,
        alignSelf: place.layout === "vertical" ? undefined : gravityOf(button.gravity),
      }),
    },
    text: label,
    tap: { action: button.action, label },
    children: [],
  };
}

function drawSeparator(separator: messagingApi.FlexSeparator, place: Place) {
  const where = placement({ ...separator, flex: 0 }, place);
  return plain("flex-separator", {
    ...where,
    ...style({ backgroundColor: color(separator.color) }),
  });
}

function plain(look: string, looks: Drawn["style"]): Drawn {
  return { tag: "div", look, style: looks, children: [] };
}
