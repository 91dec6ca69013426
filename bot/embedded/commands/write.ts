import { ObjectId } from "bson";
import { asRefusal, Refusal } from "#bot/embedded/errors.ts";
import { select } from "#bot/embedded/plan/select.ts";
import type { View } from "#bot/embedded/store/view.ts";
import { isPlain, type Doc } from "#bot/embedded/values/document.ts";
import { updateMatching } from "#bot/embedded/update/statement.ts";
import { docOf, listOf, namespaceOf, scopeOf, viewForWriting, viewOf, type Call } from "./call.ts";

const MOST_STATEMENTS = 100_000;

export function insert(call: Call): Doc {
  const view = viewForWriting(call, namespaceOf(call));
  let n = 0;
  const writeErrors = each(call, statements(call, "documents"), (given) => {
    const doc = withId(given);
    view.write(
      call.catalog.nextRecord(),
      doc,
      doc === given ? call.sources?.get(given) : undefined,
    );
    n++;
  });
  return { n, ...writeErrors };
}

export function update(call: Call): Doc {
  const ns = namespaceOf(call);
  const reply = { n: 0, nModified: 0 };
  const upserted: Doc[] = [];
  const writeErrors = each(call, statements(call, "updates"), (given, index) => {
    const done = updateMatching({
      view: () => viewOf(call, ns),
      viewForWriting: () => viewForWriting(call, ns),
      nextRecord: call.catalog.nextRecord,
      filter: docOf(given["q"], "q") ?? {},
      update: given["u"],
      multi: given["multi"] === true,
      upsert: given["upsert"] === true,
      arrayFilters:
        given["arrayFilters"] === undefined ? [] : listOf(given["arrayFilters"], "arrayFilters"),
      sort: docOf(given["sort"], "sort"),
      hint: given["hint"],
      scope: scopeOf(call),
      constants: docOf(given["c"], "c"),
    });
    reply.n += done.matched;
    reply.nModified += done.modified;
    if (done.upserted !== undefined) upserted.push({ index, _id: done.upserted });
  });
  return { ...reply, ...(upserted.length > 0 ? { upserted } : {}), ...writeErrors };
}

export function remove(call: Call): Doc {
  const view = viewOf(call, namespaceOf(call));
  let n = 0;
  const writeErrors = each(call, statements(call, "deletes"), (given) => {
    const limit = given["limit"] === 1 ? 1 : 0;
    n += deleteMatching(view, docOf(given["q"], "q") ?? {}, limit, call, given["hint"]);
  });
  return { n, ...writeErrors };
}

function deleteMatching(view: View | null, filter: Doc, limit: number, call: Call, hint: unknown) {
  const found = [...select(view, { filter, limit, hint, scope: scopeOf(call) }).items];
  for (const { record } of found) view?.write(record, undefined);
  return found.length;
}

/** `_id` comes first and is made when missing. */
export function withId(given: Doc): Doc {
  if (given["_id"] !== undefined && Object.keys(given)[0] === "_id") {
    checkId(given["_id"]);
    return given;
  }
  const { _id = new ObjectId(), ...rest } = given;
  checkId(_id);
  return { _id, ...rest };
}

function checkId(id: unknown): void {
  if (
    Array.isArray(id) ||
    (isPlain(id) && Object.keys(id).some((field) => field.startsWith("$")))
  ) {
    const [code, what] = Array.isArray(id)
      ? (["InvalidIdField", "array"] as const)
      : (["DollarPrefixedFieldName", "document with '$' fields"] as const);
    throw new Refusal(code, `The '_id' value cannot be of type ${what}`);
  }
}

function statements(call: Call, field: string): Doc[] {
  const given = listOf(call.body[field], field);
  if (given.length === 0 || given.length > MOST_STATEMENTS) {
    throw new Refusal(
      "InvalidOptions",
      `Write batch sizes must be between 1 and ${MOST_STATEMENTS}. Got ${given.length} operations.`,
    );
  }
  return given;
}

// Each statement is all or nothing. An ordered batch ends at the first that fails; in a transaction
// any failure ends the transaction.
function each(
  call: Call,
  given: readonly Doc[],
  run: (statement: Doc, index: number) => void,
): Doc {
  const writeErrors: Doc[] = [];
  for (const [index, statement] of given.entries()) {
    try {
      call.journal.part(() => run(statement, index));
    } catch (error) {
      const { code, message, extra } = asRefusal(error);
      if (call.transaction && "errorLabels" in extra) throw error;
      writeErrors.push({ index, code, errmsg: message, ...extra });
      if (call.transaction) call.transaction.abort();
      if (call.transaction || call.body["ordered"] !== false) break;
    }
  }
  return writeErrors.length > 0 ? { writeErrors } : {};
}
