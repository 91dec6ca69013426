import { spawnSync } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { argv, env } from "node:process";

// The one test command: types, lint, format, unused code, then every test. `--fast` leaves out what
// takes long (browser, durability, fault injection, Workers) and is meant for before each commit.
const isFast = argv.includes("--fast");
const slow = [
  "tests/browser",
  "tests/embedded/durability.test.ts",
  "tests/inbox/crash.test.ts",
  "tests/worker",
];

let passed = 0;
let failed = 0;

for (const [name, command, ...args] of [
  ["types", "tsc", "--noEmit"],
  ["types of the mini-app", "tsc", "--noEmit", "-p", "liff"],
  ["lint", "oxlint", "--type-aware", "--quiet"],
  ["format", "oxfmt", "--check", "."],
  ["unused code", "knip"],
  ["build", "npm", "run", "build", "--silent"],
] as const) {
  const { status } = spawnSync(command, args, { stdio: "inherit", shell: false });
  process.stdout.write(`${status === 0 ? "ok    " : "FAILED"} ${name}\n`);
  if (status === 0) passed += 1;
  else failed += 1;
}

const folder = mkdtempSync(join(tmpdir(), "ayumi-tests-"));
const report = join(folder, "report.json");
spawnSync(
  "vitest",
  [
    "run",
    "--reporter=default",
    "--reporter=json",
    `--outputFile.json=${report}`,
    ...(isFast ? slow.flatMap((path) => ["--exclude", `${path}**`]) : []),
  ],
  // oxlint-disable-next-line node/no-process-env -- the tests find what was just built
  { stdio: "inherit", env: { ...env, MINI_APP_BUILT: join(import.meta.dirname, "../dist/liff") } },
);
try {
  const { numPassedTests, numFailedTests, numTotalTestSuites, numFailedTestSuites } = JSON.parse(
    readFileSync(report, "utf8"),
  ) as Record<string, number>;
  passed += numPassedTests ?? 0;
  failed += numFailedTests ?? 0;
  // A file that could not even be loaded has no failed test of its own.
  if ((numFailedTests ?? 0) === 0 && (numFailedTestSuites ?? 0) > 0) failed += 1;
  if ((numTotalTestSuites ?? 0) === 0) failed += 1;
} catch {
  failed += 1;
}
rmSync(folder, { recursive: true, force: true });

process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exit(failed === 0 ? 0 : 1);
