import { fork } from "node:child_process";
import { once } from "node:events";
import { join } from "node:path";
import { env, execPath } from "node:process";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { ensureIndexes } from "#bot/db.ts";
import { jobsDefinition } from "#bot/jobs/agenda.ts";
import { testDatabase } from "#tests/support/database.ts";

// Real processes against one database: what a single one cannot show.

const setUp = async () => {
  const { db, uri } = await testDatabase();
  await ensureIndexes(db, [jobsDefinition]);
  const jobs = db.collection(jobsDefinition.name);
  const open = () => {
    const child = fork(join(import.meta.dirname, "working-child.ts"), [], {
      execPath,
      execArgv: [],
      // oxlint-disable-next-line node/no-process-env -- a child needs its surroundings
      env: { ...env, JOBS_DATABASE: uri },
    });
    onTestFinished(() => void child.kill("SIGKILL"));
    const said: string[] = [];
    child.on("message", (word: string) => said.push(word));
    const hears = (word: string) =>
      vi.waitFor(() => expect(said).toContain(word), { timeout: 15_000 });
    return { child, said, hears, exit: once(child, "exit") as Promise<[number | null]> };
  };
  const makeDue = () => jobs.updateMany({}, { $set: { nextRunAt: new Date(0) } });
  const diary = () => db.collection("diary").find().toArray();
  return { db, jobs, open, makeDue, diary };
};

test(
  "killed in the middle of a recurring job, another process does it again",
  { timeout: 40_000 },
  async () => {
    const { open, makeDue, diary, jobs } = await setUp();
    const first = open();
    await first.hears("started");
    await makeDue();
    await first.hears("began");
    first.child.kill("SIGKILL");
    await first.exit;
    const second = open();
    await second.hears("began");
    expect(await diary()).toMatchObject([
      { pid: first.child.pid, wrote: "began" },
      { pid: second.child.pid, wrote: "began" },
    ]);
    second.child.kill("SIGTERM");
    await second.exit;
    // Done: its next time is the next morning, and nobody holds it.
    const [job] = await jobs.find().toArray();
    expect(job).toMatchObject({ lockedAt: null });
    expect(Number(job?.["nextRunAt"])).toBeGreaterThan(Date.now());
  },
);

test(
  "two that boot while a job runs elsewhere leave it alone, for longer than its lock lasts",
  { timeout: 40_000 },
  async () => {
    const { open, makeDue, diary } = await setUp();
    const worker = open();
    await worker.hears("started");
    await makeDue();
    await worker.hears("began");
    const others = [open(), open()];
    await Promise.all(others.map((other) => other.hears("started")));
    await pause(2500);
    expect(others.flatMap(({ said }) => said)).toEqual(["started", "started"]);
    expect(await diary()).toHaveLength(1);
  },
);

test(
  "told to end, a process ends its run where it may be taken up, and itself, within ten seconds",
  { timeout: 40_000 },
  async () => {
    const { open, makeDue, diary } = await setUp();
    const worker = open();
    await worker.hears("started");
    await makeDue();
    await worker.hears("began");
    const asked = performance.now();
    worker.child.kill("SIGTERM");
    expect(await worker.exit).toEqual([0, null]);
    expect(performance.now() - asked).toBeLessThan(10_000);
    expect((await diary()).map(({ wrote }) => String(wrote))).toEqual(["began", "ended"]);
  },
);

test("without a database the start ends in one error, and nothing is left behind", async () => {
  const child = fork(join(import.meta.dirname, "working-child.ts"), [], {
    execPath,
    execArgv: [],
    // oxlint-disable-next-line node/no-process-env -- a child needs its surroundings
    env: { ...env, JOBS_DATABASE: "mongodb://127.0.0.1:9/none" },
    silent: true,
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  let said = "";
  child.stderr?.on("data", (chunk) => (said += String(chunk)));
  const [code] = (await once(child, "exit")) as [number];
  expect(code).toBe(1);
  expect(said).toContain("MongoServerSelectionError");
  expect(said).not.toContain("UnhandledPromiseRejection");
});
