import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { env, execPath } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import type { Db } from "mongodb";
import { ensureIndexes } from "#bot/db.ts";
import { createScheduler, jobsDefinition } from "#bot/jobs/agenda.ts";
import type { Job } from "#bot/jobs/table.ts";
import { openLog } from "#bot/log.ts";
import { testDatabase } from "#tests/support/database.ts";

const setUp = async () => {
  const { db, uri } = await testDatabase();
  await ensureIndexes(db, [jobsDefinition]);
  const logged: string[] = [];
  const log = openLog({ level: "debug", write: (line) => logged.push(line) });
  const open = (jobs: readonly Job[], options: { lockMs?: number; clock?: () => Date } = {}) => {
    const scheduler = createScheduler({
      db,
      jobs,
      log,
      clock: () => new Date(),
      lookEveryMs: 50,
      ...options,
    });
    onTestFinished(() => scheduler.stop());
    return scheduler;
  };
  return { db, uri, logged, open };
};

const count = (given: Partial<Job> = {}) => {
  const counter = { runs: 0 };
  const job: Job = {
    name: "count",
    cron: "0 9 * * *",
    zone: "Asia/Tokyo",
    run: async () => {
      counter.runs += 1;
    },
    ...given,
  };
  return { job, counter };
};

const jobDoc = (db: Db) => db.collection(jobsDefinition.name).findOne({ name: "count" });
const makeDue = (db: Db, nextRunAt = new Date(Date.now() - 1000)) =>
  db.collection(jobsDefinition.name).updateOne({ name: "count" }, { $set: { nextRunAt } });

test("a job is due at its time in its zone, and not before", async () => {
  const { db, open } = await setUp();
  const { job, counter } = count();
  const scheduler = open([job]);
  await scheduler.ensure();
  const next = (await jobDoc(db))?.["nextRunAt"] as Date;
  expect(next.toISOString()).toMatch(/T00:00:00\.000Z$/);
  expect(next.getTime()).toBeGreaterThan(Date.now());
  expect(await scheduler.runDueOnce()).toBe(0);
  expect(await scheduler.runDueOnce(next)).toBe(1);
  expect(counter.runs).toBe(1);
});

test.each([
  ["banana", "UTC"],
  ["every day", "UTC"],
  ["5 minutes", "UTC"],
  ["61 * * * *", "UTC"],
  ["* * * *", "UTC"],
  ["* * * * * *", "UTC"],
  ["0 9 * * *", "Mars/Base"],
])("a schedule that is none stops the start: %s in %s", async (cron, zone) => {
  const { db, open } = await setUp();
  const scheduler = open([count({ cron, zone }).job]);
  await expect(scheduler.start()).rejects.toMatchObject({ code: "invalid_input" });
  expect(await jobDoc(db)).toBeNull();
});

test("what fell due while nobody ran is caught up at the start, once", async () => {
  const { db, open } = await setUp();
  const { job, counter } = count();
  await open([job]).ensure();
  await makeDue(db, new Date(Date.now() - 3 * 86_400_000));
  await open([job]).start();
  await vi.waitFor(() => expect(counter.runs).toBe(1));
  await pause(300);
  expect(counter.runs).toBe(1);
});

test("another instance's start does not release the lock of a run", async () => {
  const { db, open } = await setUp();
  let running = 0;
  let most = 0;
  let end = () => {};
  const ended = new Promise<void>((resolve) => (end = resolve));
  const { job } = count({
    run: async () => {
      running += 1;
      most = Math.max(most, running);
      await ended;
      running -= 1;
    },
  });
  const first = open([job]);
  await first.ensure();
  await makeDue(db);
  await first.start();
  await vi.waitFor(() => expect(running).toBe(1));
  const lockedAt = (await jobDoc(db))?.["lockedAt"] as unknown;
  const second = open([job]);
  await second.start();
  await pause(200);
  expect((await jobDoc(db))?.["lockedAt"]).toEqual(lockedAt);
  expect(most).toBe(1);
  end();
});

test("an unchanged table writes nothing, a changed one only its schedule", async () => {
  const { db, open } = await setUp();
  await open([count().job]).ensure();
  await db.collection("jobs").updateOne({ name: "count" }, { $set: { lockedAt: new Date(5) } });
  const before = await jobDoc(db);
  await open([count().job]).ensure();
  expect(await jobDoc(db)).toEqual(before);
  await open([count({ cron: "30 7 * * 1" }).job]).ensure();
  const after = await jobDoc(db);
  expect(after).toMatchObject({ repeatInterval: "30 7 * * 1", lockedAt: new Date(5) });
  expect(after?.["nextRunAt"]).not.toEqual(before?.["nextRunAt"]);
});

