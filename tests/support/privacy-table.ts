import { readFileSync } from "node:fs";

/** The table of docs/privacy.md whose first cell tells of this: its head, then its rows. */
export function privacyTable(what: string): string[][] {
  const paragraphs = readFileSync("docs/privacy.md", "utf8").split(/\n\n+/);
  const table = paragraphs.find((each) => each.startsWith(`| what, ${what}`));
  if (table === undefined) throw new Error(`docs/privacy.md has no table ${what}`);
  return table
    .split("\n")
    .filter((line) => line.startsWith("|") && !line.startsWith("| -"))
    .map((line) =>
      line
        .split("|")
        .slice(1, -1)
        .map((cell) => cell.trim()),
    );
}
