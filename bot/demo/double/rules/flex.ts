import type { messagingApi } from "@line/bot-sdk";
import { actionProblems } from "./actions.ts";
import { blockProblems } from "./flex-components.ts";
import { isColour } from "./flex-values.ts";
import type { Report } from "./report.ts";
import { requireText } from "./report.ts";

const BUBBLE_BYTES = 30 * 1024;
const CAROUSEL_BYTES = 50 * 1024;
const MOST_BUBBLES = 12;
const MOST_ANIMATIONS = 10;

const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value));

export const flexProblems = (
  message: messagingApi.FlexMessage,
  at: string,
  report: Report,
): void => {
  requireText(message.altText, `${at}.altText`, 1_500, report);
  const { contents } = message;
  if (contents.type === "bubble") bubbleProblems(contents, `${at}.contents`, false, report);
  else carouselProblems(contents, `${at}.contents`, report);
  const animations = JSON.stringify(contents).match(/"animated":true/g) ?? [];
  if (animations.length > MOST_ANIMATIONS) {
    report(`${at}.contents`, `at most ${MOST_ANIMATIONS} animated images`);
  }
};

const carouselProblems = (
  carousel: messagingApi.FlexCarousel,
  at: string,
  report: Report,
): void => {
  const bubbles = carousel.contents;
  if (bubbles.length < 1 || bubbles.length > MOST_BUBBLES) {
    report(`${at}.contents`, `Size must be between 1 and ${MOST_BUBBLES}`);
  }
  if (bytesOf(carousel) > CAROUSEL_BYTES) report(at, "larger than 50 KB");
  if (new Set(bubbles.map(({ size }) => size ?? "mega")).size > 1) {
    report(`${at}.contents`, "bubbles of a carousel must have the same size");
  }
  for (const [number, bubble] of bubbles.entries()) {
    bubbleProblems(bubble, `${at}.contents[${number}]`, true, report);
  }
};

const bubbleProblems = (
  bubble: messagingApi.FlexBubble,
  at: string,
  isInCarousel: boolean,
  report: Report,
): void => {
  if (bytesOf(bubble) > BUBBLE_BYTES) report(at, "larger than 30 KB");
  if (bubble.action) actionProblems(bubble.action, `${at}.action`, "flex", report);
  const { header, hero, body, footer } = bubble;
  if (!header && !hero && !body && !footer) report(at, "at least one block must be specified");
  for (const [name, block] of Object.entries({ header, body, footer })) {
    if (block) blockProblems(block, `${at}.${name}`, report);
  }
  if (hero) heroProblems(hero, bubble.size ?? "mega", `${at}.hero`, isInCarousel, report);
  for (const [name, style] of Object.entries(bubble.styles ?? {})) {
    const { backgroundColor, separatorColor } = style as messagingApi.FlexBlockStyle;
    for (const [property, colour] of Object.entries({ backgroundColor, separatorColor })) {
      if (colour !== undefined && !isColour(colour)) {
        report(`${at}.styles.${name}.${property}`, "invalid property");
      }
    }
  }
};

const heroProblems = (
  hero: messagingApi.FlexComponent,
  size: string,
  at: string,
  isInCarousel: boolean,
  report: Report,
): void => {
  if (hero.type !== "box" && hero.type !== "image" && hero.type !== "video") {
    return report(at, "hero must be a box, an image or a video");
  }
  if (hero.type === "video" && isInCarousel) report(at, "video is not available in a carousel");
  if (hero.type === "video" && !["kilo", "mega", "giga"].includes(size)) {
    report(at, "video needs a bubble of size kilo, mega or giga");
  }
  blockProblems(hero, at, report);
};
