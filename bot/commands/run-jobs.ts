import process, { argv } from "node:process";
import { runCommand } from "./run-command.ts";

// `run` does what the schedule has due, once, and ends: for a host that calls it by the minute, and
// by hand. `list` tells when each job runs next.

const [what] = argv.slice(2);
if (what !== "run" && what !== "list") {
  process.stderr.write("Say `run` (what is due, once) or `list` (when each job runs next).\n");
  process.exit(1);
}

await runCommand(async (context) => {
  if (what === "run") {
    const ran = await context.runDueOnce();
    process.stdout.write(`${ran} ${ran === 1 ? "job" : "jobs"} ran\n`);
    return;
  }
  for (const { name, cron, zone, nextRunAt } of await context.scheduler.list()) {
    const next = nextRunAt === null ? "not yet in the database" : nextRunAt.toISOString();
    process.stdout.write(`${name}  ${cron} (${zone})  next: ${next}\n`);
  }
});
