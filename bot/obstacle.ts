import type { StoreConfig } from "./config.ts";
import { mongoObstacle } from "./mongo-obstacle.ts";

/** SQLite's own codes; those of Node are words. */
const SQLITE = { readOnly: 8, io: 10, corrupt: 11, full: 13, cannotOpen: 14, notADatabase: 26 };

const NOT_OURS = ["EACCES", "EPERM", "EROFS", SQLITE.readOnly, SQLITE.cannotOpen];
const NO_FOLDER = ["EEXIST", "ENOTDIR", "ELOOP", "ENAMETOOLONG", "ENOENT"];
/** The number is MongoDB's, which the embedded server says when it runs. */
const NO_ROOM = ["ENOSPC", "EDQUOT", SQLITE.full, 14_031];
const DAMAGED = [SQLITE.corrupt, SQLITE.notADatabase];

/**
 * What keeps a store from being opened or used, in words that name the setting and say what to do; of
 * what is not known, the error's own message. Never with an address: it may hold a password.
 */
export const storeObstacle = (error: unknown, { mongodbUri, dataDir }: StoreConfig): string => {
  const known = mongodbUri === null ? diskObstacle(error, dataDir) : mongoObstacle(error);
  return known ?? messageOf(error);
};

/** What keeps the port of a setting from being listened on. */
export const portObstacle = (
  error: unknown,
  setting: "PORT" | "METRICS_PORT" | "LINE_DOUBLE_PORT",
  port: number,
  host = "127.0.0.1",
): string => {
  const [code] = codesOf(error);
  switch (code) {
    case "EADDRINUSE":
      return `${setting} (${port}) is taken by another program, perhaps by an Ayumi that runs already. Stop that one, or set ${setting} to another number.`;
    case "EACCES":
      return `${setting} (${port}) is kept for the system. Set ${setting} to a number from 1024 on.`;
    case "EADDRNOTAVAIL":
    case "EAFNOSUPPORT":
    case "EAI_AGAIN":
    case "EINVAL":
    case "ENOTFOUND":
      return `HOST (${host}) is no address of this machine. Set it to 127.0.0.1 or ::1 for a web server on this machine alone, or to 0.0.0.0 or :: for every network.`;
    default:
      return messageOf(error);
  }
};

/** Does the work, or fails with what the obstacle is called. */
export const orInWords = async <T>(
  work: () => Promise<T> | T,
  wordsOf: (error: unknown) => string,
): Promise<T> => {
  try {
    return await work();
  } catch (cause) {
    throw new Error(wordsOf(cause), { cause });
  }
};

const diskObstacle = (error: unknown, dir: string): string | null => {
  const codes = codesOf(error);
  const is = (some: readonly (string | number)[]) => codes.some((code) => some.includes(code));
  if (is(["EBUSY"])) {
    return `DATA_DIR (${dir}) is in use by another process, perhaps by an Ayumi that runs already. Stop that one, or set DATA_DIR to another folder.`;
  }
  if (is(NOT_OURS)) {
    return `DATA_DIR (${dir}) cannot be written by the account that this runs as. Make the folder and what is in it that account's (chown -R ACCOUNT ${dir}), or set DATA_DIR to another folder.`;
  }
  if (is(NO_ROOM)) {
    return `The disk that DATA_DIR (${dir}) lies on is full. Make room there and start again; nothing is lost.`;
  }
  if (is(NO_FOLDER)) {
    return `DATA_DIR (${dir}) is no folder and none can be made there. Set DATA_DIR to a folder, or to a new name in one.`;
  }
  if (is(DAMAGED)) {
    return `What lies in DATA_DIR (${dir}) is damaged or was not written by Ayumi. Move the folder away and restore a backup: npm run restore -- FILE`;
  }
  if (is([SQLITE.io])) {
    return `The disk that DATA_DIR (${dir}) lies on cannot be read or written. Look at the machine's own log; on a network disk, set DATA_DIR to a folder on a local one.`;
  }
  return null;
};

/** Of the error and of what caused it, the outermost first. */
const codesOf = (error: unknown): readonly (string | number)[] => {
  if (!(error instanceof Error)) return [];
  const { code, errcode } = error as { code?: unknown; errcode?: unknown };
  // The low byte of SQLite's extended codes tells the kind.
  const own = [typeof errcode === "number" ? errcode & 0xff : undefined, code];
  return [
    ...own.filter((one) => typeof one === "string" || typeof one === "number"),
    ...codesOf(error.cause),
  ];
};

const messageOf = (error: unknown) => (error instanceof Error ? error.message : "unknown");
