import { fork } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env, execPath } from "node:process";
import { expect, onTestFinished, test } from "vitest";
import { ensureIndexes } from "#bot/db.ts";
import type { SendDoc } from "#bot/sends/store.ts";
import { sendsDefinition } from "#bot/sends/store.ts";
import { testDatabase } from "#tests/support/database.ts";
import { startLine } from "#tests/support/line.ts";
import { openDelivery, planFor, sayPeriod } from "./planned.ts";

const hour = 3600_000;

const setUp = async (options: { quotaLimit?: number | null; people?: number } = {}) => {
  const { db, uri } = await testDatabase();
  await ensureIndexes(db, [sendsDefinition]);
  const clock = { at: Date.now() };
  const now = () => new Date(clock.at);
  const line = await startLine({ quotaLimit: options.quotaLimit ?? null });
  const people = Array.from({ length: options.people ?? 1 }, (_, i) => {
    const { userId } = line.double.addPerson({ name: `人${i}` });
    return userId;
  });
  for (const userId of people) await line.double.follow(userId);
  const got = (userId: string) =>
    line.double.botMessages(userId).map((message) => ("text" in message ? message.text : "?"));
  const states = async () => {
    const docs = await db.collection<SendDoc>("sends").find().toArray();
    return docs.map(({ state, cause }) => (cause === undefined ? state : `${state}: ${cause}`));
  };
  const open = (more: Parameters<typeof openDelivery>[2] = {}) =>
    openDelivery(db, line.url, { now, clock: now, ...more });
  return { ...line, db, uri, people, got, states, open, clock, now };
};

test("what is due goes out once and is written down, what is not due waits", async () => {
  const { db, people, got, states, open, now } = await setUp({ people: 3 });
  await planFor(db, people, 2);
  await planFor(db, people, 1, { kind: "later", dueAt: new Date(now().getTime() + hour) });
  const deliver = open();
  expect(await deliver()).toBe(6);
  expect(await deliver()).toBe(0);
  for (const userId of people) expect(got(userId).toSorted()).toEqual(["p0", "p1"]);
  expect((await states()).toSorted()).toEqual([
    ...Array.from({ length: 3 }, () => "planned"),
    ...Array.from({ length: 6 }, () => "sent"),
  ]);
});

test("two faults at once, in a batch and in the one taken ahead of it, are one fault that is told", async () => {
  const { db, people, states, open } = await setUp({ people: 2 });
  await planFor(db, people, 1);
  let claims = 0;
  const deliver = open({
    atOnce: 1,
    at: (step) => {
      if (step === "claimed" && ++claims === 2) throw new Error("the one ahead");
      if (step === "pushed") throw new Error("the batch");
    },
  });
  await expect(deliver()).rejects.toThrow("the batch");
  expect(await states()).toEqual(["sending", "sending"]);
});

test(
  "killed ten times in a run of a thousand, each arrives once and none is missing",
  { timeout: 120_000 },
  async () => {
    const { db, uri, url, people, got, states } = await setUp({ people: 100 });
    await planFor(db, people, 10);
    const cache = await mkdtemp(join(tmpdir(), "ayumi-sends-"));
    onTestFinished(() => rm(cache, { recursive: true, force: true }));
    const run = async (die: string) => {
      const child = fork(join(import.meta.dirname, "deliver-child.ts"), [], {
        execPath,
        execArgv: [],
        env: {
          // oxlint-disable-next-line node/no-process-env -- a child needs its surroundings
          ...env,
          SENDS_DATABASE: uri,
          SENDS_LINE: url,
          SENDS_DIE: die,
          NODE_COMPILE_CACHE: cache,
        },
      });
      onTestFinished(() => void child.kill("SIGKILL"));
      return (await once(child, "exit")) as [number | null, string | null];
    };
    for (const pushes of [1, 95, 60, 17, 120, 3, 61, 59, 100, 40])
      expect(await run(String(pushes))).toEqual([null, "SIGKILL"]);
    expect(await run("")).toEqual([0, null]);
    const all = Array.from({ length: 10 }, (_, i) => `p${i}`);
    for (const userId of people) expect(got(userId).toSorted()).toEqual(all);
    expect(new Set(await states())).toEqual(new Set(["sent"]));
  },
);

test(
  "of three processes that deliver at once none sends what another does",
  { timeout: 60_000 },
  async () => {
    const { db, people, got, sent, open } = await setUp({ people: 60 });
    await planFor(db, people, 10);
    // Whoever finds the first ones taken comes again, as the schedule does.
    const deliverOften = async () => {
      const deliver = open({ atOnce: 40 });
      let count = 0;
      for (let time = 0; time < 20; time += 1) count += await deliver();
      return count;
    };
    const counts = await Promise.all([1, 2, 3].map(deliverOften));
    expect(counts.reduce((sum, count) => sum + count, 0)).toBe(600);
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(1);
    for (const userId of people) expect(got(userId)).toHaveLength(10);
    expect(sent("push")).toHaveLength(600);
  },
);

