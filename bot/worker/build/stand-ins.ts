import { createRequire } from "node:module";
import { fileURLToPath } from "node:url";
import type { Plugin } from "vite";

export const standIn = (name: string): string =>
  fileURLToPath(new URL(`../stand-ins/${name}.ts`, import.meta.url));

/** What the Worker carries in the place of a library, or of a larger form of it. */
const table: Readonly<Record<string, string>> = {
  // Its table of characters as 3 KB that are unpacked, instead of 560 KB.
  "@mongodb-js/saslprep": createRequire(import.meta.url).resolve("@mongodb-js/saslprep"),
  "cron-parser": standIn("cron-parser"),
  "date.js": standIn("no-words"),
  debug: standIn("debug"),
  "human-interval": standIn("no-words"),
  luxon: standIn("luxon"),
  "whatwg-url": standIn("whatwg-url"),
};

/** The same for a module within a library, by what it is imported as. */
const within: Readonly<Record<string, string>> = {
  "./mongo_logger": standIn("mongo-logger"),
  "../mongo_logger": standIn("mongo-logger"),
};

export const standIns: Plugin = {
  name: "stand-ins",
  enforce: "pre",
  resolveId: (id, importer = "") =>
    table[id] ?? (importer.includes("/mongodb/src/") ? (within[id] ?? null) : null),
};
