import { fork, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { env, execPath } from "node:process";
import { expect, onTestFinished, test, vi } from "vitest";
import type { InboxDoc } from "#bot/inbox/store.ts";
import { testDatabase } from "#tests/support/database.ts";
import { startLine } from "#tests/support/line.ts";

const STEPS = ["stored", "claimed", "stepped", "saved", "marked", "sent", "cleared", "finished"];

const startChild = async (settings: Record<string, string>) => {
  const child: ChildProcess = fork(join(import.meta.dirname, "crash-child.ts"), [], {
    execPath,
    execArgv: [],
    // oxlint-disable-next-line node/no-process-env -- a child needs its surroundings
    env: { ...env, ...settings },
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [port] = (await once(child, "message")) as [number];
  return { child, webhookUrl: `http://127.0.0.1:${port}/webhook` };
};

// Each process dies at its step; the next one finds what it left, and is the next to die.
test(
  "killed between any two steps, each event is answered exactly once",
  { timeout: 60_000 },
  async () => {
    const { db, uri } = await testDatabase();
    const inbox = db.collection<InboxDoc>("inbox");
    const line = await startLine();
    const cache = await mkdtemp(join(tmpdir(), "ayumi-crash-"));
    onTestFinished(() => rm(cache, { recursive: true }));
    const settings = { CRASH_DATABASE: uri, CRASH_LINE: line.url, NODE_COMPILE_CACHE: cache };
    const { userId: yuki } = line.double.addPerson({ name: "ゆき" });
    const settled = () =>
      vi.waitFor(async () => expect(await inbox.countDocuments({ state: "waiting" })).toBe(0), {
        timeout: 10_000,
      });

    for (const step of STEPS) {
      const { child, webhookUrl } = await startChild(settings);
      line.double.setWebhookUrl(webhookUrl);
      await settled();
      child.send(step);
      const died = once(child, "exit");
      await line.double.say(yuki, step);
      expect(await died).toEqual([null, "SIGKILL"]);
    }
    const { child } = await startChild(settings);
    await settled();
    child.kill();

    const heard = line.double.botMessages(yuki).map((message) => "text" in message && message.text);
    expect(heard).toEqual(STEPS.map((step, i) => `${i + 1}: ${step}`));
    expect(line.sent("push")).toEqual([]);
  },
);
