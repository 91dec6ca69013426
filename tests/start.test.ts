import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtemp, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath } from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { expect, onTestFinished, test } from "vitest";
import { environment } from "#tests/support/settings.ts";

const START = fileURLToPath(import.meta.resolve("#bot/start.js"));

test("a second start finds what the first one compiled", { timeout: 40_000 }, async () => {
  const folder = await mkdtemp(join(tmpdir(), "ayumi-start-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  const cache = join(folder, "cache");

  const startOnce = async () => {
    const env = environment({ PORT: "0", DATA_DIR: folder, NODE_COMPILE_CACHE: cache });
    const child = spawn(execPath, [START], { cwd: folder, env });
    const exit = once(child, "exit");
    onTestFinished(() => void child.kill("SIGKILL"));
    for await (const line of createInterface(child.stdout)) {
      const { event, port } = JSON.parse(line) as { event: string; port?: number };
      if (event !== "listening") continue;
      expect((await fetch(`http://127.0.0.1:${port}/healthz`)).status).toBe(200);
      child.kill("SIGTERM");
    }
    expect(await exit).toEqual([0, null]);
    return readdir(cache, { recursive: true });
  };

  const first = await startOnce();
  expect(first.length).toBeGreaterThan(100);
  expect(await startOnce()).toHaveLength(first.length);
});
