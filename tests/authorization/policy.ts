import { readFileSync } from "node:fs";

/** Whoever asks, in the order of the columns of docs/privacy.md. */
export const viewers = [
  "nobody",
  "stranger",
  "elsewhere",
  "left",
  "resting",
  "member",
  "once co-host",
  "co-host",
  "organizer",
  "community",
  "oneself",
] as const;
export type Viewer = (typeof viewers)[number];

/** `yes`, or the status of the refusal. */
export type Verdict = string;

const tables = readFileSync("docs/privacy.md", "utf8")
  .split(/\n\n+/)
  .filter((paragraph) => paragraph.startsWith("|"))
  .map((paragraph) =>
    paragraph
      .split("\n")
      .filter((line) => /^\| (?!-)/.test(line))
      .map((line) =>
        line
          .split("|")
          .slice(1, -1)
          .map((cell) => cell.trim().replaceAll("`", "")),
      ),
  );

function tableOf(firstCell: string): string[][] {
  const table = tables.find((each) => each[0]?.[0] === firstCell);
  if (table === undefined) throw new Error(`docs/privacy.md has no table "${firstCell}"`);
  return table;
}

const [head = [], ...kinds] = tableOf("kind of request");

/** The viewers as the table names them. */
export const namedViewers: readonly string[] = head.slice(1);

const verdictsByKind = new Map(kinds.map(([kind = "", ...verdicts]) => [kind, verdicts]));

/** Every row of the table of requests. */
export const rows = tableOf("request")
  .slice(1)
  .map(([route = "", kind = ""]) => ({ route, kind }));

export const kindNames: readonly string[] = [...verdictsByKind.keys()];

/** What the table says that this viewer is answered. */
export function verdictOf(kind: string, viewer: Viewer): Verdict {
  const verdict = verdictsByKind.get(kind)?.[viewers.indexOf(viewer)];
  if (verdict === undefined) throw new Error(`docs/privacy.md tells nothing of "${kind}"`);
  return verdict;
}
