import { glob, readFile } from "node:fs/promises";
import { fileURLToPath } from "node:url";

const liff = fileURLToPath(new URL("../../liff/", import.meta.url));

/** The paths of the mini-app's route tables, so that no page is forgotten. */
export async function readRoutes(folder = liff): Promise<string[]> {
  const found = new Set<string>();
  for await (const file of glob("**/*.tsx", { cwd: folder })) {
    const source = await readFile(`${folder}/${file}`, "utf8");
    for (const [, path = ""] of source.matchAll(/<Route\s[^>]*?\bpath=\{?["'`]([^"'`]+)/g)) {
      // What stands below such a path has a table of its own.
      if (!path.includes("*")) found.add(path);
    }
  }
  return [...found].toSorted();
}

/** What a parameter of a path can be; ids, tokens and kept records are named by whoever looks. */
const usual: Readonly<Record<string, readonly string[]>> = {
  cadence: ["weekly", "monthly", "quarterly"],
  span: ["2026-H1"],
  token: ["not-an-invitation"],
  section: ["purpose", "goal", "skill", "experience", "people", "money", "time", "tactic", "task"],
};

/** Shown before the app or instead of a page: no table has them. */
const beside = ["/join/not-an-invitation", "/nowhere"];

/** Every address that a route stands for; a parameter nobody knows a value of is an error. */
export function addressesOf(
  routes: readonly string[],
  given: Readonly<Record<string, readonly string[]>> = {},
): string[] {
  const values = { ...usual, ...given };
  const addresses = routes.flatMap((route) => {
    // A record is named by both together.
    const bare = route.replace(/\/:\w+\?/g, "").replace(":cadence/:period", ":record");
    return [...bare.matchAll(/:(\w+)/g)].reduce(
      (made, [param, name = ""]) => {
        const known = values[name];
        if (known === undefined) throw new Error(`${route}: give a value for ${param}`);
        return made.flatMap((path) => known.map((value) => path.replace(param, value)));
      },
      [bare],
    );
  });
  return [...new Set(addresses), ...beside];
}
