import { execFile } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { execPath } from "node:process";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { openEmbedded } from "#bot/embedded/thread.ts";
import { environment } from "#tests/support/settings.ts";

const COMMAND = join(import.meta.dirname, "../../bot/commands/run-jobs.ts");
const run = promisify(execFile);

const place = async () => {
  const dir = await mkdtemp(join(tmpdir(), "ayumi-jobs-"));
  onTestFinished(() => rm(dir, { recursive: true, force: true }));
  const ask = (...args: string[]) =>
    run(execPath, [COMMAND, ...args], {
      cwd: dir,
      env: environment({ DATA_DIR: dir, LOG_LEVEL: "error" }),
      timeout: 30_000,
    });
  return { dir, ask };
};

test("what is due runs once, by hand, and the command ends", { timeout: 60_000 }, async () => {
  const { ask } = await place();
  expect((await ask("list")).stdout).toMatch(/sweep-inbox .*not yet in the database/);
  expect((await ask("run")).stdout).toMatch(/^\d+ jobs? ran\n$/);
  expect((await ask("list")).stdout).toMatch(/sweep-inbox .*next: \d{4}-/);
});

test(
  "beside a bot that holds the data it asks through the bot's socket",
  { timeout: 60_000 },
  async () => {
    const { dir, ask } = await place();
    const held = await openEmbedded({ dir });
    onTestFinished(() => held.close());
    expect((await ask("run")).stdout).toMatch(/jobs? ran/);
  },
);

test("another word is told what there is", async () => {
  const { ask } = await place();
  await expect(ask("walk")).rejects.toMatchObject({ code: 1 });
});
