import { Refusal } from "#bot/embedded/errors.ts";
import type { Scope } from "#bot/embedded/query/expression.ts";
import type { Cursors } from "#bot/embedded/sessions/cursors.ts";
import type { Sessions } from "#bot/embedded/sessions/sessions.ts";
import type { Transaction } from "#bot/embedded/sessions/transactions.ts";
import type { Catalog } from "#bot/embedded/store/catalog.ts";
import type { Collection } from "#bot/embedded/store/collection.ts";
import type { Journal } from "#bot/embedded/store/turns.ts";
import { directView, type View } from "#bot/embedded/store/view.ts";
import { isPlain, type Doc } from "#bot/embedded/values/document.ts";

export type Sources = ReadonlyMap<Doc, Uint8Array>;

/** One command on its way: what was asked and what it may use. */
export type Call = {
  readonly name: string;
  readonly body: Doc;
  /** The bytes that documents of the body came in, as far as they are known. */
  readonly sources: Sources | undefined;
  readonly db: string;
  readonly catalog: Catalog;
  readonly journal: Journal;
  readonly cursors: Cursors;
  readonly sessions: Sessions;
  readonly transaction: Transaction | null;
  readonly dropped: (collection: Collection) => void;
  readonly now: () => Date;
};

export function namespaceOf(call: Call): string {
  const collection = call.body[call.name];
  if (typeof collection !== "string" || collection === "") {
    throw new Refusal("InvalidNamespace", `collection name has invalid type or is empty`);
  }
  return `${call.db}.${collection}`;
}

/** The collection as this command sees it; null when there is none. */
export function viewOf(call: Call, ns: string): View | null {
  const collection = call.catalog.find(ns);
  if (!collection) return null;
  return call.transaction?.view(collection) ?? directView(collection, call.journal);
}

/** The same, created when there is none. */
export function viewForWriting(call: Call, ns: string): View {
  if (!call.catalog.find(ns)) call.catalog.create(ns, call.journal);
  return viewOf(call, ns) as View;
}

export function scopeOf(call: Call): Scope {
  const variables = docOf(call.body["let"], "let");
  return { now: call.now(), ...(variables ? { variables } : {}) };
}

export function docOf(value: unknown, field: string): Doc | undefined {
  if (value === undefined || value === null || isPlain(value)) return value ?? undefined;
  throw new Refusal(
    "TypeMismatch",
    `BSON field '${field}' is the wrong type '${typeName(value)}', expected type 'object'`,
  );
}

export function listOf(value: unknown, field: string): Doc[] {
  if (Array.isArray(value) && value.every(isPlain)) return value;
  throw new Refusal("TypeMismatch", `BSON field '${field}' has to be an array of objects`);
}

export function countOf(value: unknown, field: string): number | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value === "number" && value >= 0) return Math.floor(value);
  throw new Refusal("BadValue", `BSON field '${field}' has to be a number of at least 0`);
}

function typeName(value: unknown): string {
  return Array.isArray(value) ? "array" : typeof value;
}
