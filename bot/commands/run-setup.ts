import process from "node:process";
import { runSetup } from "#bot/setup/setup.ts";

// `npm run setup`: from an empty .env to a live bot, step by step.
process.exitCode = await runSetup({
  argv: process.argv.slice(2),
  // oxlint-disable-next-line node/no-process-env -- a command begins here
  env: process.env,
  folder: process.cwd(),
  input: process.stdin,
  output: process.stdout,
  isAttended: process.stdin.isTTY === true && process.stdout.isTTY === true,
  fetch,
  now: () => new Date(),
});
