/** A recurring sweep. It may run twice or late, so it decides by the data what is due. */
export type Job = {
  readonly name: string;
  /** Five fields, in `zone`. */
  readonly cron: string;
  readonly zone: string;
  /** Told to stop, it ends where it may be taken up again. */
  readonly run: (stopping: AbortSignal) => Promise<unknown>;
};

export const createJobs = (services: {
  readonly sweep: () => Promise<void>;
  readonly planNudges: Job["run"];
  readonly planDigests: Job["run"];
  readonly deliverSends: Job["run"];
  readonly watchQuota: () => Promise<void>;
}): readonly Job[] => [
  everyMinute("sweep-inbox", services.sweep),
  everyMinute("plan-nudges", services.planNudges),
  everyMinute("deliver-sends", services.deliverSends),
  { name: "plan-digests", cron: "5 * * * *", zone: "UTC", run: services.planDigests },
  { name: "watch-quota", cron: "10 * * * *", zone: "UTC", run: services.watchQuota },
];

const everyMinute = (name: string, run: Job["run"]): Job => ({
  name,
  cron: "* * * * *",
  zone: "UTC",
  run,
});
