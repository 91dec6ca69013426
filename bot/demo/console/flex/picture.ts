import type { messagingApi } from "@line/bot-sdk";
import { style, tappable } from "./drawn.ts";
import type { Drawn } from "./drawn.ts";
import type { Place } from "./placement.ts";
import { placement } from "./placement.ts";
import { color, fontSize, imageSize, imageUrl, ratio } from "./values.ts";
import { gravityOf } from "./words.ts";

const SIDES = new Map([
  ["start", "flex-start"],
  ["center", "center"],
  ["end", "flex-end"],
]);

export function drawImage(image: messagingApi.FlexImage, place: Place): Drawn {
  const frame: Drawn = {
    tag: "div",
    look: "flex-frame",
    style: style({
      width: imageSize(image.size) ?? "100px",
      aspectRatio: ratio(image.aspectRatio) ?? "1 / 1",
      backgroundColor: color(image.backgroundColor),
    }),
    children: pixels(image.url, image.aspectMode === "cover" ? "cover" : "contain"),
  };
  const node: Drawn = {
    tag: "div",
    look: "flex-image",
    style: {
      ...placement(image, place),
      ...style({
        alignItems: SIDES.get(image.align ?? "center"),
        justifyContent: gravityOf(image.gravity),
      }),
    },
    children: [frame],
  };
  return tappable(node, image.action);
}

/** The console plays no video: the preview with a mark on it stands for it. */
export function drawVideo(video: messagingApi.FlexVideo, place: Place): Drawn {
  const node: Drawn = {
    tag: "div",
    look: "flex-image flex-video",
    style: placement({ flex: 0 }, place),
    children: [
      {
        tag: "div",
        look: "flex-frame",
        style: style({ width: "100%", aspectRatio: ratio(video.aspectRatio) ?? "1 / 1" }),
        children: pixels(video.previewUrl, "cover"),
      },
    ],
  };
  return tappable(node, video.action);
}

export function drawIcon(icon: messagingApi.FlexIcon, place: Place): Drawn {
  return {
    tag: "div",
    look: "flex-icon",
    style: {
      ...placement({ ...icon, flex: 0 }, place),
      height: fontSize(icon.size) ?? "16px",
      aspectRatio: ratio(icon.aspectRatio) ?? "1 / 1",
    },
    children: pixels(icon.url, "contain"),
  };
}

function pixels(url: unknown, fit: "cover" | "contain"): readonly Drawn[] {
  const src = imageUrl(url);
  if (src === undefined) return [];
  return [{ tag: "img", look: "flex-pixels", style: { objectFit: fit }, src, children: [] }];
}
