import process from "node:process";
import { openDatabase } from "#bot/db.ts";
import { patient } from "#tests/support/patient.ts";
import { createScheduler, jobsDefinition } from "#bot/jobs/agenda.ts";
import { openLog } from "#bot/log.ts";

// Runs a job and stops: nothing may keep the process alive then.
// oxlint-disable-next-line node/no-process-env -- from the parent test
const { db, close } = openDatabase(process.env["JOBS_DATABASE"] ?? "", patient);
let ran = 0;
const scheduler = createScheduler({
  db,
  jobs: [{ name: "once", cron: "* * * * *", zone: "UTC", run: async () => void (ran += 1) }],
  log: openLog({ level: "error", write: () => {} }),
  clock: () => new Date(),
});
await scheduler.ensure();
await db.collection(jobsDefinition.name).updateMany({}, { $set: { nextRunAt: new Date(0) } });
await scheduler.start();
while (ran === 0) await new Promise((resolve) => setTimeout(resolve, 20));
await scheduler.stop();
await close();
process.send?.(ran, () => process.disconnect());
