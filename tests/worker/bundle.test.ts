import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";
import { expect, onTestFinished, test } from "vitest";
import { bundleWorker } from "#tests/support/worker.ts";

/** Cloudflare takes 3 MB; where ours goes is told in docs/benchmarks.md. */
const MOST_KB = 300;

const onlyOnNode =
  /(^|\/)bot\/(embedded|demo)\/|bot\/(main|command|node-listener|liff-files)\.ts|@hono\/node-server|node_modules\/(mingo|express|prom-client)\//;

/** What bot/worker/build leaves out: an update of a library must not bring it back unseen. */
const leftOut =
  /node_modules\/(luxon|cron-parser|debug|date\.js|human-interval|whatwg-url)\/|code-points-data-browser|mongodb\/lib\/|bson\/lib\//;
const leftOutOfModules = /mongocryptd|AWS4-HMAC|azureKMS|OIDC_CALLBACK_TIMEOUT|resumeAfter/;

test("what goes to Cloudflare is small, whole, and holds nothing that is only for Node", async () => {
  const folder = await mkdtemp(join(tmpdir(), "ayumi-bundle-"));
  onTestFinished(() => rm(folder, { recursive: true, force: true }));
  await writeFile(join(folder, "index.html"), "");
  await bundleWorker(folder);
  const code = await readFile(join(folder, "worker.js"));
  const { sources } = JSON.parse(await readFile(join(folder, "worker.js.map"), "utf8")) as {
    readonly sources: readonly string[];
  };
  expect(sources).toContain("../../bot/app.ts");
  expect(sources.filter((path) => onlyOnNode.test(path))).toEqual([]);
  expect(sources.filter((path) => leftOut.test(path))).toEqual([]);
  expect(code.toString()).not.toMatch(leftOutOfModules);
  expect(code.toString()).not.toMatch(/from ?"(node:)?(sqlite|worker_threads)"/);
  expect(gzipSync(code, { level: 9 }).length / 1024).toBeLessThan(MOST_KB);
});
