import type { messagingApi } from "@line/bot-sdk";
import { actionProblems } from "./actions.ts";
import { FONT_SIZE, IMAGE_SIZE, SCALES, fits, isAspectRatio, isColour } from "./flex-values.ts";
import type { Report } from "./report.ts";
import { requireHttps, requireText } from "./report.ts";

type Component = messagingApi.FlexComponent;

const LONGEST_TEXT = 5_000;

/** A block of a bubble: the component itself and everything in it. */
export const blockProblems = (block: Component, at: string, report: Report): void => {
  if (block.type === "video") return videoProblems(block, at, report);
  const [first] = block.type === "box" ? block.contents : [];
  if (first && "position" in first && first.position === "absolute") {
    report(`${at}.contents[0].position`, "the first component of a block can't be absolute");
  }
  componentProblems(block, at, report);
};

const componentProblems = (component: Component, at: string, report: Report): void => {
  valueProblems(component, at, report);
  switch (component.type) {
    case "box":
      return boxProblems(component, at, report);
    case "text":
      return textProblems(component, at, report);
    case "button":
      return actionProblems(component.action, `${at}.action`, "flex-button", report);
    case "image":
      requireHttps(component.url, `${at}.url`, report);
      if (component.action) actionProblems(component.action, `${at}.action`, "flex", report);
      return undefined;
    case "icon":
      return requireHttps(component.url, `${at}.url`, report);
    case "video":
      return report(at, "video is available in a hero only");
    case "span":
      return report(at, "span is available in a text only");
    case "separator":
    case "filler":
      return undefined;
  }
};

const boxProblems = (box: messagingApi.FlexBox, at: string, report: Report): void => {
  if (box.action) actionProblems(box.action, `${at}.action`, "flex", report);
  if (box.background) backgroundProblems(box.background, `${at}.background`, report);
  for (const [number, child] of box.contents.entries()) {
    const place = `${at}.contents[${number}]`;
    const isBaseline = box.layout === "baseline";
    if (isBaseline && !["icon", "text", "filler"].includes(child.type)) {
      report(place, `${child.type} is not available in a baseline box`);
    }
    if (!isBaseline && child.type === "icon") {
      report(place, "icon is available in a baseline box only");
    }
    if (isBaseline && ("gravity" in child || "offsetBottom" in child)) {
      report(place, "gravity and offsetBottom are not available in a baseline box");
    }
    componentProblems(child, place, report);
  }
};

const backgroundProblems = (
  background: messagingApi.FlexBoxBackground,
  at: string,
  report: Report,
): void => {
  const { angle, startColor, endColor, centerColor, centerPosition } = background;
  const degrees = /^(\d+(?:\.\d+)?)deg$/.exec(angle ?? "")?.[1];
  if (degrees === undefined || Number(degrees) >= 360) report(`${at}.angle`, "invalid property");
  for (const [name, colour] of Object.entries({ startColor, endColor })) {
    if (!colour || !isColour(colour)) report(`${at}.${name}`, "invalid property");
  }
  if (centerColor !== undefined && !isColour(centerColor)) {
    report(`${at}.centerColor`, "invalid property");
  }
  if (centerPosition !== undefined && !/^(?:100|\d{1,2})(?:\.\d+)?%$/.test(centerPosition)) {
    report(`${at}.centerPosition`, "invalid property");
  }
};

const textProblems = (text: messagingApi.FlexText, at: string, report: Report): void => {
  const spans = text.contents ?? [];
  if (text.text === undefined && spans.length === 0) {
    report(at, "`text` or `contents` must be specified");
  }
  if (text.text !== undefined && spans.length === 0) {
    requireText(text.text, `${at}.text`, LONGEST_TEXT, report);
  }
  if (text.maxLines !== undefined && text.maxLines < 0)
    report(`${at}.maxLines`, "invalid property");
  for (const [number, span] of spans.entries()) {
    const place = `${at}.contents[${number}]`;
    valueProblems(span, place, report);
    requireText(span.text, `${place}.text`, LONGEST_TEXT, report);
  }
  if (text.action) actionProblems(text.action, `${at}.action`, "flex", report);
};

const videoProblems = (video: messagingApi.FlexVideo, at: string, report: Report): void => {
  valueProblems(video, at, report);
  requireHttps(video.url, `${at}.url`, report);
  requireHttps(video.previewUrl, `${at}.previewUrl`, report);
  const { altContent } = video;
  if (altContent?.type !== "box" && altContent?.type !== "image") {
    report(`${at}.altContent`, "altContent must be a box or an image");
  } else {
    componentProblems(altContent, `${at}.altContent`, report);
  }
  if (video.action) actionProblems(video.action, `${at}.action`, "flex", report);
};

/** Sizes, colours and proportions, wherever they stand. */
const valueProblems = (component: Component, at: string, report: Report): void => {
  const isPicture = component.type === "image";
  for (const [property, value] of Object.entries(component)) {
    if (property === "flex" && typeof value === "number" && value < 0) {
      report(`${at}.flex`, "invalid property");
    }
    if (typeof value !== "string") continue;
    const size = isPicture ? IMAGE_SIZE : FONT_SIZE;
    const isButtonHeight = component.type === "button" && property === "height";
    const scale = property === "size" ? size : isButtonHeight ? undefined : SCALES[property];
    const isWrong =
      (scale !== undefined && !fits(value, scale)) ||
      (/color$/i.test(property) && !isColour(value)) ||
      (property === "aspectRatio" && !isAspectRatio(value));
    if (isWrong) report(`${at}.${property}`, "invalid property");
  }
};
