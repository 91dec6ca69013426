import type { messagingApi } from "@line/bot-sdk";

// Every value that reaches a style passes through here: what is not recognised is dropped.

const PX = /^\d{1,4}(?:\.\d{1,2})?px$/;
const SIGNED_PX = /^-?\d{1,4}(?:\.\d{1,2})?px$/;
const PERCENT = /^\d{1,3}(?:\.\d{1,2})?%$/;
const COLOR = /^#(?:[0-9a-f]{6}|[0-9a-f]{8})$/i;
const DEGREES = /^(\d{1,3}(?:\.\d{1,3})?)deg$/;
const RATIO = /^(\d{1,5}(?:\.\d{1,3})?):(\d{1,5}(?:\.\d{1,3})?)$/;

const SPACES = new Map(
  Object.entries({ none: 0, xs: 2, sm: 4, md: 8, lg: 12, xl: 16, xxl: 20 }).map(toPx),
);
const FONTS = new Map(
  Object.entries({
    xxs: 11,
    xs: 13,
    sm: 14,
    md: 16,
    lg: 19,
    xl: 22,
    xxl: 29,
    "3xl": 35,
    "4xl": 48,
    "5xl": 74,
  }).map(toPx),
);
const IMAGES = new Map([
  ...Object.entries({
    xxs: 40,
    xs: 60,
    sm: 80,
    md: 100,
    lg: 120,
    xl: 140,
    xxl: 160,
    "3xl": 180,
    "4xl": 200,
    "5xl": 220,
  }).map(toPx),
  ["full", "100%"] as const,
]);
const BORDERS = new Map(
  Object.entries({ none: 0, light: 0.5, normal: 1, medium: 2, "semi-bold": 3, bold: 4 }).map(toPx),
);

export const color = (value: unknown) => matching(value, COLOR);
export const length = (value: unknown) => matching(value, PX) ?? matching(value, PERCENT);
export const spacing = (value: unknown) => named(SPACES, value) ?? matching(value, PX);
export const padding = (value: unknown) => named(SPACES, value) ?? length(value);
export const offset = (value: unknown) =>
  named(SPACES, value) ?? matching(value, SIGNED_PX) ?? matching(value, PERCENT);
export const borderWidth = (value: unknown) => named(BORDERS, value) ?? matching(value, PX);
export const fontSize = (value: unknown) => named(FONTS, value) ?? matching(value, PX);
export const imageSize = (value: unknown) => named(IMAGES, value) ?? length(value);
export const lineSpacing = (value: unknown) => matching(value, PX);

/** `"w:h"` as a CSS ratio; LINE allows a height of at most three widths. */
export function ratio(value: unknown): string | undefined {
  const [, width, height] = (typeof value === "string" && RATIO.exec(value)) || [];
  if (width === undefined || height === undefined) return undefined;
  const [w, h] = [Number(width), Number(height)];
  return w > 0 && h > 0 && h <= w * 3 ? `${w} / ${h}` : undefined;
}

export function gradient(background: messagingApi.FlexBoxBackground | undefined) {
  if (background?.type !== "linearGradient") return undefined;
  const angle = matching(background.angle, DEGREES);
  const start = color(background.startColor);
  const end = color(background.endColor);
  if (angle === undefined || start === undefined || end === undefined) return undefined;
  const center = color(background.centerColor);
  const middle = center
    ? `, ${center} ${matching(background.centerPosition, PERCENT) ?? "50%"}`
    : "";
  return `linear-gradient(${angle}, ${start}${middle}, ${end})`;
}

/** One of the allowed words, else nothing. */
export function oneOf<Word extends string>(value: unknown, words: readonly Word[]) {
  return words.find((word) => word === value);
}

/** http(s) or a path on this server; nothing else is ever loaded. */
export function imageUrl(value: unknown): string | undefined {
  if (typeof value !== "string") return undefined;
  if (/^\/(?![/\\])/.test(value)) return value;
  return /^https?:\/\//i.test(value) && URL.canParse(value) ? new URL(value).href : undefined;
}

function toPx([name, size]: readonly [string, number]) {
  return [name, `${size}px`] as const;
}

function named(words: ReadonlyMap<string, string>, value: unknown) {
  return typeof value === "string" ? words.get(value) : undefined;
}

function matching(value: unknown, shape: RegExp) {
  return typeof value === "string" && shape.test(value) ? value : undefined;
}
