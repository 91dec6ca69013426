import { Refusal } from "#bot/embedded/errors.ts";
import { select } from "#bot/embedded/plan/select.ts";
import type { View } from "#bot/embedded/store/view.ts";
import { isPlain, own, type Doc } from "#bot/embedded/values/document.ts";
import { viewForWriting, type Call } from "./call.ts";
import { withId } from "./write.ts";

/** `$out`: the documents become the whole collection. */
export function replaceCollection(call: Call, given: unknown, docs: readonly Doc[]): void {
  const view = viewForWriting(call, targetOf(call, given, "$out"));
  for (const record of Array.from(view.collection.docs.keys())) view.write(record, undefined);
  for (const doc of docs) view.write(call.catalog.nextRecord(), withId(doc));
}

/** `$merge`: the documents are merged into the collection by `_id` or the fields of `on`. */
export function mergeInto(call: Call, given: unknown, docs: readonly Doc[]): void {
  const options = isPlain(given) ? given : { into: given };
  const view = viewForWriting(call, targetOf(call, options["into"], "$merge"));
  const on = [options["on"] ?? "_id"].flat().map(String);
  const whenMatched = options["whenMatched"] ?? "merge";
  const whenNotMatched = options["whenNotMatched"] ?? "insert";
  for (const doc of docs.map(withId)) {
    const filter = Object.fromEntries(on.map((field) => [field, { $eq: own(doc, field) ?? null }]));
    const [known] = select(view, { filter, limit: 1 }).items;
    if (known) mergeOne(view, known, doc, whenMatched);
    else if (whenNotMatched === "insert") view.write(call.catalog.nextRecord(), doc);
    else if (whenNotMatched !== "discard") {
      throw new Refusal(
        "MergeStageNoMatchingDocument",
        "$merge could not find a matching document in the target collection for at least one document in the source collection",
      );
    }
  }
}

function mergeOne(
  view: View,
  known: { readonly record: number; readonly doc: Doc },
  doc: Doc,
  whenMatched: unknown,
): void {
  const _id = known.doc["_id"];
  switch (whenMatched) {
    case "merge":
      return view.write(known.record, { ...known.doc, ...doc, _id });
    case "replace":
      return view.write(known.record, { ...doc, _id });
    case "keepExisting":
      return;
    case "fail":
      throw new Refusal("DuplicateKey", "$merge found a document for whenMatched: fail");
    default:
      throw new Refusal(
        "NotImplemented",
        "$merge with a pipeline is not supported by the embedded server",
      );
  }
}

function targetOf(call: Call, given: unknown, stage: string): string {
  if (typeof given === "string") return `${call.db}.${given}`;
  if (isPlain(given) && typeof given["coll"] === "string") {
    const db = typeof given["db"] === "string" ? given["db"] : call.db;
    return `${db}.${given["coll"]}`;
  }
  throw new Refusal("FailedToParse", `${stage} needs the name of a collection`);
}
