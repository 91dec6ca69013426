import { chmodSync, closeSync, mkdirSync, openSync } from "node:fs";
import { join } from "node:path";
import { DatabaseSync } from "node:sqlite";

export type DocumentChange = {
  readonly record: number;
  readonly collection: number;
  /** null deletes. */
  readonly bytes: Uint8Array | null;
};
export type CollectionChange = {
  readonly collection: number;
  readonly ns: string;
  /** Options and indexes as BSON; null drops the collection with its documents. */
  readonly spec: Uint8Array | null;
};
/** The last retryable write of a session; `reply` is null once its texts were forgotten. */
export type SessionRow = {
  readonly session: string;
  readonly number: number;
  readonly at: number;
  readonly reply: Uint8Array | null;
};
export type Changes = {
  readonly documents: Iterable<DocumentChange>;
  readonly collections: Iterable<CollectionChange>;
  readonly sessions: Iterable<SessionRow>;
  readonly endedSessions: Iterable<string>;
};

export type Disk = {
  readonly collections: () => Iterable<{ id: number; ns: string; spec: Uint8Array }>;
  readonly documents: () => Iterable<{ record: number; collection: number; bytes: Uint8Array }>;
  readonly sessions: () => Iterable<SessionRow>;
  /** All or nothing, and on the disk when it returns. */
  readonly write: (changes: Changes) => void;
  /** Empties the write-ahead log, so that deleted text leaves the files. */
  readonly truncate: () => void;
  readonly close: () => void;
};

const FILE_NAME = "ayumi.sqlite";
const VERSION = 1;

/** SQLite as the log of what is true; throws when another process holds the directory. */
export function openDisk(dir: string): Disk {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, FILE_NAME);
  // SQLite gives its log the rights of the file, so nobody else reads either.
  closeSync(openSync(file, "a", 0o600));
  chmodSync(file, 0o600);
  const db = openExclusively(file, dir);
  const put = db.prepare(
    "INSERT OR REPLACE INTO documents(record, collection, bson) VALUES (?,?,?)",
  );
  const remove = db.prepare("DELETE FROM documents WHERE record = ?");
  const save = db.prepare("INSERT OR REPLACE INTO collections(id, ns, spec) VALUES (?,?,?)");
  const drop = db.prepare("DELETE FROM collections WHERE id = ?");
  const empty = db.prepare("DELETE FROM documents WHERE collection = ?");
  const remember = db.prepare(
    "INSERT OR REPLACE INTO sessions(id, number, at, reply) VALUES (?,?,?,?)",
  );
  const forget = db.prepare("DELETE FROM sessions WHERE id = ?");

  function apply(changes: Changes): void {
    for (const { collection, ns, spec } of changes.collections) {
      if (spec) save.run(collection, ns, spec);
      else drop.run(collection);
    }
    for (const { record, collection, bytes } of changes.documents) {
      if (bytes) put.run(record, collection, bytes);
      else remove.run(record);
    }
    for (const { collection, spec } of changes.collections) if (!spec) empty.run(collection);
    for (const { session, number, at, reply } of changes.sessions) {
      remember.run(session, number, at, reply);
    }
    for (const session of changes.endedSessions) forget.run(session);
  }

  return {
    collections: () => db.prepare("SELECT id, ns, spec FROM collections").all() as never,
    documents: () =>
      db
        .prepare("SELECT record, collection, bson AS bytes FROM documents ORDER BY record")
        .iterate() as never,
    sessions: () =>
      db.prepare("SELECT id AS session, number, at, reply FROM sessions").all() as never,
    write(changes) {
      db.exec("BEGIN IMMEDIATE");
      try {
        apply(changes);
        db.exec("COMMIT");
      } catch (error) {
        if (db.isTransaction) db.exec("ROLLBACK");
        throw error;
      }
    },
    truncate: () => db.exec("PRAGMA wal_checkpoint(TRUNCATE)"),
    close() {
      db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
      db.close();
    },
  };
}

/** Nothing is kept: what is in memory is all there is. */
export function openMemory(): Disk {
  return {
    collections: () => [],
    documents: () => [],
    sessions: () => [],
    write: () => undefined,
    truncate: () => undefined,
    close: () => undefined,
  };
}

function openExclusively(file: string, dir: string): DatabaseSync {
  const db = new DatabaseSync(file);
  try {
    db.exec(`
      PRAGMA locking_mode = EXCLUSIVE;
      PRAGMA journal_mode = WAL;
      PRAGMA synchronous = FULL;
      PRAGMA secure_delete = ON;
      PRAGMA temp_store = MEMORY;
      BEGIN EXCLUSIVE;
      CREATE TABLE IF NOT EXISTS documents(record INTEGER PRIMARY KEY, collection INTEGER NOT NULL, bson BLOB NOT NULL);
      CREATE TABLE IF NOT EXISTS collections(id INTEGER PRIMARY KEY, ns TEXT NOT NULL, spec BLOB NOT NULL);
      CREATE TABLE IF NOT EXISTS sessions(id TEXT PRIMARY KEY, number INTEGER NOT NULL, at INTEGER NOT NULL, reply BLOB) WITHOUT ROWID;
      COMMIT;
    `);
    checkVersion(db);
    return db;
  } catch (cause) {
    db.close();
    if (!String(cause).includes("locked")) throw cause;
    const inUse = new Error(
      `The data directory ${dir} is in use by another process. Stop that one first, or connect to it instead of opening its files.`,
      { cause },
    );
    throw Object.assign(inUse, { code: "EBUSY" });
  }
}

// 0 is a file that was just made.
function checkVersion(db: DatabaseSync): void {
  const { user_version: found } = db.prepare("PRAGMA user_version").get() as {
    user_version: number;
  };
  if (found === 0) db.exec(`PRAGMA user_version = ${VERSION}`);
  else if (found !== VERSION) {
    throw new Error(
      `The data was written by another version of the embedded server (${found}; this one is ${VERSION}). Start the Ayumi that wrote it, or restore a backup from before.`,
    );
  }
}
