/** Takes one thing that LINE would refuse, with the path of the property at fault. */
export type Report = (property: string, message: string) => void;

const segmenter = new Intl.Segmenter("ja", { granularity: "grapheme" });

/** Characters as a reader counts them; LINE counts labels so. */
export const countGraphemes = (text: string): number => {
  let count = 0;
  for (const _ of segmenter.segment(text)) count += 1;
  return count;
};

/** Refuses an empty text and one above `most` UTF-16 units. */
export const requireText = (
  text: string | undefined,
  property: string,
  most: number,
  report: Report,
): void => {
  if (text === undefined || text === "") report(property, "May not be empty");
  else if (text.length > most) report(property, `Length must be between 0 and ${most}`);
};

/** The same, counted as readers do. */
export const requireWords = (
  text: string | undefined,
  property: string,
  most: number,
  report: Report,
): void => {
  if (text === undefined || text === "") report(property, "May not be empty");
  else if (countGraphemes(text) > most) report(property, `Length must be between 0 and ${most}`);
};

const HTTPS = /^https:\/\/[\x21-\x7e]+$/;

/** Pictures and films: HTTPS, percent-encoded, at most 2,000 characters. */
export const requireHttps = (
  url: string | undefined,
  property: string,
  report: Report,
  most = 2_000,
): void => {
  if (!url) report(property, "May not be empty");
  else if (url.length > most) report(property, `Length must be between 0 and ${most}`);
  else if (!HTTPS.test(url) || !URL.canParse(url)) report(property, "invalid uri scheme");
};
