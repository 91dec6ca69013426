import { existsSync } from "node:fs";
import process, { loadEnvFile } from "node:process";

/** What was set for this process, and beside it what `.env` says; throws where that cannot be read. */
export const takeEnvironment = (): Readonly<Record<string, string | undefined>> => {
  try {
    if (existsSync(".env")) loadEnvFile(".env");
  } catch (cause) {
    // Node says of every file it may not read that it is not there.
    throw new Error(
      `.env in ${process.cwd()} cannot be read by the account that this runs as. Make it that account's file: chown ACCOUNT .env && chmod 600 .env`,
      { cause },
    );
  }
  // oxlint-disable-next-line node/no-process-env -- the one place where the environment is taken
  return process.env;
};
