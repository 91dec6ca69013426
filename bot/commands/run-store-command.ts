import { existsSync } from "node:fs";
import process, { argv, loadEnvFile } from "node:process";
import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { readStoreConfig, type StoreConfig } from "#bot/config.ts";

type Arguments = {
  readonly words: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
};

/**
 * A command of the operator that works with the store alone, whatever else is configured. What it
 * resolves to is said in the end; a null asks for the usage.
 */
export const runStoreCommand = async (
  usage: string,
  options: ParseArgsOptionsConfig,
  work: (given: Arguments, config: StoreConfig) => Promise<string | null>,
): Promise<never> => {
  if (existsSync(".env")) loadEnvFile(".env");
  // oxlint-disable-next-line node/no-process-env -- a command begins here
  const read = readStoreConfig(process.env);
  if (!read.ok) {
    const list = read.problems.map((problem) => `  - ${problem}\n`).join("");
    return end(1, `Mend this in .env or in the environment:\n${list}`);
  }
  const given = argumentsOf(options);
  if (given === null) return end(1, usage);
  try {
    const said = await work(given, read.config);
    return said === null ? end(1, usage) : end(0, said);
  } catch (error) {
    return end(1, error instanceof Error ? error.message : "unknown");
  }
};

const argumentsOf = (options: ParseArgsOptionsConfig): Arguments | null => {
  try {
    const { positionals, values } = parseArgs({
      args: argv.slice(2),
      options,
      allowPositionals: true,
    });
    return { words: positionals, values: values as Arguments["values"] };
  } catch {
    return null;
  }
};

const end = (code: 0 | 1, message: string): never => {
  (code === 0 ? process.stdout : process.stderr).write(`${message}\n`);
  process.exit(code);
};
