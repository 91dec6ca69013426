import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath } from "node:process";
import { createInterface } from "node:readline";
import { setTimeout as pause } from "node:timers/promises";
import { expect, onTestFinished, test, vi } from "vitest";
import type { InboxDoc } from "#bot/inbox/store.ts";
import { openPlace } from "#bot/commands/store-place.ts";
import { startLine } from "#tests/support/line.ts";
import { environment } from "#tests/support/settings.ts";

const START = join(import.meta.dirname, "../bot/start.js");
const PEOPLE = 60;

test(
  "restarted while people keep coming, no event is lost and none is answered twice",
  { timeout: 120_000 },
  async () => {
    const line = await startLine({ redelivery: { attempts: 600, delayMs: 100 } });
    const cwd = await mkdtemp(join(tmpdir(), "ayumi-restart-"));
    onTestFinished(() => rm(cwd, { recursive: true, force: true }));
    const started = async (port: string) => {
      const env = environment({
        PORT: port,
        DATA_DIR: cwd,
        LINE_API_BASE_URL: line.url,
        LINE_DATA_API_BASE_URL: line.url,
        LINE_LOGIN_BASE_URL: line.url,
        NODE_COMPILE_CACHE: join(import.meta.dirname, "../node_modules/.cache/ayumi"),
      });
      const child = spawn(execPath, [START], { cwd, env, stdio: ["ignore", "pipe", "inherit"] });
      onTestFinished(() => void child.kill("SIGKILL"));
      for await (const said of createInterface(child.stdout)) {
        const { event, port: listens } = JSON.parse(said) as { event: string; port?: number };
        if (event === "listening") return { child, port: String(listens) };
      }
      throw new Error("it ended before it listened");
    };

    const first = await started("0");
    line.double.setWebhookUrl(`http://127.0.0.1:${first.port}/webhook`);
    const people = Array.from({ length: PEOPLE }, (_, i) => {
      const { userId } = line.double.addPerson({ name: `人${i}` });
      return userId;
    });
    const coming = (async () => {
      const statuses: Promise<{ readonly status: number | null }>[] = [];
      for (const userId of people) {
        statuses.push(line.double.follow(userId));
        await pause(10);
      }
      return (await Promise.all(statuses)).map(({ status }) => status);
    })();

    await pause(PEOPLE * 3);
    first.child.kill("SIGTERM");
    expect(await once(first.child, "exit")).toEqual([0, null]);
    const second = await started(first.port);
    // Some came before it, and some while nobody was there.
    expect(new Set(await coming)).toEqual(new Set([200, null]));
    await vi.waitFor(
      () => {
        const silent = people.filter((one) => line.double.botMessages(one).length === 0);
        expect(silent).toEqual([]);
      },
      { timeout: 60_000, interval: 100 },
    );
    second.child.kill("SIGTERM");
    expect(await once(second.child, "exit")).toEqual([0, null]);

    const [greeting] = line.sent("reply").map(({ body }) => body as { messages: unknown[] });
    const heard = people.map((one) => line.double.botMessages(one).length);
    expect(heard).toEqual(people.map(() => greeting?.messages.length));
    expect(line.sent("push")).toEqual([]);
    const { db, close } = await openPlace({ is: "embedded", dir: cwd });
    onTestFinished(close);
    const events = await db.collection<InboxDoc>("inbox").find().toArray();
    expect(events.map(({ state }) => state)).toEqual(Array.from({ length: PEOPLE }, () => "done"));
  },
);
