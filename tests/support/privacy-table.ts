import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

type Meaning<Case, Viewer> = {
  /** What each row means. */
  readonly cases: Readonly<Record<string, Case>>;
  /** Who each column is. */
  readonly viewers: Readonly<Record<string, Viewer>>;
  /** Brings about what a row tells of; then tells whether somebody finds it. */
  readonly happens: (
    of: Case,
    what: string,
  ) => Promise<(viewer: Viewer) => boolean | Promise<boolean>>;
};

/** Every cell of a table of docs/privacy.md is what is so. */
export function provePrivacyTable<Case, Viewer>(about: string, of: Meaning<Case, Viewer>): void {
  const { cases, viewers, happens } = of;
  const [head = [], ...rows] = privacyTable(about);

  test("the table and its meaning name the same rows and viewers", () => {
    expect(rows.map(([what]) => what)).toEqual(Object.keys(cases));
    expect(head.slice(1)).toEqual(Object.keys(viewers));
  });

  test.for(rows)("%s: everyone sees what the table says", async ([what = "", ...cells]) => {
    const meaning = cases[what];
    if (meaning === undefined) throw new Error(`nothing says what this row means: ${what}`);
    const finds = await happens(meaning, what);
    const found = await Promise.all(Object.values(viewers).map(async (each) => finds(each)));
    expect(found.map((isFound) => (isFound ? "yes" : "–"))).toEqual(cells);
  });
}

/** The table of docs/privacy.md whose first cell tells of this: its head, then its rows. */
function privacyTable(what: string): string[][] {
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
