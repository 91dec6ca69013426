import { chmod, chown, readFile, realpath, rename, rm, stat, writeFile } from "node:fs/promises";
import process from "node:process";
import { parseEnv } from "node:util";
import { AppError } from "#bot/errors.ts";
import { toValues, type Values } from "./values.ts";

/** Nobody but the account that runs the bot reads it. */
const OWNER_ONLY = 0o600;

export type EnvFile = {
  readonly text: string;
  readonly values: Values;
  /** Permission bits, where the system has them; null: there is no file. */
  readonly mode: number | null;
};

export const readEnvFile = async (path: string): Promise<EnvFile> => {
  try {
    const [text, { mode }] = [await readFile(path, "utf8"), await stat(path)];
    return {
      text,
      values: toValues(parseEnv(text)),
      mode: isShared(mode) ? mode & 0o777 : OWNER_ONLY,
    };
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
  if (lost !== undefined) throw unwritable(lost);
  return next;
};

/** Whole or not at all, and never readable by others, not even for a moment. */
export const writeEnvFile = async (path: string, text: string): Promise<void> => {
  // It may be a link to where the system keeps such files.
  const place = await realpath(path).catch(() => path);
  const next = `${place}.new`;
  await rm(next, { force: true });
  await writeFile(next, text, { mode: OWNER_ONLY, flag: "wx" });
  // Root may write for the account that runs the bot.
  const before = await stat(place).catch(() => null);
  if (before !== null && before.uid !== process.getuid?.()) {
    await chown(next, before.uid, before.gid);
  }
  await rename(next, place);
};

export const closeEnvFile = (path: string): Promise<void> => chmod(path, OWNER_ONLY);

// Node's parser knows no escape but \n inside double quotes, so the quotes must be others than those inside.
const toLine = (name: string, value: string): string => {
  if (/^[^\s#"'`\\][^#"'`\\]*$/.test(value)) return `${name}=${value}`;
  const quote = ["'", '"', "`"].find(
    (mark) => !value.includes(mark) && !(mark === '"' && value.includes("\\")),
  );
  if (quote === undefined) throw unwritable(name);
  return `${name}=${quote}${value}${quote}`;
};

const unwritable = (name: string) =>
  new AppError("invalid_input", `${name} cannot be written into .env: too many quotation marks`);

/** Windows tells the same of every file. */
const isShared = (mode: number) => process.platform !== "win32" && (mode & 0o077) !== 0;
