import { aggregate } from "./aggregate.ts";
import { diagnostics } from "./diagnostics.ts";
import type { Command } from "./command.ts";
import {
  collStats,
  create,
  dbStats,
  drop,
  dropDatabase,
  listCollections,
  listDatabases,
  validate,
} from "./collections.ts";
import { explain } from "./explain.ts";
import { count, distinct, find, getMore, killCursors } from "./find.ts";
import { findAndModify } from "./find-and-modify.ts";
import { createIndexes, dropIndexes, listIndexes } from "./indexes.ts";
import { insert, remove, update } from "./write.ts";

const QUERY = ["filter", "query", "sort", "skip", "limit", "hint", "let", "collation"];

/** Everything this server does; any other command is refused by name. */
export const COMMANDS: Readonly<Record<string, Command>> = {
  find: {
    run: find,
    fields: [
      ...QUERY,
      "projection",
      "batchSize",
      "singleBatch",
      "allowDiskUse",
      "noCursorTimeout",
      "allowPartialResults",
    ],
    inTransaction: true,
  },
  getMore: { run: getMore, fields: ["collection", "batchSize"], inTransaction: true },
  killCursors: { run: killCursors, fields: ["cursors"], inTransaction: true },
  count: { run: count, fields: [...QUERY, "fields"] },
  distinct: { run: distinct, fields: ["key", ...QUERY], inTransaction: true },
  aggregate: {
    run: aggregate,
    fields: [
      "pipeline",
      "cursor",
      "hint",
      "let",
      "collation",
      "allowDiskUse",
      "bypassDocumentValidation",
    ],
    inTransaction: true,
  },
  insert: {
    run: insert,
    fields: ["documents", "ordered", "bypassDocumentValidation"],
    inTransaction: true,
    retryable: true,
  },
  update: {
    run: update,
    fields: ["updates", "ordered", "let", "bypassDocumentValidation"],
    inTransaction: true,
    retryable: true,
  },
  delete: {
    run: remove,
    fields: ["deletes", "ordered", "let"],
    inTransaction: true,
    retryable: true,
  },
  findAndModify: {
    run: findAndModify,
    fields: [
      "query",
      "sort",
      "remove",
      "update",
      "new",
      "fields",
      "upsert",
      "arrayFilters",
      "hint",
      "let",
      "collation",
      "bypassDocumentValidation",
    ],
    inTransaction: true,
    retryable: true,
  },
  createIndexes: { run: createIndexes, fields: ["indexes", "commitQuorum"] },
  listIndexes: { run: listIndexes, fields: ["cursor"] },
  dropIndexes: { run: dropIndexes, fields: ["index"] },
  create: { run: create, fields: [] },
  drop: { run: drop, fields: [] },
  dropDatabase: { run: dropDatabase, fields: [] },
  listCollections: {
    run: listCollections,
    fields: ["filter", "nameOnly", "cursor", "authorizedCollections"],
  },
  listDatabases: { run: listDatabases, fields: ["filter", "nameOnly", "authorizedDatabases"] },
  collStats: { run: collStats, fields: ["scale"] },
  dbStats: { run: dbStats, fields: ["scale", "freeStorage"] },
  validate: { run: validate, fields: ["full"] },
  explain: { run: explain, fields: ["verbosity"] },
  ...diagnostics,
};
