import process from "node:process";
import { openDatabase } from "#bot/db.ts";
import { patient } from "#tests/support/patient.ts";
import { createScheduler } from "#bot/jobs/agenda.ts";
import { openLog } from "#bot/log.ts";

// A process that works on one long job until it is told to stop, or is killed.
// oxlint-disable-next-line node/no-process-env -- from the parent test
const { db, close } = openDatabase(process.env["JOBS_DATABASE"] ?? "", patient);
const scheduler = createScheduler({
  db,
  jobs: [
    {
      name: "work",
      cron: "0 9 * * *",
      zone: "Asia/Tokyo",
      async run(stopping) {
        const diary = db.collection("diary");
        await diary.insertOne({ pid: process.pid, wrote: "began" });
        process.send?.("began");
        while (!stopping.aborted) await new Promise((resolve) => setTimeout(resolve, 20));
        await diary.insertOne({ pid: process.pid, wrote: "ended" });
      },
    },
  ],
  log: openLog({ level: "error", write: () => {} }),
  clock: () => new Date(),
  lookEveryMs: 50,
  lockMs: 1000,
});
process.once("SIGTERM", () => {
  scheduler
    .stop()
    .then(close)
    .then(
      () => process.disconnect(),
      () => process.exit(1),
    );
});
await scheduler.start();
process.send?.("started");
