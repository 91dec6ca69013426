import process, { argv } from "node:process";
import { parseArgs, type ParseArgsOptionsConfig } from "node:util";
import { readStoreConfig, type StoreConfig } from "#bot/config.ts";
import { takeEnvironment } from "#bot/environment.ts";
import { tellFailure } from "./store-place.ts";

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
  try {
    const read = readStoreConfig(takeEnvironment());
    if (!read.ok) {
      const list = read.problems.map((problem) => `  - ${problem}\n`).join("");
      return end(1, `Mend this in .env or in the environment:\n${list}`);
    }
    const given = argumentsOf(options);
    if (given === null) return end(1, usage);
    const said = await work(given, read.config);
    return said === null ? end(1, usage) : end(0, said);
  } catch (error) {
    return end(1, tellFailure(error));
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
