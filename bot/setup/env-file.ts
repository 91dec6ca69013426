import { chmod, readFile, rename, stat, writeFile } from "node:fs/promises";
import { parseEnv } from "node:util";
import { toValues, type Values } from "./values.ts";

/** Nobody but the account that runs the bot reads it. */
const OWNER_ONLY = 0o600;

export type EnvFile = {
  readonly text: string;
  readonly values: Values;
  /** Permission bits; null: there is no file. */
  readonly mode: number | null;
};

export const readEnvFile = async (path: string): Promise<EnvFile> => {
  try {
    const [text, { mode }] = [await readFile(path, "utf8"), await stat(path)];
    return { text, values: toValues(parseEnv(text)), mode: mode & 0o777 };
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") {
      return { text: "", values: {}, mode: null };
    }
    throw error;
  }
};

/** The text with these values in it: comments, order and every other line stay as they are. */
export const withValues = (text: string, wanted: Readonly<Record<string, string>>): string => {
  const lines = text === "" ? [] : text.replace(/\n$/, "").split("\n");
  const left = new Set(Object.keys(wanted));
  const kept = lines.map((line) => {
    const name = /^\s*(?:export\s+)?(?<name>\w+)\s*=/.exec(line)?.groups?.["name"] ?? "";
    const value = wanted[name];
    if (value === undefined) return line;
    left.delete(name);
    return toLine(name, value);
  });
  const added = [...left].map((name) => toLine(name, wanted[name] ?? ""));
  const next = `${[...kept, ...added].join("\n")}\n`;
  const read = parseEnv(next);
  const lost = Object.keys(wanted).find((name) => read[name] !== wanted[name]);
  if (lost !== undefined) throw new Error(`${lost} cannot be written into .env as it stands there`);
  return next;
};

/** Whole or not at all, and never readable by others, not even for a moment. */
export const writeEnvFile = async (path: string, text: string): Promise<void> => {
  await writeFile(`${path}.new`, text, { mode: OWNER_ONLY, flag: "w" });
  await chmod(`${path}.new`, OWNER_ONLY);
  await rename(`${path}.new`, path);
};

export const closeEnvFile = (path: string): Promise<void> => chmod(path, OWNER_ONLY);

// Node's parser knows no escape but \n inside double quotes, so the quotes must be others than those inside.
const toLine = (name: string, value: string): string => {
  if (/^[^\s#"'`\\][^#"'`\\]*$/.test(value)) return `${name}=${value}`;
  const quote = ["'", '"', "`"].find(
    (mark) => !value.includes(mark) && !(mark === '"' && value.includes("\\")),
  );
  if (quote === undefined) throw new Error(`${name} holds three kinds of quotation marks`);
  return `${name}=${quote}${value}${quote}`;
};
