import { existsSync, mkdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { openDisk } from "#bot/embedded/store/disk.ts";

/**
 * Whether the demo's world has to be made first: nothing is there, all of it shall go, or a first start
 * was cut short and has left only a part of it.
 */
export const beginIn = (folder: string, isFresh: boolean) => {
  const memory = join(folder, "line.json");
  const unfinished = join(folder, "unfinished");
  const isNew = isFresh || !existsSync(memory) || existsSync(unfinished);
  if (isNew) {
    refuseOthers(join(folder, "database"));
    rmSync(folder, { recursive: true, force: true });
    mkdirSync(folder, { recursive: true, mode: 0o700 });
    writeFileSync(unfinished, "");
  }
  return { memory, isNew, finish: (): void => rmSync(unfinished, { force: true }) };
};

/** Nothing is taken away from a demo that runs in that folder; a damaged one may go. */
const refuseOthers = (database: string): void => {
  if (!existsSync(database)) return;
  try {
    openDisk(database).close();
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EBUSY") throw error;
  }
};