test("a clock put back does not keep a job waiting after a start", async () => {
  const { db, open } = await setUp();
  await open([count({ cron: "* * * * *" }).job]).ensure();
  await makeDue(db, new Date(Date.now() + 9 * 3600_000));
  await open([count({ cron: "* * * * *" }).job]).ensure();
  const next = (await jobDoc(db))?.["nextRunAt"] as Date;
  expect(next.getTime()).toBeLessThanOrEqual(Date.now() + 60_000);
});

test("of many who look at once each due job runs once", async () => {
  const { db, open } = await setUp();
  const { job, counter } = count();
  const schedulers = Array.from({ length: 5 }, () => open([job]));
  await Promise.all(schedulers.map((scheduler) => scheduler.ensure()));
  expect(await db.collection("jobs").countDocuments()).toBe(1);
  await makeDue(db);
  const ran = await Promise.all(schedulers.map((scheduler) => scheduler.runDueOnce()));
  expect(ran.reduce((a, b) => a + b)).toBe(1);
  expect(counter.runs).toBe(1);
});

test("a run that was killed half-way is started again when its lock is old", async () => {
  const { db, open } = await setUp();
  const { job, counter } = count();
  let now = Date.now();
  const scheduler = open([job], { lockMs: 60_000, clock: () => new Date(now) });
  await scheduler.ensure();
  // As a killed process leaves it: the next time is set already, the lock stays.
  await db
    .collection("jobs")
    .updateOne(
      { name: "count" },
      { $set: { lockedAt: new Date(now), nextRunAt: new Date(now + 86_400_000) } },
    );
  now += 59_000;
  expect(await scheduler.runDueOnce()).toBe(0);
  now += 2000;
  expect(await scheduler.runDueOnce()).toBe(1);
  expect(counter.runs).toBe(1);
  expect((await jobDoc(db))?.["lockedAt"]).toBeNull();
});

test("a long run keeps its lock alive", async () => {
  const { db, open } = await setUp();
  let runs = 0;
  const { job } = count({
    run: async () => {
      runs += 1;
      await pause(2400);
    },
  });
  const [first, second] = [open([job], { lockMs: 700 }), open([job], { lockMs: 700 })];
  await first.ensure();
  await makeDue(db);
  const run = first.runDueOnce();
  for (let i = 0; i < 5; i += 1) {
    await pause(400);
    await second.runDueOnce();
  }
  await run;
  expect(runs).toBe(1);
});

test("a failing job is logged, keeps its schedule, and tells the database nothing", async () => {
  const { db, open, logged } = await setUp();
  const { job } = count({
    run: async () => {
      throw new Error("わたしの秘密");
    },
  });
  const other = count({ name: "other" });
  const scheduler = open([job, other.job]);
  await scheduler.ensure();
  await db.collection("jobs").updateMany({}, { $set: { nextRunAt: new Date(0) } });
  expect(await scheduler.runDueOnce()).toBe(2);
  expect(other.counter.runs).toBe(1);
  expect(logged.join()).toContain("job_failed");
  const doc = await jobDoc(db);
  expect(Number(doc?.["nextRunAt"])).toBeGreaterThan(Date.now());
  expect(JSON.stringify(doc) + logged.join()).not.toContain("わたしの秘密");
});

test("the stop waits for the run in flight", async () => {
  const { db, open } = await setUp();
  const { job, counter } = count();
  let began = false;
  const slow = {
    ...job,
    run: async () => {
      began = true;
      await pause(200);
      await job.run(new AbortController().signal);
    },
  };
  const scheduler = open([slow]);
  await scheduler.ensure();
  await makeDue(db);
  await scheduler.start();
  await vi.waitFor(() => expect(began).toBe(true));
  await scheduler.stop();
  expect(counter.runs).toBe(1);
});

test("a process ends by itself after the stop", { timeout: 15_000 }, async () => {
  const { uri } = await setUp();
  const child = fork(join(import.meta.dirname, "stopping-child.ts"), [], {
    execPath,
    execArgv: [],
    // oxlint-disable-next-line node/no-process-env -- a child needs its surroundings
    env: { ...env, JOBS_DATABASE: uri },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [ran] = (await once(child, "message")) as [number];
  const stopped = performance.now();
  const [code] = (await once(child, "exit")) as [number];
  expect({ ran, code }).toEqual({ ran: 1, code: 0 });
  expect(performance.now() - stopped).toBeLessThan(1500);
});
