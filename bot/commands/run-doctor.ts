import process from "node:process";
import { runDoctor } from "#bot/setup/doctor.ts";

// `npm run doctor`: what is wrong between LINE and this bot, and where to mend it.
process.exitCode = await runDoctor({
  argv: process.argv.slice(2),
  // oxlint-disable-next-line node/no-process-env -- a command begins here
  env: process.env,
  folder: process.cwd(),
  write: (text) => void process.stdout.write(text),
  fetch,
  now: () => new Date(),
});
