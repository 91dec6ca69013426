import { execFile } from "node:child_process";
import { copyFile, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { execPath } from "node:process";
import { promisify } from "node:util";
import { expect, onTestFinished, test } from "vitest";
import { differences } from "#bot/backup/fingerprint.ts";
import { fingerprintOf, readStill } from "#bot/backup/snapshot.ts";
import { markFilling } from "#bot/backup/mark.ts";
import { openPlace } from "#bot/commands/store-place.ts";
import { newFolder } from "#tests/backup/place.ts";

const run = promisify(execFile);

const COMPILED = join(import.meta.dirname, "../../node_modules/.cache/ayumi");

/** A command in an empty environment: it needs nothing of LINE. */
const command =
  (cwd: string) =>
  (name: string, ...args: string[]) =>
    run(execPath, [join(import.meta.dirname, `../../bot/commands/${name}.ts`), ...args], {
      cwd,
      env: { DATA_DIR: "data", NODE_COMPILE_CACHE: COMPILED },
      timeout: 60_000,
    });

const openIn = async (folder: string, name: string) => {
  const store = await openPlace({ is: "embedded", dir: join(folder, name) });
  let isOpen = true;
  const close = async () => {
    if (isOpen) await store.close();
    isOpen = false;
  };
  onTestFinished(close);
  return { db: store.db, close };
};

const contentsIn = async (folder: string, name: string) => {
  const { db, close } = await openIn(folder, name);
  const contents = await readStill(db);
  const print = await fingerprintOf(contents);
  await close();
  return { shapes: contents.shapes, print };
};

test("a running bot's data is backed up, restored, and moved", { timeout: 180_000 }, async () => {
  const folder = await newFolder();
  const ask = command(folder);
  const { db, close } = await openIn(folder, "data");
  const notes = db.collection<{ _id: string; text: string }>("notes");
  await notes.insertMany([
    { _id: "a", text: "だれにも見せない本音" },
    { _id: "b", text: "もうひとつ" },
  ]);
  await notes.createIndex({ text: 1 }, { name: "text", unique: true });

  const made = await ask("make-backup", "one.bson");
  expect(made.stdout).toMatch(/^one\.bson: 2 documents in 1 collections as of .+ MB\.\n$/);
  expect((await stat(join(folder, "one.bson"))).mode & 0o777).toBe(0o600);
  await expect(ask("restore-backup", "one.bson", "--replace")).rejects.toMatchObject({
    code: 1,
    stderr: expect.stringContaining("in use by another process") as string,
  });
  await notes.deleteOne({ _id: "a" });
  await close();

  const restored = await ask("restore-backup", "one.bson", "--replace");
  expect(restored.stdout).toContain("All of it is in data");
  const original = await contentsIn(folder, "data");
  expect(original.print.get("notes")?.count).toBe(2);
  expect(original.shapes[0]?.indexes).toMatchObject([{ name: "text", unique: true }]);

  const moved = await ask("migrate-store", "--from", "embedded", "--to", "elsewhere");
  expect(moved.stdout).toContain("2 documents in 1 collections are in elsewhere");
  const copy = await contentsIn(folder, "elsewhere");
  expect(copy.shapes).toEqual(original.shapes);
  expect(differences(copy.print, original.print)).toEqual([]);
});

test("half of the data is not backed up, and another file is not taken for a backup", async () => {
  const folder = await newFolder();
  const ask = command(folder);
  const { db, close } = await openIn(folder, "data");
  await db.collection<{ _id: string }>("notes").insertOne({ _id: "a" });
  await markFilling(db, new Date());
  await close();
  await copyFile(import.meta.filename, join(folder, "thesis.ts"));
  await expect(ask("make-backup", "one.bson")).rejects.toMatchObject({
    stderr: expect.stringContaining("cut short") as string,
  });
  await expect(ask("restore-backup", "thesis.ts")).rejects.toMatchObject({
    stderr: "thesis.ts is no backup of Ayumi.\n",
  });
  expect(await readdir(folder)).toEqual(["data", "thesis.ts"]);
});
