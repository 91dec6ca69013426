import { select, type Selection } from "#bot/embedded/plan/select.ts";
import { compileProjection } from "#bot/embedded/query/projection.ts";
import type { Doc } from "#bot/embedded/values/document.ts";
import { encodeKey } from "#bot/embedded/values/key.ts";
import { pathValues } from "#bot/embedded/values/path.ts";
import { Refusal } from "#bot/embedded/errors.ts";
import { countOf, docOf, namespaceOf, scopeOf, viewOf, type Call } from "./call.ts";

export function selectionOf(call: Call): Selection {
  const { body } = call;
  return {
    filter: docOf(body["filter"] ?? body["query"], "filter") ?? {},
    sort: docOf(body["sort"], "sort"),
    skip: countOf(body["skip"], "skip") ?? 0,
    limit: countOf(body["limit"], "limit") ?? 0,
    hint: body["hint"],
    scope: scopeOf(call),
  };
}

export function find(call: Call): Doc {
  const ns = namespaceOf(call);
  const selection = selectionOf(call);
  const { items } = select(viewOf(call, ns), selection);
  const fields = docOf(call.body["projection"], "projection") ?? {};
  const project = compileProjection(fields, selection.filter, selection.scope ?? {});
  function* docs() {
    for (const { doc } of items) yield project(doc);
  }
  // Writes of the transaction must not reach a cursor that is already open.
  return call.cursors.start(ns, call.transaction ? [...docs()] : docs(), {
    size: countOf(call.body["batchSize"], "batchSize"),
    single: call.body["singleBatch"] === true,
    owner: call.transaction,
  });
}

export function getMore(call: Call): Doc {
  const id = call.body["getMore"];
  const ns = `${call.db}.${String(call.body["collection"])}`;
  return call.cursors.more(Number(id), ns, countOf(call.body["batchSize"], "batchSize"));
}

export function killCursors(call: Call): Doc {
  const ids = call.body["cursors"];
  const given = (Array.isArray(ids) ? ids : []).map(Number);
  const killed = given.filter((id) => call.cursors.kill(id));
  const notFound = given.filter((id) => !killed.includes(id));
  return { cursorsKilled: killed, cursorsNotFound: notFound, cursorsAlive: [], cursorsUnknown: [] };
}

export function count(call: Call): Doc {
  const selection = selectionOf(call);
  const view = viewOf(call, namespaceOf(call));
  const isAll = Object.keys(selection.filter).length === 0 && !selection.skip && !selection.limit;
  if (view && isAll) return { n: view.collection.docs.size };
  let n = 0;
  for (const _ of select(view, selection).items) n++;
  return { n };
}

export function distinct(call: Call): Doc {
  const key = call.body["key"];
  if (typeof key !== "string") throw new Refusal("TypeMismatch", "'key' has to be a string");
  const seen = new Map<string, unknown>();
  for (const { doc } of select(viewOf(call, namespaceOf(call)), selectionOf(call)).items) {
    for (const value of pathValues(doc, key.split("."))) {
      const known = encodeKey(value);
      if (!seen.has(known)) seen.set(known, value);
    }
  }
  const sorted = [...seen].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, value]) => value);
  return { values: sorted };
}
