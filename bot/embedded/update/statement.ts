import { ObjectId } from "bson";
import { Refusal } from "#bot/embedded/errors.ts";
import { select } from "#bot/embedded/plan/select.ts";
import type { Scope } from "#bot/embedded/query/expression.ts";
import type { View } from "#bot/embedded/store/view.ts";
import { isSameValue } from "#bot/embedded/values/compare.ts";
import type { Doc } from "#bot/embedded/values/document.ts";
import { compileUpdate } from "./compile.ts";
import { seedOf } from "./seed.ts";

export type Statement = {
  readonly view: () => View | null;
  readonly viewForWriting: () => View;
  readonly nextRecord: () => number;
  readonly filter: Doc;
  readonly update: unknown;
  readonly multi: boolean;
  readonly upsert: boolean;
  readonly arrayFilters: readonly Doc[];
  readonly sort: Doc | undefined;
  readonly hint: unknown;
  readonly scope: Scope;
  readonly constants: Doc | undefined;
};

export type Outcome = {
  readonly matched: number;
  readonly modified: number;
  readonly upserted?: unknown;
  readonly before?: Doc | undefined;
  readonly after?: Doc | undefined;
};

/** Updates what matches; with `upsert`, inserts what the filter and update describe if nothing does. */
export function updateMatching(statement: Statement): Outcome {
  const { filter, multi, sort, hint, scope } = statement;
  const change = compileUpdate(statement.update, {
    multi,
    filter,
    scope,
    arrayFilters: statement.arrayFilters,
    constants: statement.constants,
  });
  const view = statement.view();
  const found = [...select(view, { filter, sort, limit: multi ? 0 : 1, hint, scope }).items];
  if (found.length === 0) return statement.upsert ? insertNew(statement, change) : NOTHING;

  let modified = 0;
  let after: Doc | undefined;
  for (const { record, doc } of found) {
    after = change(doc, false);
    if (!isSameValue(after["_id"], doc["_id"])) throw immutableId();
    if (isSameValue(after, doc)) continue;
    view?.write(record, after);
    modified++;
  }
  return { matched: found.length, modified, before: found[0]?.doc, after };
}

const NOTHING: Outcome = { matched: 0, modified: 0 };

function insertNew(statement: Statement, change: (doc: Doc, inserting: boolean) => Doc): Outcome {
  const seed = seedOf(statement.filter);
  const changed = change(seed, true);
  if ("_id" in seed && !isSameValue(changed["_id"], seed["_id"])) throw immutableId();
  const { _id = new ObjectId(), ...rest } = changed;
  if (Array.isArray(_id)) throw new Refusal("InvalidIdField", "The '_id' value cannot be an array");
  const after = { _id, ...rest };
  statement.viewForWriting().write(statement.nextRecord(), after);
  return { matched: 1, modified: 0, upserted: _id, after };
}

function immutableId(): Refusal {
  return new Refusal(
    "ImmutableField",
    "After applying the update, the (immutable) field '_id' was found to have been altered",
  );
}
