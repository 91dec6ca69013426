import { Aggregator } from "mingo/aggregator";
import { select, type Selection } from "#bot/embedded/plan/select.ts";
import { forMingo, mingoOptions } from "#bot/embedded/query/expression.ts";
import { lookupStage, type Reader } from "#bot/embedded/query/lookup.ts";
import { isHarmless, parsePipeline, type Stage } from "#bot/embedded/query/pipeline.ts";
import { OVERRIDES } from "#bot/embedded/query/stages.ts";
import type { View } from "#bot/embedded/store/view.ts";
import { clone, isPlain, type Doc } from "#bot/embedded/values/document.ts";
import { encodeKey } from "#bot/embedded/values/key.ts";
import { countOf, docOf, scopeOf, viewOf, type Call } from "./call.ts";
import { mergeInto, replaceCollection } from "./output.ts";

export function aggregate(call: Call): Doc {
  const stages = parsePipeline(call.body["pipeline"]);
  const source = call.body["aggregate"];
  const ns = typeof source === "string" ? `${call.db}.${source}` : `${call.db}.$cmd.aggregate`;
  const last = stages.at(-1);
  const output = last?.name === "$out" || last?.name === "$merge" ? last : null;
  const docs = run(call, ns, output ? stages.slice(0, -1) : stages);
  if (output?.name === "$out") replaceCollection(call, output.given, docs);
  if (output?.name === "$merge") mergeInto(call, output.given, docs);
  const cursor = docOf(call.body["cursor"], "cursor") ?? {};
  return call.cursors.start(ns, output ? [] : docs, {
    size: countOf(cursor["batchSize"], "batchSize"),
    owner: call.transaction,
  });
}

/** The first stages as one selection, which an index can serve; the others run after it. */
export function splitSelection(call: Call, stages: readonly Stage[]): [Selection, Stage[]] {
  const filters: Doc[] = [];
  let sort: Doc | undefined;
  let skip = 0;
  let limit = 0;
  let at = 0;
  for (; at < stages.length; at++) {
    const { name, given } = stages[at] as Stage;
    const isBounded = skip > 0 || limit > 0;
    if (name === "$match" && isPlain(given) && !isBounded) filters.push(given);
    else if (name === "$sort" && isPlain(given) && !isBounded) sort = given;
    else if (name === "$skip" && typeof given === "number" && given > 0 && !isBounded) skip = given;
    else if (name === "$limit" && typeof given === "number" && given > 0 && limit === 0)
      limit = given;
    else break;
  }
  const filter =
    filters.length === 1 && filters[0] ? filters[0] : filters.length > 0 ? { $and: filters } : {};
  const selection = { filter, sort, skip, limit, hint: call.body["hint"], scope: scopeOf(call) };
  return [selection, stages.slice(at)];
}

function run(call: Call, ns: string, stages: readonly Stage[]): Doc[] {
  const [selection, rest] = splitSelection(call, stages);
  const view = viewOf(call, ns);
  const counted = countOnly(rest);
  if (counted) {
    const size = sizeOf(view, selection);
    return size > 0 ? [{ _id: counted.id, [counted.field]: size }] : [];
  }
  const isShared = isHarmless(rest);
  const docs: Doc[] = [];
  for (const { doc } of select(view, selection).items) docs.push(isShared ? doc : clone(doc));
  if (rest.length === 0) return docs;

  const read: Reader = (name, filter) =>
    Array.from(select(viewOf(call, `${call.db}.${name}`), { filter }).items, ({ doc }) =>
      clone(doc),
    );
  const scope = scopeOf(call);
  const options = mingoOptions(
    scope,
    { ...OVERRIDES, $lookup: lookupStage(read) },
    { collectionResolver: (name) => read(name, {}) },
  );
  const prepared = rest.map(({ stage }) => forMingo(stage, scope.now) as Doc);
  return new Aggregator(prepared, options).run<Doc>(docs);
}

function sizeOf(view: View | null, selection: Selection): number {
  const { filter, skip, limit } = selection;
  const isAll = Object.keys(filter).length === 0 && !skip && !limit;
  if (view && isAll && view.overridden().size === 0) return view.collection.docs.size;
  let size = 0;
  for (const _ of select(view, selection).items) size++;
  return size;
}

// What `countDocuments()` asks for.
function countOnly(rest: readonly Stage[]) {
  const [group] = rest;
  if (rest.length !== 1) return null;
  if (group?.name !== "$group" || !isPlain(group.given)) return null;
  const { _id: id, ...fields } = group.given;
  const [[field, counter] = []] = Object.entries(fields);
  const isConstant = id === null || typeof id === "number";
  const counts = encodeKey(counter) === encodeKey({ $sum: 1 });
  if (!isConstant || !counts || field === undefined || Object.keys(fields).length !== 1)
    return null;
  return { id, field };
}
