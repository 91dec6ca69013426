/** How a size may be written: in pixels, maybe in percent, or by keyword. */
export type Scale = {
  readonly percent: boolean;
  readonly negative?: boolean;
  readonly keywords: readonly string[];
};

const SPACES = ["none", "xs", "sm", "md", "lg", "xl", "xxl"];
const FONTS = ["xxs", "xs", "sm", "md", "lg", "xl", "xxl", "3xl", "4xl", "5xl"];
const WIDTHS = ["none", "light", "normal", "medium", "semi-bold", "bold"];

const space: Scale = { percent: false, keywords: SPACES };
const padding: Scale = { percent: true, keywords: SPACES };
const offset: Scale = { percent: true, negative: true, keywords: SPACES };
const length: Scale = { percent: true, keywords: [] };

/** The properties of a size, whatever component carries them. */
export const SCALES: Readonly<Record<string, Scale>> = {
  margin: space,
  spacing: space,
  offsetTop: offset,
  offsetBottom: offset,
  offsetStart: offset,
  offsetEnd: offset,
  paddingAll: padding,
  paddingTop: padding,
  paddingBottom: padding,
  paddingStart: padding,
  paddingEnd: padding,
  width: length,
  maxWidth: length,
  height: length,
  maxHeight: length,
  borderWidth: { percent: false, keywords: WIDTHS },
  cornerRadius: space,
  lineSpacing: { percent: false, keywords: [] },
};

/** `size` means the font of a text, and the width of a picture. */
export const FONT_SIZE: Scale = { percent: false, keywords: FONTS };
export const IMAGE_SIZE: Scale = { percent: true, keywords: [...FONTS, "full"] };

const NUMBER = String.raw`\d+(?:\.\d+)?`;
const PIXELS = new RegExp(`^${NUMBER}px$`);
const PERCENT = new RegExp(`^${NUMBER}%$`);

export const fits = (value: string, scale: Scale): boolean => {
  const size = scale.negative ? value.replace(/^-/, "") : value;
  return (
    scale.keywords.includes(value) || PIXELS.test(size) || (scale.percent && PERCENT.test(size))
  );
};

export const isColour = (value: string): boolean => /^#(?:[\da-f]{6}|[\da-f]{8})$/i.test(value);

/** `width:height`, at most three times as high as wide. */
export const isAspectRatio = (value: string): boolean => {
  const [, width = "0", height = "0"] = /^(\d+(?:\.\d+)?):(\d+(?:\.\d+)?)$/.exec(value) ?? [];
  return Number(width) > 0 && Number(height) > 0 && Number(height) <= 3 * Number(width);
};
