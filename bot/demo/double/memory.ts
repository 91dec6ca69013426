import { mkdirSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { dirname } from "node:path";
import type { Core } from "./core.ts";
import type { World } from "./world.ts";

const SAVE_AFTER_MS = 200;

/** The world of the last run; null when there is none to read. */
export const recall = (file: string): World | null => {
  try {
    return JSON.parse(readFileSync(file, "utf8"), revive) as World;
  } catch (cause) {
    if (cause instanceof Error && "code" in cause && cause.code === "ENOENT") return null;
    throw new Error(`${file} cannot be read; start with --fresh or remove it`, { cause });
  }
};

/** Writes the world shortly after each change, whole or not at all. */
export const remember = (core: Core, file: string): { readonly close: () => void } => {
  let timer: NodeJS.Timeout | null = null;
  const write = (): void => {
    timer = null;
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(`${file}.new`, JSON.stringify(core.world, flatten), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  const unwatch = core.watch(() => {
    timer ??= setTimeout(write, SAVE_AFTER_MS).unref();
  });
  return {
    close: () => {
      unwatch();
      if (timer) clearTimeout(timer);
      write();
    },
  };
};

const flatten = (_key: string, value: unknown): unknown =>
  value instanceof Map ? { "map entries": [...value] } : value;

const revive = (_key: string, value: unknown): unknown =>
  typeof value === "object" &&
  value !== null &&
  "map entries" in value &&
  Array.isArray(value["map entries"])
    ? new Map(value["map entries"] as [unknown, unknown][])
    : value;
