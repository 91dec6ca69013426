import type { Told } from "#bot/conversation/records.ts";
import type { Chapter, TakeoutDocument } from "./document.ts";

const between = "\n\n――――\n\n";

/** As plain text: what was written stands exactly as it was written. */
export function toText({ title, lead, chapters }: TakeoutDocument): string {
  return `${[`${title}\n${lead}`, ...chapters.map(chapterText)].join(between)}\n`;
}

function chapterText({ title, told, parts }: Chapter): string {
  const items = parts.map((part) => [`・${part.title}`, ...part.told.map(toldText)].join("\n"));
  return [`● ${title}`, ...told.map(toldText), ...items].join("\n");
}

const toldText = ({ label, text }: Told) => (label === "" ? text : `■ ${label}\n${text}`);
