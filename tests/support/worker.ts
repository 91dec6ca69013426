import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { copyFile, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable } from "node:stream";
import process, { env, execPath, kill } from "node:process";
import { build } from "vite";

const root = join(import.meta.dirname, "../..");
const WRANGLER = join(root, "node_modules/wrangler/bin/wrangler.js");
/** Whoever forgot it does not find it running tomorrow. */
const LIVES_MS = 10 * 60_000;
const STARTS_WITHIN_MS = 60_000;

/** Nothing of it asks the network, or lies about afterwards. */
const quiet = (folder: string) => ({
  // oxlint-disable-next-line node/no-process-env -- it needs the PATH of whoever runs it
  ...env,
  WRANGLER_SEND_METRICS: "false",
  WRANGLER_SEND_ERROR_REPORTS: "false",
  WRANGLER_HIDE_BANNER: "true",
  WRANGLER_LOG_PATH: join(folder, "log"),
  WRANGLER_REGISTRY_PATH: join(folder, "registry"),
  CLOUDFLARE_CF_FETCH_ENABLED: "false",
  XDG_CONFIG_HOME: folder,
  CI: "1",
  NO_COLOR: "1",
});

const wrangler = (folder: string, args: readonly string[]) => {
  // A group of its own, so that it ends with everything it started.
  const child = spawn(execPath, [WRANGLER, ...args], {
    cwd: root,
    env: quiet(folder),
    detached: true,
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { text: "" };
  for (const stream of [child.stdout, child.stderr]) {
    stream.on("data", (chunk) => (said.text += String(chunk)));
  }
  return { child, said, exit: once(child, "exit") };
};

const endGroup = ({ pid }: ChildProcess, signal: NodeJS.Signals) => {
  try {
    if (pid !== undefined) kill(-pid, signal);
  } catch {
    // It is gone already.
  }
};

/** What would be uploaded, put into the folder: `worker.js`, and `worker.js.map` tells of what it is made. */
export const bundleWorker = async (folder: string): Promise<void> => {
  const { exit, said } = wrangler(folder, [
    "deploy",
    "--dry-run",
    "--assets",
    folder,
    "--outdir",
    folder,
  ]);
  const [code] = (await exit) as [number | null];
  if (code !== 0) throw new Error(said.text);
  const map = "worker.js.map";
  await copyFile(join(root, "dist/worker", map), join(folder, map));
};

/** wrangler.toml for a Worker that is already built, with another module in the place of its own. */
const stage = async (folder: string, main: string) => {
  await build({
    configFile: join(root, "bot/worker/build/vite.config.ts"),
    logLevel: "error",
    build: { ssr: join(root, main), outDir: join(folder, "built") },
  });
  const config = await readFile(join(root, "wrangler.toml"), "utf8");
  const staged = config
    .replace(/^main = .*$/m, 'main = "built/worker.js"')
    .replace(/^\[build\]\n(?:.+\n)*/m, "");
  const path = join(folder, "wrangler.toml");
  await writeFile(path, staged);
  return path;
};

/** The Worker of wrangler.toml in Cloudflare's runtime on this machine; `stop` it in the end. */
export const startWorker = async (options: {
  readonly variables: Readonly<Record<string, string>>;
  /** The mini-app as it was built. */
  readonly assets: string;
  /** Another module with the same exports. */
  readonly main?: string;
}) => {
  const folder = await mkdtemp(join(tmpdir(), "ayumi-worker-"));
  const file = join(folder, "variables");
  const lines = Object.entries(options.variables).map(([name, value]) => `${name}='${value}'\n`);
  await writeFile(file, lines.join(""), { mode: 0o600 });
  const { child, said, exit } = wrangler(folder, [
    "dev",
    "--config",
    await stage(folder, options.main ?? "bot/worker.ts"),
    "--assets",
    options.assets,
    "--ip",
    "127.0.0.1",
    "--port",
    "0",
    "--inspector-port",
    "0",
    "--persist-to",
    folder,
    "--env-file",
    file,
    "--test-scheduled",
    "--show-interactive-dev-session=false",
  ]);
  const end = () => endGroup(child, "SIGKILL");
  process.once("exit", end);
  const limit = setTimeout(end, LIVES_MS).unref();

  const stop = async () => {
    clearTimeout(limit);
    process.off("exit", end);
    endGroup(child, "SIGTERM");
    const force = setTimeout(end, 5000);
    await exit;
    clearTimeout(force);
    endGroup(child, "SIGKILL");
    await rm(folder, { recursive: true, force: true });
  };

  const url = await Promise.race([readyUrl(child.stdout, said), exit.then(() => null)]);
  if (url !== null) return { url, said, stop };
  await stop();
  throw new Error(`the Worker did not start: ${said.text}`);
};

/** Where it listens, once it says so; null: it has not for too long. */
async function readyUrl(stdout: Readable, said: { readonly text: string }): Promise<string | null> {
  const late = AbortSignal.timeout(STARTS_WITHIN_MS);
  for (;;) {
    const url = /Ready on (http:\/\/[\d.]+:\d+)/.exec(said.text)?.[1];
    if (url !== undefined) return url;
    const heard = await once(stdout, "data", { signal: late }).catch(() => null);
    if (heard === null) return null;
  }
}