test("while LINE is away nothing is tried in vain, and it comes when LINE is back", async () => {
  const { db, people, got, states, open, clock, double } = await setUp({ people: 5 });
  const deliver = open();
  await planFor(db, people, 1);
  // The month's numbers are known, then LINE fails.
  await planFor(db, people.slice(0, 1), 1, { kind: "before" });
  expect(await open({ atOnce: 1 })()).toBeGreaterThan(0);
  for (let tries = 0; tries < 6; tries += 1) {
    await planFor(db, people, 1, { kind: `try${tries}` });
    double.faults.next("server_error", 100);
    await deliver();
    clock.at += hour;
  }
  double.faults.clear();
  for (let tries = 0; tries < 3; tries += 1) {
    await deliver();
    clock.at += hour;
  }
  expect(new Set(await states())).toEqual(new Set(["sent"]));
  for (const userId of people) expect(new Set(got(userId)).size).toBe(1);
  expect(got(people[1] ?? "")).toHaveLength(7);
});

test("an answer of LINE that is lost makes no second message", async () => {
  const { db, people, got, states, open, clock, loseAnswers } = await setUp({ people: 2 });
  const deliver = open();
  await planFor(db, people, 1);
  loseAnswers("push", 2);
  expect(await deliver()).toBe(0);
  expect(await states()).toEqual(["sending", "sending"]);
  clock.at += hour;
  expect(await deliver()).toBe(2);
  for (const userId of people) expect(got(userId)).toEqual(["p0"]);
});

test("what is too late is dropped with its reason; what nobody can know, says so", async () => {
  const { db, people, states, open, clock, got, loseAnswers } = await setUp({ people: 1 });
  await planFor(db, people, 1);
  loseAnswers("push", 1);
  await open()();
  await planFor(db, people, 1, { kind: "late" });
  clock.at += 25 * hour;
  expect(await open()()).toBe(0);
  expect((await states()).toSorted()).toEqual(["dropped: late", "failed: unknown"]);
  expect(got(people[0] ?? "")).toHaveLength(1);
});

test("a short month is cut from below, keeps what is planned above, and tells whom it cut", async () => {
  const { db, people, got, states, open, now } = await setUp({ quotaLimit: 5, people: 4 });
  const cut: string[] = [];
  const soon = new Date(now().getTime() + hour);
  await planFor(db, ["C1"], 1, { class: "announcement", people: 2, dueAt: soon });
  await planFor(db, people, 1, { class: "nudge-weekly", kind: "weekly" });
  await planFor(db, people.slice(0, 2), 1, { kind: "monthly" });
  await open({ cut: async (sends) => void cut.push(...sends.map(({ kind }) => kind)) })();
  expect(cut).toEqual(["weekly", "weekly", "weekly"]);
  expect((await states()).filter((state) => state === "dropped: cut")).toHaveLength(3);
  expect(people.flatMap(got)).toHaveLength(3);
});

test("when LINE itself says that the month is used up, nothing more is tried", async () => {
  const { db, people, sent, states, open, double } = await setUp({ quotaLimit: 9, people: 3 });
  const deliver = open({ atOnce: 1 });
  await planFor(db, people.slice(0, 1), 1);
  await deliver();
  double.quota.setLimit(1);
  await planFor(db, people, 1, { kind: "more" });
  await deliver();
  expect((await states()).toSorted()).toContain("failed: quota");
  expect(sent("push").length).toBeLessThanOrEqual(4);
});

test("asked to slow down, the rest goes later, with the keys it had, and nobody hears it twice", async () => {
  const { db, people, got, sent, states, open, clock, double } = await setUp({ people: 5 });
  const deliver = open();
  await planFor(db, people.slice(0, 1), 1, { kind: "before" });
  await deliver();
  await planFor(db, people, 1);
  double.faults.next("rate_limited", 3);
  expect(await deliver()).toBe(2);
  expect((await states()).filter((state) => state === "sending")).toHaveLength(3);
  clock.at += hour;
  expect(await deliver()).toBe(3);
  expect(new Set(await states())).toEqual(new Set(["sent"]));
  expect(people.map((userId) => got(userId).length)).toEqual([2, 1, 1, 1, 1]);
  const keys = sent("push").map(({ headers }) => headers["x-line-retry-key"]);
  expect([keys.length, new Set(keys).size]).toEqual([9, 6]);
});

test("what is decided anew at the moment of sending waits or goes", async () => {
  const { db, people, open, states, clock, now } = await setUp({ people: 1 });
  const until = new Date(now().getTime() + hour);
  await planFor(db, people, 2);
  const deliver = open({
    compose: async (sends) => {
      const said = await sayPeriod(sends);
      return new Map(
        sends.map(({ _id, period }) => [
          _id,
          period === "p1"
            ? ({ is: "drop", because: "written" } as const)
            : now() < until
              ? ({ is: "wait", until } as const)
              : said.get(_id)!,
        ]),
      );
    },
  });
  expect(await deliver()).toBe(0);
  expect((await states()).toSorted()).toEqual(["dropped: written", "planned"]);
  clock.at += hour;
  expect(await deliver()).toBe(1);
});
