import { Agenda, Job as AgendaJob } from "agenda";
import { MongoJobRepository } from "@agendajs/mongo-backend";
import type { Db } from "mongodb";
import { isDuplicateKey, type StoreDefinition } from "#bot/db.ts";
import { AppError } from "#bot/errors.ts";
import type { Log } from "#bot/log.ts";
import type { Meter } from "#bot/metrics/meter.ts";
import type { Job } from "./table.ts";

const LOOK_EVERY_MS = 5000;
/** A run without a sign of life for so long is started again elsewhere. */
const LOCK_MS = 60_000;

export const jobsDefinition: StoreDefinition = {
  name: "jobs",
  indexes: [{ key: { name: 1 }, name: "one_per_name", unique: true }],
};

type JobDoc = {
  readonly name: string;
  readonly repeatInterval: string;
  readonly repeatTimezone: string;
  readonly nextRunAt: Date | null;
  readonly lockedAt: Date | null;
  readonly type: "single";
  readonly priority: number;
  readonly data: object;
};

/**
 * Runs the table by the schedule kept in the database. Agenda's own loop and `every()` are left
 * alone on purpose: they release other instances' locks and lose runs that a crash cut short.
 */
export const createScheduler = (deps: {
  readonly db: Db;
  readonly jobs: readonly Job[];
  readonly log: Log;
  readonly clock: () => Date;
  readonly lookEveryMs?: number;
  readonly lockMs?: number;
  readonly meter?: Pick<Meter, "job">;
}) => {
  const { db, jobs, log, clock } = deps;
  const lookEveryMs = deps.lookEveryMs ?? LOOK_EVERY_MS;
  const lockMs = deps.lockMs ?? LOCK_MS;
  const docs = db.collection<JobDoc>(jobsDefinition.name);

  const repository = new MongoJobRepository({
    mongo: db,
    db: { collection: jobsDefinition.name },
    ensureIndex: false,
  });
  const agenda = new Agenda({
    backend: {
      name: "MongoDB",
      repository,
      ownsConnection: false,
      connect: () => repository.connect(),
      disconnect: async () => {},
    },
    defaultLockLifetime: lockMs,
  });
  agenda.on("error", (error: unknown) => log.error("scheduler_failed", {}, error));

  const stopping = new AbortController();
  let alarm: NodeJS.Timeout | undefined;
  let looking: Promise<void> = Promise.resolve();
  let lastRanAt: Date | null = null;

  const run = async (job: Job) => {
    const alive = setInterval(() => {
      docs.updateOne({ name: job.name }, { $set: { lockedAt: clock() } }).catch(() => {});
    }, lockMs / 3);
    const began = performance.now();
    try {
      await job.run(stopping.signal);
      deps.meter?.job(job.name, "done");
      log.debug("job_done", { job: job.name, ms: Math.round(performance.now() - began) });
    } catch (error) {
      deps.meter?.job(job.name, "failed");
      log.error("job_failed", { job: job.name }, error);
      // Agenda keeps the message in the database, so it must tell nothing of a person.
      throw new AppError("internal", "see the log", { cause: error });
    } finally {
      clearInterval(alive);
    }
  };

  // oxlint-disable-next-line typescript/no-misused-promises -- the promise overload is the second
  for (const job of jobs) agenda.define(job.name, () => run(job), { lockLifetime: lockMs });

  /** What a cron expression and zone lead to first; invalid_input when either is none. */
  const firstRunOf = ({ name, cron, zone }: Job): Date => {
    const draft = new AgendaJob(agenda, {
      name,
      type: "single",
      priority: 0,
      nextRunAt: null,
      data: {},
    });
    const next = /^\S+(?: \S+){4}$/.test(cron)
      ? draft.repeatEvery(cron, { timezone: zone }).attrs.nextRunAt
      : null;
    if (next) return next;
    throw new AppError("invalid_input", `job ${name}: no such schedule: ${cron} in ${zone}`);
  };

  /** Writes only what changed, and never the lock of a run. */
  const ensureRecurring = async (job: Job) => {
    const nextRunAt = firstRunOf(job);
    const wanted = { repeatInterval: job.cron, repeatTimezone: job.zone };
    const found = await docs.findOne({ name: job.name });
    if (!found) {
      try {
        await docs.insertOne({
          name: job.name,
          ...wanted,
          nextRunAt,
          lockedAt: null,
          type: "single",
          priority: 0,
          data: {},
        });
      } catch (error) {
        if (!isDuplicateKey(error)) throw error;
      }
      return;
    }
    // Later than the next occurrence it can only be by a clock that has been put back since.
    const same =
      found.repeatInterval === job.cron &&
      found.repeatTimezone === job.zone &&
      found.nextRunAt &&
      found.nextRunAt <= nextRunAt;
    if (!same) await docs.updateOne({ name: job.name }, { $set: { ...wanted, nextRunAt } });
  };

  const ensure = async () => {
    for (const job of jobs) await ensureRecurring(job);
  };

  /** Runs what is due, each job once, and tells how many ran. */
  const runDueOnce = async (now = clock()): Promise<number> => {
    await agenda.ready;
    let ran = 0;
    for (const { name } of jobs) {
      if (stopping.signal.aborted) break;
      const expired = new Date(clock().getTime() - lockMs);
      const due = await repository.getNextJobToRun(name, now, expired, clock(), {});
      if (!due) continue;
      await new AgendaJob(agenda, due, true).run();
      ran += 1;
    }
    lastRanAt = clock();
    return ran;
  };

  const look = async () => {
    try {
      await runDueOnce();
    } catch (error) {
      log.warn("scheduler_waits", {}, error);
    }
    if (!stopping.signal.aborted) alarm = setTimeout(lookAgain, lookEveryMs).unref();
  };

  const lookAgain = () => {
    looking = look();
  };

  return {
    /** Agrees with the database on the schedule; nothing runs yet. */
    ensure,

    runDueOnce,

    /** The table, and when the database has each of it next. */
    list: () =>
      Promise.all(
        jobs.map(async ({ name, cron, zone }) => {
          const found = await docs.findOne({ name });
          return { name, cron, zone, nextRunAt: found?.nextRunAt ?? null };
        }),
      ),

    /** Looks now, which catches up what is overdue, and then every few seconds. */
    async start() {
      await ensure();
      lookAgain();
    },

    /** Tells the run in flight to end, and waits for it. */
    async stop() {
      stopping.abort();
      clearTimeout(alarm);
      await looking;
    },

    /** When the schedule was last looked at without trouble. */
    lastRanAt: () => lastRanAt,
  };
};

export type Scheduler = ReturnType<typeof createScheduler>;
