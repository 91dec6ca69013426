import { Refusal } from "#bot/embedded/errors.ts";
import { select } from "#bot/embedded/plan/select.ts";
import { compileProjection } from "#bot/embedded/query/projection.ts";
import { updateMatching } from "#bot/embedded/update/statement.ts";
import type { Doc } from "#bot/embedded/values/document.ts";
import { docOf, listOf, namespaceOf, scopeOf, viewForWriting, viewOf, type Call } from "./call.ts";

export function findAndModify(call: Call): Doc {
  const { body } = call;
  const ns = namespaceOf(call);
  const filter = docOf(body["query"], "query") ?? {};
  const sort = docOf(body["sort"], "sort");
  const scope = scopeOf(call);
  const project = compileProjection(docOf(body["fields"], "fields") ?? {}, filter, scope);
  const value = (doc: Doc | undefined) => (doc ? project(doc) : null);

  if (body["remove"] === true) {
    if (body["update"] !== undefined || body["upsert"] === true || body["new"] === true) {
      throw new Refusal("FailedToParse", "Cannot specify both an update and remove=true");
    }
    const view = viewOf(call, ns);
    const [first] = select(view, { filter, sort, limit: 1, hint: body["hint"], scope }).items;
    if (first) view?.write(first.record, undefined);
    return { lastErrorObject: { n: first ? 1 : 0 }, value: value(first?.doc) };
  }
  if (body["update"] === undefined) {
    throw new Refusal("FailedToParse", "Either an update or remove=true must be specified");
  }
  const done = updateMatching({
    view: () => viewOf(call, ns),
    viewForWriting: () => viewForWriting(call, ns),
    nextRecord: call.catalog.nextRecord,
    filter,
    update: body["update"],
    multi: false,
    upsert: body["upsert"] === true,
    arrayFilters:
      body["arrayFilters"] === undefined ? [] : listOf(body["arrayFilters"], "arrayFilters"),
    sort,
    hint: body["hint"],
    scope,
    constants: undefined,
  });
  const inserted = done.upserted !== undefined;
  return {
    lastErrorObject: {
      n: done.matched,
      updatedExisting: done.matched > 0 && !inserted,
      ...(inserted ? { upserted: done.upserted } : {}),
    },
    value: value(body["new"] === true ? done.after : done.before),
  };
}
