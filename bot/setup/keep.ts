import { readFile } from "node:fs/promises";
import type { Changes } from "./changes.ts";
import { closeEnvFile, readEnvFile, withValues, writeEnvFile } from "./env-file.ts";
import { type Asked, type Values } from "./values.ts";

const EXAMPLE = new URL("../../.env.example", import.meta.url);

/** The values of one run: what .env holds, what was given beside it, what is typed. */
export const openKept = async (path: string, given: Values, changes: Changes) => {
  let file = await readEnvFile(path);
  let values: Values = { ...file.values, ...given };

  return {
    values: (): Values => values,
    mode: (): number | null => file.mode,
    has: (name: Asked): boolean => values[name] !== undefined,
    set: (name: Asked, value: string): void => {
      values = { ...values, [name]: value };
    },
    /** Writes what .env does not hold yet of these. */
    save: async (names: readonly Asked[]): Promise<void> => {
      const wanted = Object.fromEntries(
        names.flatMap((name) => {
          const value = values[name];
          return value === undefined || value === file.values[name] ? [] : [[name, value]];
        }),
      );
      if (Object.keys(wanted).length === 0) return;
      const text = file.mode === null ? await readFile(EXAMPLE, "utf8").catch(() => "") : file.text;
      await writeEnvFile(path, withValues(text, wanted));
      changes.addNames(Object.keys(wanted));
      file = await readEnvFile(path);
    },
    /** Takes .env away from the eyes of others. */
    close: async (): Promise<void> => {
      await closeEnvFile(path);
      changes.add("changed_mode");
      file = await readEnvFile(path);
    },
  };
};

export type Kept = Awaited<ReturnType<typeof openKept>>;
