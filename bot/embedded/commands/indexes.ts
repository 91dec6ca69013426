import { Refusal } from "#bot/embedded/errors.ts";
import {
  ID_INDEX,
  isSameKey,
  parseIndexSpec,
  type IndexSpec,
} from "#bot/embedded/index/definition.ts";
import type { Collection } from "#bot/embedded/store/collection.ts";
import { isSameValue } from "#bot/embedded/values/compare.ts";
import { isPlain, type Doc } from "#bot/embedded/values/document.ts";
import { show } from "#bot/embedded/values/show.ts";
import { countOf, docOf, listOf, namespaceOf, type Call } from "./call.ts";

export function createIndexes(call: Call): Doc {
  const ns = namespaceOf(call);
  const specs = listOf(call.body["indexes"], "indexes").map(parseIndexSpec);
  const known = call.catalog.find(ns);
  const collection = known ?? call.catalog.create(ns, call.journal);
  const before = collection.indexes.size;
  for (const spec of specs) {
    if (!isThere(collection, spec)) collection.addIndex(spec, call.journal);
  }
  const after = collection.indexes.size;
  return {
    numIndexesBefore: before,
    numIndexesAfter: after,
    createdCollectionAutomatically: !known,
    ...(before === after ? { note: "all indexes already exist" } : {}),
  };
}

export function listIndexes(call: Call): Doc {
  const collection = existing(call);
  const cursor = docOf(call.body["cursor"], "cursor") ?? {};
  const specs = [...collection.indexes.values()].map(({ spec }) => ({ ...spec }));
  return call.cursors.start(collection.ns, specs, {
    size: countOf(cursor["batchSize"], "batchSize"),
  });
}

export function dropIndexes(call: Call): Doc {
  const collection = existing(call);
  const nIndexesWas = collection.indexes.size;
  const given = call.body["index"];
  const names =
    given === "*"
      ? [...collection.indexes.keys()].filter((name) => name !== "_id_")
      : [given].flat();
  for (const wanted of names) {
    const name = isPlain(wanted) ? nameByKey(collection, wanted) : String(wanted);
    if (name === "_id_") throw new Refusal("InvalidOptions", "cannot drop _id index");
    collection.dropIndex(name, call.journal);
  }
  return { nIndexesWas };
}

function isThere(collection: Collection, spec: IndexSpec): boolean {
  if (isSameKey(spec.key, ID_INDEX.key)) return true;
  for (const { spec: known } of collection.indexes.values()) {
    const sameName = known.name === spec.name;
    const sameKey = isSameKey(known.key, spec.key);
    if (!sameName && (!sameKey || !isSameValue(filterOf(known), filterOf(spec)))) continue;
    if (!sameKey)
      throw conflict(
        "IndexKeySpecsConflict",
        "An existing index has the same name as the requested index",
        spec,
        known,
      );
    if (!sameName)
      throw conflict(
        "IndexOptionsConflict",
        `Index already exists with a different name: ${known.name}`,
        spec,
        known,
      );
    if (!isSameValue(optionsOf(known), optionsOf(spec))) {
      const code =
        known.unique === spec.unique && known.sparse === spec.sparse
          ? "IndexOptionsConflict"
          : "IndexKeySpecsConflict";
      throw conflict(
        code,
        "An equivalent index already exists with the same name but different options",
        spec,
        known,
      );
    }
    return true;
  }
  return false;
}

function conflict(
  code: "IndexKeySpecsConflict" | "IndexOptionsConflict",
  what: string,
  spec: IndexSpec,
  known: IndexSpec,
): Refusal {
  return new Refusal(
    code,
    `${what}. Requested index: ${show(spec)}, existing index: ${show(known)}`,
  );
}

function filterOf(spec: IndexSpec): Doc {
  return spec.partialFilterExpression ?? {};
}

function optionsOf({ unique, sparse, expireAfterSeconds, ...spec }: IndexSpec): Doc {
  return {
    unique: unique === true,
    sparse: sparse === true,
    expireAfterSeconds,
    filter: filterOf(spec),
  };
}

function nameByKey(collection: Collection, key: Doc): string {
  for (const { spec } of collection.indexes.values())
    if (isSameKey(spec.key, key)) return spec.name;
  throw new Refusal("IndexNotFound", `can't find index with key: ${show(key)}`);
}

function existing(call: Call): Collection {
  const ns = namespaceOf(call);
  const collection = call.catalog.find(ns);
  if (!collection) throw new Refusal("NamespaceNotFound", `ns does not exist: ${ns}`);
  return collection;
}
