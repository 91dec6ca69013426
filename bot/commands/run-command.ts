import process from "node:process";
import { readConfig, type Config } from "#bot/config.ts";
import { createContext, type Context } from "#bot/context.ts";
import { createConversation } from "#bot/conversation/compose.ts";
import { takeEnvironment } from "#bot/environment.ts";
import { openLog } from "#bot/log.ts";
import { openBeside, placeOf, tellFailure } from "./store-place.ts";

/** What a command of the operator works with: the same configuration and data as the bot. */
export const runCommand = async (
  work: (context: Context, config: Config) => Promise<void>,
): Promise<never> => {
  try {
    const read = readConfig(takeEnvironment());
    if (!read.ok) {
      const list = read.problems.map((problem) => `  - ${problem}\n`).join("");
      return end(`Mend this in .env or in the environment:\n${list}`);
    }
    const { config } = read;
    // Beside a bot that runs on the embedded database, through the socket it listens on.
    const store = await openBeside(placeOf(config));
    const log = openLog({
      level: config.logLevel,
      write: (line) => process.stderr.write(`${line}\n`),
    });
    const context = createContext({ config, db: store.db, log, createConversation });
    await work(context, config);
    await store.close();
  } catch (error) {
    return end(`${tellFailure(error)}\n`);
  }
  process.exit(0);
};

const end = (message: string): never => {
  process.stderr.write(message);
  process.exit(1);
};
