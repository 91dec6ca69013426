import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

// Linux allows 107 bytes; macOS 103.
const MAX_PATH = 103;

type Log = (message: string, facts: Readonly<Record<string, unknown>>) => void;

/** A socket in the data directory, or in a private one when there is none or its path is too long. */
export function socketPlace(dir: string | undefined, log: Log) {
  if (dir !== undefined) {
    const path = resolve(dir, "ayumi.sock");
    if (Buffer.byteLength(path) <= MAX_PATH) {
      rmSync(path, { force: true });
      return { path, remove: () => undefined };
    }
    log("the path of the data directory is too long for a socket; using a temporary one", { path });
  }
  removeAbandoned();
  const own = mkdtempSync(join(tmpdir(), `ayumi-${process.pid}-`));
  return {
    path: join(own, "ayumi.sock"),
    remove: () => rmSync(own, { recursive: true, force: true }),
  };
}

// A killed process leaves its directory behind; the name says whose it was.
function removeAbandoned(): void {
  for (const name of readdirSync(tmpdir())) {
    const pid = Number(/^ayumi-(\d+)-[A-Za-z0-9]{6}$/.exec(name)?.[1]);
    if (!pid || isAlive(pid)) continue;
    try {
      rmSync(join(tmpdir(), name), { recursive: true, force: true });
    } catch {
      // Someone else's.
    }
  }
}

function isAlive(pid: number): boolean {
  try {
    return process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code !== "ESRCH";
  }
}
