import { Refusal } from "#bot/embedded/errors.ts";
import { isPlain, type Doc } from "#bot/embedded/values/document.ts";
import type { Command } from "./command.ts";

const ALWAYS = new Set([
  "lsid",
  "txnNumber",
  "autocommit",
  "startTransaction",
  "$db",
  "$clusterTime",
  "$readPreference",
  "readConcern",
  "writeConcern",
  "maxTimeMS",
  "comment",
  "apiVersion",
  "apiStrict",
  "apiDeprecationErrors",
]);

const STATEMENT_FIELDS = {
  updates: ["q", "u", "c", "multi", "upsert", "arrayFilters", "collation", "hint", "sort"],
  deletes: ["q", "limit", "collation", "hint"],
};

/** Refuses arguments that are unknown, or known and not honoured: never ignored. */
export function checkArguments(name: string, body: Doc, command: Command): void {
  for (const [field, value] of Object.entries(body)) {
    if (field === name || ALWAYS.has(field) || value === false || value === undefined) continue;
    if (!command.fields.includes(field)) throw unknownField(name, field);
  }
  checkCollation(body["collation"]);
  for (const [list, known] of Object.entries(STATEMENT_FIELDS)) {
    const statements = body[list];
    if (!Array.isArray(statements) || !command.fields.includes(list)) continue;
    for (const statement of statements) {
      if (!isPlain(statement)) continue;
      const unknown = Object.keys(statement).find((field) => !known.includes(field));
      if (unknown !== undefined) throw unknownField(`${name}.${list}`, unknown);
      checkCollation(statement["collation"]);
    }
  }
  checkReadConcern(body);
}

function checkCollation(collation: unknown): void {
  if (collation === undefined || (isPlain(collation) && collation["locale"] === "simple")) return;
  throw new Refusal("BadValue", "collation is not supported by the embedded server");
}

function checkReadConcern(body: Doc): void {
  const concern = body["readConcern"];
  const level = isPlain(concern) ? concern["level"] : undefined;
  const needsHistory = level === "snapshot" && body["autocommit"] !== false;
  if (needsHistory || (isPlain(concern) && "atClusterTime" in concern)) {
    throw new Refusal("InvalidOptions", "read concern snapshot is supported in transactions only");
  }
}

function unknownField(where: string, field: string): Refusal {
  return new Refusal(
    "Location40415",
    `BSON field '${where}.${field}' is an unknown field or not supported here.`,
  );
}
