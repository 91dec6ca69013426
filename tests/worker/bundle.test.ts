import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { bundleWorker } from "#tests/support/worker.ts";

/** Cloudflare takes 3 MB; where ours goes is told in docs/benchmarks.md. */
const MOST_KB = 480;

const onlyOnNode =
  /(^|\/)bot\/(embedded|demo)\/|bot\/(main|command|node-listener|liff-files)\.ts|@hono\/node-server|node_modules\/(mingo|express|date\.js|human-interval)\//;

test("what goes to Cloudflare is small, whole, and holds nothing that is only for Node", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ayumi-bundle-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "index.html"), "");
  await bundleWorker(folder);
  const code = await readFile(join(folder, "worker.js"));
  const meta = JSON.parse(await readFile(join(folder, "meta.json"), "utf8")) as {
    readonly inputs: Readonly<Record<string, unknown>>;
  };
  const inputs = Object.keys(meta.inputs);
  expect(inputs).toContain("bot/app.ts");
  expect(inputs.filter((path) => onlyOnNode.test(path))).toEqual([]);
  expect(inputs.filter((path) => /\/luxon\//.test(path))).toHaveLength(1);
  expect(code.toString()).not.toMatch(/from ?"node:(sqlite|worker_threads)"/);
  expect(gzipSync(code, { level: 9 }).length / 1024).toBeLessThan(MOST_KB);
});
