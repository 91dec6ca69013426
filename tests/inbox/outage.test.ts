import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import { openDatabase } from "#bot/db.ts";
import { openEmbedded } from "#bot/embedded/thread.ts";
import { startBot } from "#tests/support/bot.ts";
import { echo } from "#tests/support/echo.ts";

/** A database that can be taken away and brought back. */
const frailDatabase = async () => {
  const dir = await mkdtemp(join(tmpdir(), "ayumi-outage-"));
  let server = await openEmbedded({ dir });
  const { db, close } = openDatabase(server.uri);
  onTestFinished(async () => {
    await close();
    await server.close();
    await rm(dir, { recursive: true });
  });
  return {
    db,
    takeAway: () => server.close(),
    bringBack: async () => {
      server = await openEmbedded({ dir });
    },
  };
};

test(
  "ten seconds without the database: 503 in time, then it recovers by itself",
  { timeout: 40_000 },
  async () => {
    const database = await frailDatabase();
    const bot = await startBot({ db: database.db });
    const yuki = await bot.friend("ゆき");
    await database.takeAway();

    const gone = performance.now();
    const failed = [];
    while (performance.now() - gone < 10_000) {
      const asked = performance.now();
      const { status, event } = await bot.double.say(yuki, "はい");
      expect(performance.now() - asked).toBeLessThan(1800);
      expect(status).toBe(503);
      if (event) failed.push(event);
      await pause(300);
    }
    const [event] = failed;
    if (!event) throw new Error("nothing was said");
    const late = await bot.app.request("/readyz");
    expect(late.status).toBe(503);
    expect(await late.json()).toMatchObject({ database: false });
    expect((await bot.app.request("/healthz")).status).toBe(200);

    await database.bringBack();
    await vi.waitFor(async () => expect(await bot.double.sendEvents([event])).toBe(200), {
      timeout: 5000,
      interval: 100,
    });
    await bot.double.sendEvents([event]);
    await bot.settled();
    expect(bot.heard(yuki)).toEqual(["1: follow", "2: はい"]);
    await vi.waitFor(async () => expect((await bot.app.request("/readyz")).status).toBe(200), {
      timeout: 8000,
    });
  },
);

test(
  "a turn that loses the database is finished when it is back, once",
  { timeout: 20_000 },
  async () => {
    const database = await frailDatabase();
    let steps = 0;
    const bot = await startBot({
      db: database.db,
      respond: async (event, chat) => {
        if (event.type === "message") {
          steps += 1;
          if (steps === 1) await database.takeAway();
        }
        return echo(event, chat);
      },
    });
    const yuki = await bot.friend("ゆき");
    await bot.double.say(yuki, "はい");
    await vi.waitFor(() => expect(bot.logged.join()).toContain("chat_interrupted"), {
      timeout: 5000,
    });
    await database.bringBack();
    await vi.waitFor(() => expect(bot.heard(yuki)).toHaveLength(2), { timeout: 10_000 });
    await bot.settled();
    expect(steps).toBe(2);
    expect(bot.heard(yuki)).toEqual(["1: follow", "2: はい"]);
    expect(bot.sent("push")).toEqual([]);
  },
);
