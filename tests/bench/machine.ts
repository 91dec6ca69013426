import { closeSync, fsyncSync, mkdtempSync, openSync, rmSync, writeSync } from "node:fs";
import { cpus, platform, release, tmpdir, totalmem } from "node:os";
import { join } from "node:path";
import { version } from "node:process";
import { median, ms } from "./figures.ts";

/** The machine the numbers belong to, in one line. */
export const describeMachine = (): string => {
  const [first, ...more] = cpus();
  const memory = Math.round(totalmem() / 2 ** 30);
  return [
    `${more.length + 1} × ${first?.model.trim() ?? "unknown CPU"}`,
    `${memory} GB memory`,
    `${platform()} ${release()}`,
    `Node ${version}`,
    `a disk sync of 4 KB takes ${ms(median(syncTimes()))}`,
  ].join(", ");
};

const syncTimes = () => {
  const dir = mkdtempSync(join(tmpdir(), "ayumi-sync-"));
  const file = openSync(join(dir, "file"), "w");
  const page = Buffer.alloc(4096, 1);
  const times = Array.from({ length: 50 }, () => {
    const began = performance.now();
    writeSync(file, page);
    fsyncSync(file);
    return performance.now() - began;
  });
  closeSync(file);
  rmSync(dir, { recursive: true, force: true });
  return times;
};
