import type { Told } from "#bot/conversation/records.ts";
import type { Chapter, TakeoutDocument } from "./document.ts";

/** As Markdown: what was written is quoted, and no sign in it means anything. */
export function toMarkdown({ title, lead, chapters }: TakeoutDocument): string {
  const parts = [`# ${inert(title)}`, inert(lead), ...chapters.flatMap(chapterMarkdown)];
  return `${parts.join("\n\n")}\n`;
}

function chapterMarkdown({ title, told, parts }: Chapter): string[] {
  const items = parts.flatMap((part) => [
    `### ${inert(part.title.replace(/\s+/g, " "))}`,
    ...toldMarkdown(part.told),
  ]);
  return [`## ${inert(title)}`, ...toldMarkdown(told), ...items];
}

const toldMarkdown = (told: readonly Told[]) =>
  told.flatMap(({ label, text }) => [
    ...(label === "" ? [] : [`**${inert(label)}**`]),
    quoted(text),
  ]);

/** Two blanks at a line's end keep the line. */
const quoted = (text: string) =>
  text
    .split(/\r\n|[\n\r]/)
    .map((line) => `> ${inert(line)}`)
    .join("  \n");

/** Every sign of ASCII that Markdown or HTML could take for its own (CommonMark, backslash escapes). */
const inert = (text: string) => text.replace(/[!-/:-@[-`{-~]/g, "\\$&");
