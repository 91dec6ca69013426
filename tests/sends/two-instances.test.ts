import { expect, onTestFinished, test } from "vitest";
import { createContext, type Context } from "#bot/context.ts";
import { createConversation } from "#bot/conversation/compose.ts";
import { openDatabase } from "#bot/db.ts";
import { openLog } from "#bot/log.ts";
import type { SendDoc } from "#bot/sends/store.ts";
import { testDatabase } from "#tests/support/database.ts";
import { startLine } from "#tests/support/line.ts";
import { patient } from "#tests/support/patient.ts";
import { testConfig } from "#tests/support/settings.ts";

const people = 36;
const times = ["20:00", "20:15", "20:30", "20:45"];
/** Longer than a lease and a job's lock, so that the next step finds what a death left behind. */
const stepMs = 70_000;

/** The same hour every time. */
const dice = (seed: number) => () => {
  seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648;
  return seed / 2_147_483_648;
};

test(
  "two instances for an hour, each killed and started anew now and then: all once, none twice",
  { timeout: 90_000 },
  async () => {
    const { db, uri } = await testDatabase();
    const time = { at: Date.parse("2026-11-25T19:50+09:00") };
    const now = () => new Date(time.at);
    const { double, url, loseAnswers } = await startLine({ now });
    const config = testConfig({
      LINE_API_BASE_URL: url,
      LINE_DATA_API_BASE_URL: url,
      LINE_LOGIN_BASE_URL: url,
    });
    const log = openLog({ level: "error", write: () => {} });
    const open = async ({ isFirst = false } = {}) => {
      const own = openDatabase(uri, patient);
      const context = createContext({
        config,
        db: own.db,
        log,
        now,
        clock: now,
        createConversation,
      });
      if (isFirst) await context.prepare();
      await context.scheduler.ensure();
      const end = async () => {
        await own.close();
        await context.stop();
      };
      onTestFinished(end);
      return { context, end };
    };
    let both = [await open({ isFirst: true }), await open()] as const;
    const { members } = both[0].context.features;
    const all = [];
    for (let i = 0; i < people; i += 1) {
      const { userId } = double.addPerson({ name: `人${i}` });
      await double.follow(userId);
      const member = await members.consent(userId, null);
      all.push(member.id);
      await members.set(member, { monthlyTime: times[i % times.length] ?? "20:00" });
    }
    // Nobody joined on the day itself.
    await db
      .collection("members")
      .updateMany({}, { $set: { "consent.at": new Date("2026-11-02T12:00+09:00") } });

    const roll = dice(11);
    const round = ({ scheduler }: Context) => scheduler.runDueOnce(new Date(time.at + 60_000));
    let deaths = 0;
    for (; now() < new Date("2026-11-25T21:00+09:00"); time.at += stepMs) {
      // Somebody changes their settings: their day is planned anew while it is being sent.
      const { features } = both[1].context;
      const changing = await features.members.get(all[Math.floor(roll() * people)] ?? "");
      if (changing !== null) await features.members.set(changing, { monthlyTime: "20:45" });
      if (roll() < 0.2) loseAnswers("push", 2);
      const runs = both.map(({ context }) => round(context).catch(() => 0));
      // Beside its schedule, as a moved clock of the demo does it.
      if (roll() < 0.3) runs.push(both[0].context.deliverDue().catch(() => 0));
      if (roll() < 0.25) {
        const dying = roll() < 0.5 ? 0 : 1;
        await new Promise((resolve) => setTimeout(resolve, roll() * 40));
        // All that it still wants to write is lost, wherever it stands.
        await both[dying].end();
        deaths += 1;
        const next = await open();
        both = dying === 0 ? [next, both[1]] : [both[0], next];
      }
      await Promise.all(runs);
    }

    const sends = await db.collection<SendDoc>("sends").find().toArray();
    expect(sends).toHaveLength(people);
    expect(new Set(sends.map(({ state }) => state))).toEqual(new Set(["sent"]));
    for (const { recipient } of sends) expect(double.botMessages(recipient)).toHaveLength(1);
    expect(deaths).toBeGreaterThan(5);
    const pushes = double.requests.filter(({ path }) => path.endsWith("/push"));
    expect(new Set(pushes.map(({ headers }) => headers["x-line-retry-key"])).size).toBe(people);
  },
);
