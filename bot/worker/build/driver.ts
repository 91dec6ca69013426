import { readFile } from "node:fs/promises";
import { createRequire } from "node:module";
import { join } from "node:path";
import type { Plugin } from "vite";

const { resolve } = createRequire(import.meta.url);
const sources = (name: string) => join(resolve(name), "../../src");
const mongodb = sources("mongodb");

/** Two modules pass these on like values, which only a compiler that sees all files understands. */
const types = /^ {2}(WriteConcernErrorResult|Document|EJSONOptions)(?=,?$)/gm;
const passesTypesOn = new Set([join(mongodb, "index.ts"), join(mongodb, "bson.ts")]);

/**
 * The database driver and BSON from the TypeScript that their packages bring along: what they are
 * compiled to are modules of which nothing can be left out.
 */
export const driver: Plugin = {
  name: "driver-from-source",
  enforce: "pre",
  resolveId: (id) => (id === "mongodb" || id === "bson" ? join(sources(id), "index.ts") : null),
  async load(id) {
    if (id !== join(mongodb, "../package.json")) return null;
    const { version } = JSON.parse(await readFile(id, "utf8")) as { readonly version: string };
    return JSON.stringify({ version });
  },
  transform: (code, id) =>
    passesTypesOn.has(id) ? { code: code.replace(types, "  type $1"), map: null } : null,
};
