import { readdir, readFile, stat, writeFile } from "node:fs/promises";
import { join } from "node:path";
import fc from "fast-check";
import { BSON } from "mongodb";
import { beforeEach, describe, expect, test } from "vitest";
import { checkBackup, readBackup, writeBackup } from "#bot/backup/file.ts";
import type { Batch, Contents } from "#bot/backup/snapshot.ts";
import { newFolder } from "./place.ts";

const at = new Date("2026-12-01T00:00:00.000Z");

const contentsOf = (...batches: readonly (readonly [string, ...object[]])[]): Contents => ({
  shapes: [...new Set(batches.map(([name]) => name))].map((name) => ({
    name,
    indexes: [{ key: { at: -1, _id: 1 }, name: "newest", unique: true }],
  })),
  async *batches() {
    for (const [collection, ...docs] of batches)
      yield { collection, documents: docs.map((doc) => BSON.serialize(doc)) };
  },
});

const plain = async (contents: Contents) => {
  const all: [string, ...object[]][] = [];
  for await (const { collection, documents } of contents.batches())
    all.push([collection, ...documents.map((bytes) => BSON.deserialize(bytes))]);
  return all;
};

let file: string;
beforeEach(async () => {
  file = join(await newFolder(), "backup.bson");
});

test("what was written is read again, batch by batch, with the indexes in their order", async () => {
  const contents = contentsOf(
    ["members", { _id: "a", 名前: "ゆき" }, { _id: "b" }],
    ["members", { _id: "c" }],
    ["sends", { _id: "s", at }],
  );
  const written = await writeBackup(file, contents, at);
  expect(written).toMatchObject({ collections: 2, documents: 4, at });
  expect(await checkBackup(file)).toEqual(written);
  const read = await readBackup(file);
  expect(read.shapes).toEqual(contents.shapes);
  expect(Object.keys(read.shapes[0]?.indexes[0]?.key ?? {})).toEqual(["at", "_id"]);
  expect(await plain(read)).toEqual(await plain(contents));
});

test("only its owner may read it, and nothing else is left beside it", async () => {
  await writeBackup(file, contentsOf(["members", { _id: "a" }]), at);
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  expect(await readdir(join(file, ".."))).toEqual(["backup.bson"]);
});

test("a folder that is not there yet is made, for its owner alone", async () => {
  const place = join(file, "../backups/december");
  await writeBackup(join(place, "one.bson"), contentsOf(["members", { _id: "a" }]), at);
  expect((await stat(place)).mode & 0o777).toBe(0o700);
});

test("what cannot be written or read is told in words", async () => {
  await writeBackup(file, contentsOf(["members", { _id: "a" }]), at);
  const inAFile = join(file, "one.bson");
  await expect(writeBackup(inAFile, contentsOf(["members"]), at)).rejects.toThrow(
    `${inAFile} cannot be written: it does not lie in a folder`,
  );
  await expect(checkBackup(`${file}.earlier`)).rejects.toThrow("there is no such file");
});

test("a backup that fails half way leaves the earlier one, and no other file", async () => {
  await writeBackup(file, contentsOf(["members", { _id: "a" }]), at);
  const before = await readFile(file);
  const failing: Contents = {
    ...contentsOf(["members"]),
    async *batches(): AsyncGenerator<Batch> {
      yield { collection: "members", documents: [BSON.serialize({ _id: "b" })] };
      throw new Error("the database went away");
    },
  };
  await expect(writeBackup(file, failing, at)).rejects.toThrow("went away");
  expect(await readFile(file)).toEqual(before);
  expect(await readdir(join(file, ".."))).toEqual(["backup.bson"]);
});

test("an earlier backup is replaced, a file that is something else is not", async () => {
  await writeBackup(file, contentsOf(["members", { _id: "a" }]), at);
  await writeBackup(file, contentsOf(["members", { _id: "b" }]), at);
  expect(await plain(await readBackup(file))).toEqual([["members", { _id: "b" }]]);
  await writeFile(file, "My thesis, the only copy");
  await expect(writeBackup(file, contentsOf(["members"]), at)).rejects.toThrow("left alone");
  expect(await readFile(file, "utf8")).toBe("My thesis, the only copy");
});

describe("a file that is not as it was written is refused", () => {
  const contents = contentsOf(
    ["members", { _id: "a", text: "ふりかえり" }],
    ["sends", { _id: "s" }],
  );

  test("wherever it breaks off", async () => {
    await writeBackup(file, contents, at);
    const whole = await readFile(file);
    const lengths = fc.integer({ min: 0, max: whole.byteLength - 1 });
    await fc.assert(
      fc.asyncProperty(lengths, async (length) => {
        await writeFile(file, whole.subarray(0, length));
        await expect(checkBackup(file)).rejects.toThrow();
      }),
      { numRuns: 30 },
    );
  });

  test("whichever bit is turned", async () => {
    await writeBackup(file, contents, at);
    const whole = await readFile(file);
    const bits = fc.integer({ min: 0, max: whole.byteLength * 8 - 1 });
    await fc.assert(
      fc.asyncProperty(bits, async (bit) => {
        const turned = Buffer.from(whole);
        turned[bit >> 3] = (turned[bit >> 3] ?? 0) ^ (1 << (bit & 7));
        await writeFile(file, turned);
        await expect(checkBackup(file)).rejects.toThrow();
      }),
      { numRuns: 100 },
    );
  });

  test("when something follows its end", async () => {
    await writeBackup(file, contents, at);
    await writeFile(file, BSON.serialize({ more: true }), { flag: "a" });
    await expect(checkBackup(file)).rejects.toThrow("something follows its end");
  });

  test("when a newer Ayumi wrote it", async () => {
    await writeFile(file, BSON.serialize({ format: "ayumi-backup", version: 2, collections: [] }));
    await expect(checkBackup(file)).rejects.toThrow("newer Ayumi");
  });
});
