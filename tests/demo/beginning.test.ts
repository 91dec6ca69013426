import { spawn } from "node:child_process";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { mkdtemp, readdir, rm, writeFile } from "node:fs/promises";
import { createServer, type AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath } from "node:process";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { openDisk } from "#bot/embedded/store/disk.ts";
import { beginIn } from "#bot/demo/beginning.ts";

let place: string;
beforeAll(async () => void (place = await mkdtemp(join(tmpdir(), "ayumi-demo-"))));
afterAll(() => rm(place, { recursive: true }));

test("a first start that was cut short is begun anew, a finished one is gone on with", async () => {
  const folder = join(place, "demo");
  const first = beginIn(folder, false);
  expect(first.isNew).toBe(true);
  await writeFile(first.memory, "half of the people");

  const second = beginIn(folder, false);
  expect(second.isNew).toBe(true);
  expect(existsSync(second.memory)).toBe(false);
  await writeFile(second.memory, "all of them");
  second.finish();

  expect(beginIn(folder, false).isNew).toBe(false);
  expect(await readdir(folder)).toEqual(["line.json"]);
  expect(beginIn(folder, true).isNew).toBe(true);
  expect(existsSync(second.memory)).toBe(false);
});

test("a demo that runs is not begun anew by another, a damaged one is", async () => {
  const folder = join(place, "running");
  const { memory } = beginIn(folder, false);
  await writeFile(memory, "all of them");
  const running = openDisk(join(folder, "database"));
  expect(() => beginIn(folder, true)).toThrow(/in use by another process/);
  expect(existsSync(memory)).toBe(true);
  running.close();

  await writeFile(join(folder, "database", "ayumi.sqlite"), "damaged".repeat(1000));
  expect(beginIn(folder, true).isNew).toBe(true);
  expect(existsSync(memory)).toBe(false);
});

test("a port that is taken ends the demo with a sentence, and no stack", async () => {
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
  const { port } = other.address() as AddressInfo;
  const child = spawn(execPath, ["bot/demo/main.ts"], {
    env: { DATA_DIR: place, LINE_DOUBLE_PORT: String(port) },
    stdio: ["ignore", "ignore", "pipe"],
  });
  onTestFinished(() => {
    child.kill("SIGKILL");
    other.close();
  });
  let said = "";
  child.stderr.on("data", (chunk) => (said += String(chunk)));
  expect(await once(child, "close")).toEqual([1, null]);
  expect(said).toMatch(
    new RegExp(`^\\s*The demo cannot start: LINE_DOUBLE_PORT \\(${port}\\) is taken[^\n]+\\s*$`),
  );
}, 60_000);
