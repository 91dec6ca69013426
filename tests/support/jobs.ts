import { setTimeout as pause } from "node:timers/promises";
import type { Scheduler } from "#bot/jobs/agenda.ts";

/** Whenever the schedule says that it is: the machine's clock tells nothing about the community's. */
const whenever = new Date("9999-01-01");

/** Every job runs, once; one that happens to be running already runs again. */
export const runJobs = async (scheduler: Scheduler): Promise<void> => {
  const all = (await scheduler.list()).length;
  while ((await scheduler.runDueOnce(whenever)) < all) await pause(20);
};
