import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from "vitest";
import { openDatabase } from "#bot/db.ts";
import { openEmbedded } from "#bot/embedded/thread.ts";
import { orInWords, portObstacle, storeObstacle } from "#bot/obstacle.ts";

let folder: string;
beforeAll(async () => void (folder = await mkdtemp(join(tmpdir(), "ayumi-obstacle-"))));
afterAll(() => rm(folder, { recursive: true }));

/** What the start says of this folder. */
const opening = (dataDir: string) =>
  orInWords(
    async () => (await openEmbedded({ dir: dataDir })).close(),
    (error) => storeObstacle(error, { mongodbUri: null, dataDir }),
  );

const coded = (codes: object) => Object.assign(new Error("EACCES: /x"), codes);
const ofDisk = (codes: object) =>
  storeObstacle(new Error("it stopped", { cause: coded(codes) }), {
    mongodbUri: null,
    dataDir: "/srv/data",
  });

describe("DATA_DIR", () => {
  test("that is a file, or lies in one, is told to be no folder", async () => {
    const file = join(folder, "file");
    await writeFile(file, "");
    for (const dir of [file, join(file, "data")]) {
      await expect(opening(dir)).rejects.toThrow(`DATA_DIR (${dir}) is no folder`);
    }
  });

  test("that another process has is told to be in use", async () => {
    const dir = join(folder, "used");
    const server = await openEmbedded({ dir });
    onTestFinished(() => server.close());
    await expect(opening(dir)).rejects.toThrow(`DATA_DIR (${dir}) is in use by another process`);
  });

  test("with something else in it sends to the backup", async () => {
    const dir = join(folder, "junk");
    await mkdir(dir);
    await writeFile(join(dir, "ayumi.sqlite"), "not a database at all, ".repeat(400));
    await expect(opening(dir)).rejects.toThrow(
      /^What lies in DATA_DIR .* is damaged .*npm run restore/,
    );
  });

  test("of another version says which Ayumi opens it", async () => {
    const dir = join(folder, "newer");
    await opening(dir);
    const file = new DatabaseSync(join(dir, "ayumi.sqlite"));
    file.exec("PRAGMA user_version = 7");
    file.close();
    await expect(opening(dir)).rejects.toThrow(/\(7; this one is 1\)\. Start the Ayumi that wrote/);
  });

  test.each([
    [{ code: "EACCES" }, "cannot be written by the account"],
    [{ code: "EROFS" }, "cannot be written by the account"],
    [{ code: "ERR_SQLITE_ERROR", errcode: 1032 }, "cannot be written by the account"],
    [{ code: "ENOSPC" }, "is full. Make room"],
    [{ code: "ERR_SQLITE_ERROR", errcode: 13 }, "is full. Make room"],
    [{ code: 14_031, codeName: "OutOfDiskSpace" }, "is full. Make room"],
    [{ code: "ERR_SQLITE_ERROR", errcode: 11 }, "is damaged"],
    [{ code: "ERR_SQLITE_ERROR", errcode: 266 }, "cannot be read or written"],
  ])("with %j says so, and names the folder", (codes, words) => {
    expect(ofDisk(codes)).toContain(words);
    expect(ofDisk(codes)).toContain("DATA_DIR (/srv/data)");
  });

  test("with something nobody knows leaves the error's own words", () => {
    const config = { mongodbUri: null, dataDir: "/srv/data" };
    expect(storeObstacle(new Error("A restore was cut short."), config)).toBe(
      "A restore was cut short.",
    );
  });
});

describe("MONGODB_URI", () => {
  const PASSWORD = "geheim-8f3e";
  const asking = (mongodbUri: string) =>
    orInWords(
      async () => {
        const { db, close } = openDatabase(mongodbUri, { serverSelectionTimeoutMS: 300 });
        await db.command({ ping: 1 }).finally(() => void close());
      },
      (error) => storeObstacle(error, { mongodbUri, dataDir: "" }),
    );
  const said = (error: object) =>
    storeObstacle(Object.assign(new Error(PASSWORD), error), { mongodbUri: "x", dataDir: "" });

  test.each([
    [`mongodb://ayumi:${PASSWORD}@eim:x@host/ayumi`, "cannot be read as an address"],
    [`mongodb://ayumi:100%${PASSWORD}@127.0.0.1/ayumi`, "cannot be read as an address"],
    [`mongodb://127.0.0.1:1/ayumi?nothing=${PASSWORD}`, "cannot be read as an address"],
    [`mongodb://ayumi:${PASSWORD}@127.0.0.1:1/ayumi`, "No MongoDB answers"],
    [`mongodb://ayumi:${PASSWORD}@nowhere.invalid/ayumi`, "is not known"],
  ])("%s is told about without its password", async (uri, words) => {
    const told = await asking(uri).catch((error: unknown) => (error as Error).message);
    expect(told).toContain(words);
    expect(told).toContain("MONGODB_URI");
    expect(told).not.toContain(PASSWORD);
  });

  test.each([
    [{ code: 18 }, "does not accept the user and the password"],
    [{ code: 8000 }, "does not accept the user and the password"],
    [{ code: 13 }, "may not read and write"],
    [{ code: 20 }, "is not a replica set"],
    [{ code: "CERT_HAS_EXPIRED" }, "certificate"],
    [{ name: "MongoServerSelectionError" }, "does not answer in time"],
  ])("%j has words of its own", (error, words) => {
    expect(said(error)).toContain(words);
    expect(said(error)).not.toContain(PASSWORD);
  });
});

describe("a port", () => {
  const listening = (setting: "PORT" | "METRICS_PORT", port: number, host?: string) =>
    orInWords(
      () =>
        new Promise<void>((resolve, reject) => {
          const server = createServer().once("error", reject);
          server.listen(port, host ?? "127.0.0.1", () => server.close(() => resolve()));
        }),
      (error) => portObstacle(error, setting, port, host),
    );

  test("that is taken is named by its setting", async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, "127.0.0.1", resolve));
    onTestFinished(() => void other.close());
    const { port } = other.address() as AddressInfo;
    for (const setting of ["PORT", "METRICS_PORT"] as const) {
      await expect(listening(setting, port)).rejects.toThrow(`${setting} (${port}) is taken`);
    }
  });

  test.each(["nowhere.invalid", "192.0.2.1", "http://0.0.0.0"])(
    "on %s is told to have a wrong HOST",
    async (host) => {
      await expect(listening("PORT", 0, host)).rejects.toThrow(`HOST (${host}) is no address`);
    },
  );

  test("of the system sends to a higher one", () => {
    expect(portObstacle(coded({ code: "EACCES" }), "PORT", 80)).toContain(
      "PORT (80) is kept for the system",
    );
  });
});
