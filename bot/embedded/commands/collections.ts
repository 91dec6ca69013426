import { Refusal } from "#bot/embedded/errors.ts";
import { compileFilter } from "#bot/embedded/query/filter.ts";
import type { Collection } from "#bot/embedded/store/collection.ts";
import { encodeKey } from "#bot/embedded/values/key.ts";
import type { Doc } from "#bot/embedded/values/document.ts";
import { countOf, docOf, namespaceOf, type Call } from "./call.ts";

/** One that is there already has the same options, as there are none: that is a success, as in MongoDB 7. */
export function create(call: Call): Doc {
  const ns = namespaceOf(call);
  if (!call.catalog.find(ns)) call.catalog.create(ns, call.journal);
  return {};
}

export function drop(call: Call): Doc {
  const ns = namespaceOf(call);
  const collection = call.catalog.find(ns);
  if (!collection) return { ns };
  const nIndexesWas = collection.indexes.size;
  call.catalog.drop(collection, call.journal);
  call.dropped(collection);
  return { ns, nIndexesWas };
}

export function dropDatabase(call: Call): Doc {
  for (const collection of collectionsOf(call)) {
    call.catalog.drop(collection, call.journal);
    call.dropped(collection);
  }
  return { dropped: call.db };
}

export function listCollections(call: Call): Doc {
  const matches = compileFilter(docOf(call.body["filter"], "filter") ?? {});
  const nameOnly = call.body["nameOnly"] === true;
  const all = collectionsOf(call)
    .map(({ ns }): Doc => {
      const name = ns.slice(call.db.length + 1);
      if (nameOnly) return { name, type: "collection" };
      const idIndex = { v: 2, key: { _id: 1 }, name: "_id_" };
      return { name, type: "collection", options: {}, info: { readOnly: false }, idIndex };
    })
    .filter(matches);
  const cursor = docOf(call.body["cursor"], "cursor") ?? {};
  return call.cursors.start(`${call.db}.$cmd.listCollections`, all, {
    size: countOf(cursor["batchSize"], "batchSize"),
  });
}

export function listDatabases(call: Call): Doc {
  const names = new Set([...call.catalog.all()].map(({ ns }) => ns.slice(0, ns.indexOf("."))));
  const matches = compileFilter(docOf(call.body["filter"], "filter") ?? {});
  const nameOnly = call.body["nameOnly"] === true;
  const databases = [...names]
    .toSorted()
    .map((name): Doc => (nameOnly ? { name } : { name, sizeOnDisk: 0, empty: false }))
    .filter(matches);
  return { databases, totalSize: 0, totalSizeMb: 0 };
}

export function collStats(call: Call): Doc {
  const ns = namespaceOf(call);
  const collection = call.catalog.find(ns);
  return { ns, count: collection?.docs.size ?? 0, nindexes: collection?.indexes.size ?? 0 };
}

export function dbStats(call: Call): Doc {
  const own = collectionsOf(call);
  const objects = own.reduce((sum, { docs }) => sum + docs.size, 0);
  const indexes = own.reduce((sum, collection) => sum + collection.indexes.size, 0);
  return { db: call.db, collections: own.length, views: 0, objects, indexes };
}

/** Recounts every index against the documents. */
export function validate(call: Call): Doc {
  const ns = namespaceOf(call);
  const collection = call.catalog.find(ns);
  if (!collection)
    throw new Refusal("NamespaceNotFound", `Collection '${ns}' does not exist to validate.`);
  const errors: string[] = [];
  for (const index of collection.indexes.values()) {
    let keys = 0;
    for (const doc of collection.docs.values()) keys += index.keys(doc).length;
    if (keys !== index.ordered.size())
      errors.push(`index ${index.spec.name} does not match the documents`);
  }
  return { ns, valid: errors.length === 0, errors, nrecords: collection.docs.size };
}

function collectionsOf(call: Call): Collection[] {
  return [...call.catalog.all()]
    .filter(({ ns }) => ns.startsWith(`${call.db}.`))
    .toSorted((a, b) => (encodeKey(a.ns) < encodeKey(b.ns) ? -1 : 1));
}
