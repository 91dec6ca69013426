import { Refusal } from "#bot/embedded/errors.ts";
import type { IndexSpec } from "#bot/embedded/index/definition.ts";
import { decode, type Doc } from "#bot/embedded/values/document.ts";
import { createCollection, type Collection, type Watcher } from "./collection.ts";
import type { Disk } from "./disk.ts";
import type { Journal } from "./turns.ts";

export type Catalog = ReturnType<typeof createCatalog>;

/** All collections, loaded from the disk, and the numbers that were given out. */
export function createCatalog(disk: Disk, watch: Watcher) {
  const collections = new Map<string, Collection>();
  let lastRecord = 0;
  let lastCollection = 0;

  const docs = new Map<number, Map<number, Doc>>();
  for (const { record, collection, bytes } of disk.documents()) {
    const own = docs.get(collection) ?? new Map<number, Doc>();
    docs.set(collection, own.set(record, decode(bytes)));
    lastRecord = Math.max(lastRecord, record);
  }
  for (const { id, ns, spec } of disk.collections()) {
    const { indexes } = decode(spec) as { indexes: IndexSpec[] };
    collections.set(ns, createCollection(id, ns, indexes, docs.get(id) ?? new Map(), watch));
    lastCollection = Math.max(lastCollection, id);
  }

  return {
    find: (ns: string): Collection | undefined => collections.get(ns),
    all: (): Iterable<Collection> => collections.values(),
    nextRecord: () => ++lastRecord,

    create(ns: string, journal: Journal): Collection {
      checkNamespace(ns);
      const collection = createCollection(++lastCollection, ns, [], new Map(), watch);
      collections.set(ns, collection);
      journal.undoable(() => collections.delete(ns));
      collection.save(journal);
      return collection;
    },

    drop(collection: Collection, journal: Journal): void {
      const { ns, id } = collection;
      collections.delete(ns);
      journal.undoable(() => collections.set(ns, collection));
      journal.collection({ collection: id, ns, spec: null });
    },
  };
}

function checkNamespace(ns: string): void {
  const name = ns.slice(ns.indexOf(".") + 1);
  if (name === "" || name.startsWith(".") || name.includes("$") || name.includes("\0")) {
    throw new Refusal("InvalidNamespace", `Invalid namespace specified '${ns}'`);
  }
  if (ns.length > 255) {
    throw new Refusal("InvalidNamespace", `Fully qualified namespace is too long: ${ns.length}`);
  }
}
