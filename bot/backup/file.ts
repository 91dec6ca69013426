import { createHash } from "node:crypto";
import { mkdir, open, rename, rm, stat, type FileHandle } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { pid } from "node:process";
import { BSON } from "mongodb";
import type { Contents, Shape } from "./snapshot.ts";
import { documentsOf } from "./stream.ts";

// A row of BSON documents: the head, then for each batch a mark and its documents, then the end with
// the SHA-256 of everything before it. MongoDB's bsondump shows it.

const FORMAT = "ayumi-backup";
const VERSION = 1;

type Head = {
  readonly format: typeof FORMAT;
  readonly version: number;
  readonly at: Date;
  readonly collections: readonly Shape[];
};
type Mark = { readonly collection: string; readonly count: number };
type End = { readonly end: true; readonly documents: number; readonly sha256: string };

export type Summary = {
  readonly at: Date;
  readonly collections: number;
  readonly documents: number;
  readonly bytes: number;
};

/** Written whole or not at all, for its owner's eyes only; takes the place of an earlier backup. */
export const writeBackup = async (
  path: string,
  { shapes, batches }: Contents,
  at: Date,
): Promise<Summary> => {
  const file = resolve(path);
  await refuseOther(file);
  const part = `${file}.${pid}.part`;
  // What is in the folder is for its owner's eyes as well.
  const folder = mkdir(dirname(file), { recursive: true, mode: 0o700 });
  const handle = await folder
    .then(() => open(part, "wx", 0o600))
    .catch((cause: unknown) => {
      throw new Error(`${path} cannot be written: ${reasonOf(cause)}`, { cause });
    });
  try {
    const hash = createHash("sha256");
    let bytes = 0;
    const write = async (data: Uint8Array) => {
      hash.update(data);
      bytes += data.byteLength;
      await writeAll(handle, data);
    };
    const head: Head = { format: FORMAT, version: VERSION, at, collections: shapes };
    await write(BSON.serialize(head));
    let count = 0;
    for await (const { collection, documents } of batches()) {
      const mark: Mark = { collection, count: documents.length };
      await write(Buffer.concat([BSON.serialize(mark), ...documents]));
      count += documents.length;
    }
    const end: End = { end: true, documents: count, sha256: hash.digest("hex") };
    await writeAll(handle, BSON.serialize(end));
    await handle.sync();
    await handle.close();
    await rename(part, file);
    await syncFolder(dirname(file));
    return { at, collections: shapes.length, documents: count, bytes };
  } catch (error) {
    await handle.close().catch(() => {});
    await rm(part, { force: true });
    if (!isOfFiles(error)) throw error;
    throw new Error(`${path} cannot be written: ${reasonOf(error)}`, { cause: error });
  }
};

/** Reads all of it and compares the checksum; throws with what is wrong. */
export const checkBackup = async (path: string): Promise<Summary> => {
  let summary: Summary | undefined;
  for await (const part of partsOf(path)) if ("summary" in part) summary = part.summary;
  if (!summary) throw spoilt(path, "it breaks off");
  return summary;
};

/** What a checked file holds. */
export const readBackup = async (path: string): Promise<Contents> => {
  const first = await partsOf(path).next();
  if (first.done || !("shapes" in first.value)) throw spoilt(path, "it has no beginning");
  return {
    shapes: first.value.shapes,
    async *batches() {
      for await (const part of partsOf(path)) if ("documents" in part) yield part;
    },
  };
};

type Part =
  | { readonly shapes: readonly Shape[] }
  | { readonly collection: string; readonly documents: readonly Uint8Array[] }
  | { readonly summary: Summary };

async function* partsOf(path: string): AsyncGenerator<Part> {
  const hash = createHash("sha256");
  const read = documentsOf(path, () => spoilt(path, "it breaks off"));
  const next = async (): Promise<Uint8Array | null> => {
    const { value, done } = await read.next();
    return done ? null : value;
  };
  try {
    const first = await next().catch((cause: unknown) => {
      if (!isOfFiles(cause)) return null;
      throw new Error(`${path} cannot be read: ${reasonOf(cause)}`, { cause });
    });
    const head = first && readHead(path, first);
    if (!first || !head) throw new Error(`${path} is no backup of Ayumi.`);
    hash.update(first);
    let bytes = first.byteLength;
    yield { shapes: head.collections };
    for (let documents = 0; ;) {
      const bytesOfMark = await next();
      if (!bytesOfMark) throw spoilt(path, "it breaks off");
      const mark = readMark(path, bytesOfMark);
      if ("end" in mark) {
        const isWhole = mark.sha256 === hash.digest("hex") && mark.documents === documents;
        if (!isWhole) throw spoilt(path, "its checksum does not fit");
        if (await next()) throw spoilt(path, "something follows its end");
        const { at, collections } = head;
        yield { summary: { at, collections: collections.length, documents, bytes } };
        return;
      }
      hash.update(bytesOfMark);
      bytes += bytesOfMark.byteLength;
      const batch: Uint8Array[] = [];
      while (batch.length < mark.count) {
        const document = await next();
        if (!document) throw spoilt(path, "it breaks off");
        hash.update(document);
        bytes += document.byteLength;
        batch.push(document);
      }
      documents += batch.length;
      yield { collection: mark.collection, documents: batch };
    }
  } finally {
    await read.return(undefined);
  }
}

const readHead = (path: string, bytes: Uint8Array): Head | null => {
  const head = decode(bytes) as Partial<Head> | null;
  if (head?.format !== FORMAT || !Array.isArray(head.collections)) return null;
  if (head.version === VERSION) return head as Head;
  throw new Error(`${path} was written by a newer Ayumi: its format is ${head.version}.`);
};

const readMark = (path: string, bytes: Uint8Array): Mark | End => {
  const mark = decode(bytes) as Partial<Mark & End> | null;
  const isMark = typeof mark?.collection === "string" && typeof mark.count === "number";
  if (!isMark && mark?.end !== true) throw spoilt(path, "it is damaged");
  return mark as Mark | End;
};

const decode = (bytes: Uint8Array) => {
  try {
    return BSON.deserialize(bytes);
  } catch {
    return null;
  }
};

const spoilt = (path: string, why: string) =>
  new Error(`${path} is not whole: ${why}. Nothing was changed.`);

/** A mistaken path must not cost a file that is something else. */
const refuseOther = async (file: string) => {
  if (!(await stat(file).catch(() => null))) return;
  const parts = partsOf(file);
  try {
    await parts.next();
  } catch (cause) {
    throw new Error(`${file} is there already and is no backup; it is left alone.`, { cause });
  } finally {
    await parts.return(undefined);
  }
};

const writeAll = async (handle: FileHandle, data: Uint8Array) => {
  for (let at = 0; at < data.byteLength;) {
    at += (await handle.write(data, at)).bytesWritten;
  }
};

/** So that the new name survives a power failure, too. */
const syncFolder = async (folder: string) => {
  const handle = await open(folder, "r");
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
};

const isOfFiles = (error: unknown) => error instanceof Error && "syscall" in error;

const reasons: Readonly<Record<string, string>> = {
  EACCES: "this account may not",
  EDQUOT: "the disk is full",
  EEXIST: "it does not lie in a folder",
  EISDIR: "it is a folder",
  ENOENT: "there is no such file",
  ENOSPC: "the disk is full",
  ENOTDIR: "it does not lie in a folder",
  EPERM: "this account may not",
  EROFS: "the disk is not to be written on",
};

const reasonOf = (error: unknown): string => {
  const { code = "unknown" } = error as NodeJS.ErrnoException;
  return reasons[code] ?? code;
};
