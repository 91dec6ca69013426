import { once } from "node:events";
import { spawn, type ChildProcess, type SpawnOptions } from "node:child_process";
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import process, { env, execPath } from "node:process";
import { createInterface } from "node:readline";
import { fileURLToPath } from "node:url";
import { environment } from "#tests/support/settings.ts";
import { stopProcess } from "./child.ts";

export const root = fileURLToPath(new URL("../../", import.meta.url));

/** A data directory; `remove` it in the end. */
export const newDir = () => {
  const path = mkdtempSync(join(tmpdir(), "ayumi-bench-"));
  return { path, remove: () => rmSync(path, { recursive: true, force: true }) };
};

/** Milliseconds of CPU that a process has used so far; unlike the clock it minds no neighbours. */
export const cpuOf = (pid: number): number => {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  const fields = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const ticks = Number(fields[11]) + Number(fields[12]);
  return ticks * 10;
};

/** The embedded server, alone in its process; `over` a loopback port for those who know no sockets. */
export const startDatabase = async (dir: string, over: "socket" | "port" = "socket") => {
  const args = ["--dir", dir, ...(over === "port" ? ["--port", "0"] : [])];
  const child = start(execPath, [join(root, "bot/embedded/main.ts"), ...args], { cwd: dir });
  const begins = over === "port" ? "mongodb://127.0.0.1:" : "mongodb://";
  const uri = await find(child, (line) => (line.startsWith(begins) ? line : null));
  return { uri, pid: child.pid ?? 0, stop: () => stopProcess(child) };
};

/** The bot's own process with its embedded server, as `npm start` runs it. */
export const startBot = async (options: {
  readonly dir: string;
  readonly linePort: number;
  /** Any unless given. */
  readonly port?: number;
}) => {
  const child = start(execPath, startArgs(), {
    cwd: options.dir,
    env: { ...liveEnv(options.dir, options.linePort), PORT: String(options.port ?? 0) },
  });
  const port = await find(child, portOf);
  return { port, pid: child.pid ?? 0, stop: () => stopProcess(child) };
};

/** What `npm start` gives Node, whatever directory it is run from. */
const startArgs = () => {
  const { scripts } = JSON.parse(readFileSync(join(root, "package.json"), "utf8")) as {
    readonly scripts: { readonly start: string };
  };
  const [, ...args] = scripts.start.split(" ");
  return args.map((arg) => (arg.startsWith("-") ? arg : join(root, arg)));
};

/** `npm run backup` beside a bot; resolves to the milliseconds that it took. */
export const backUp = async (dir: string, file: string): Promise<number> => {
  const began = performance.now();
  const child = start(execPath, [join(root, "bot/commands/make-backup.ts"), file], {
    cwd: dir,
    env: liveEnv(dir, 9),
  });
  const [code] = (await once(child, "exit")) as [number | null];
  if (code !== 0) throw new Error(`the backup ended with ${code}`);
  return performance.now() - began;
};

/** `npm start` itself, from the shell's point of view. */
export const npmStart = async (dir: string) => {
  const child = start("npm", ["start"], { cwd: root, env: liveEnv(dir, 9) });
  const port = await find(child, portOf);
  return { port, pid: child.pid ?? 0, child };
};

const liveEnv = (dir: string, linePort: number) => ({
  // oxlint-disable-next-line node/no-process-env -- npm needs its PATH
  ...env,
  ...environment({
    LINE_API_BASE_URL: `http://127.0.0.1:${linePort}`,
    LINE_DATA_API_BASE_URL: `http://127.0.0.1:${linePort}`,
    DATA_DIR: dir,
    MONGODB_URI: "",
    PUBLIC_URL: "",
    HOST: "127.0.0.1",
    PORT: "0",
    LOG_LEVEL: "info",
  }),
});

const start = (command: string, args: readonly string[], options: SpawnOptions) => {
  const child = spawn(command, args, { ...options, stdio: ["ignore", "pipe", "inherit"] });
  const end = () => child.kill();
  process.once("exit", end);
  child.once("exit", () => process.off("exit", end));
  return child;
};

const portOf = (line: string) => {
  if (!line.startsWith("{")) return null;
  const { event, port } = JSON.parse(line) as { event?: string; port?: number };
  return event === "listening" ? (port ?? null) : null;
};

/** The first line of output that says what is looked for; later lines are read and dropped. */
const find = <T>(child: ChildProcess, look: (line: string) => T | null) =>
  new Promise<T>((resolve, reject) => {
    child.once("exit", (code) => reject(new Error(`ended with ${code}`)));
    if (!child.stdout) return;
    createInterface(child.stdout).on("line", (line) => {
      const found = look(line);
      if (found !== null) resolve(found);
    });
  });
