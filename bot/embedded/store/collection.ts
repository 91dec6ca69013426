import { Refusal } from "#bot/embedded/errors.ts";
import { ID_INDEX, type IndexSpec } from "#bot/embedded/index/definition.ts";
import { createIndex, type Index } from "#bot/embedded/index/index-entries.ts";
import { encode, encodeForStorage, type Doc } from "#bot/embedded/values/document.ts";
import type { Journal } from "./turns.ts";

/** Told of each change before it happens, and by its answer when the change is undone. */
export type Watcher = (
  collection: Collection,
  record: number,
  before: Doc | undefined,
) => () => void;

export type Collection = ReturnType<typeof createCollection>;

/** Documents of one namespace in memory, by record number, with their indexes. */
export function createCollection(
  id: number,
  ns: string,
  specs: readonly IndexSpec[],
  docs: Map<number, Doc>,
  watch: Watcher,
) {
  const indexes = new Map<string, Index>();
  for (const spec of [ID_INDEX, ...specs]) indexes.set(spec.name, createIndex(spec, ns, docs));

  function set(record: number, before: Doc | undefined, after: Doc | undefined): void {
    for (const index of indexes.values()) index.replace(record, before, after);
    if (after) docs.set(record, after);
    else docs.delete(record);
  }

  const collection = {
    id,
    ns,
    docs: docs as ReadonlyMap<number, Doc>,
    indexes: indexes as ReadonlyMap<string, Index>,

    /** Puts, replaces or (with undefined) deletes a document; refuses a duplicate key. */
    write(record: number, after: Doc | undefined, journal: Journal): void {
      const before = docs.get(record);
      const bytes = after ? encodeForStorage(after) : null;
      if (after) checkUnique(record, after);
      const unwatch = watch(collection, record, before);
      set(record, before, after);
      journal.undoable(() => {
        set(record, after, before);
        unwatch();
      });
      journal.document({ record, collection: id, bytes });
    },

    addIndex(spec: IndexSpec, journal: Journal): void {
      indexes.set(spec.name, createIndex(spec, ns, docs));
      journal.undoable(() => indexes.delete(spec.name));
      save(journal);
    },

    dropIndex(name: string, journal: Journal): void {
      const index = indexes.get(name);
      if (!index) throw new Refusal("IndexNotFound", `index not found with name [${name}]`);
      indexes.delete(name);
      // Documents may have changed meanwhile, so an undone drop fills the index again.
      journal.undoable(() => indexes.set(name, createIndex(index.spec, ns, docs)));
      save(journal);
    },

    save,
  };

  function save(journal: Journal): void {
    const own = [...indexes.values()]
      .map((index) => index.spec)
      .filter((spec) => spec !== ID_INDEX);
    journal.collection({ collection: id, ns, spec: encode({ indexes: own }) });
  }

  function checkUnique(record: number, after: Doc): void {
    for (const index of indexes.values()) {
      const keys = index.keys(after);
      if (!index.unique) continue;
      for (const key of keys) {
        for (const other of index.ordered.records(key)) {
          if (other !== record) throw index.duplicate(after);
        }
      }
    }
  }

  return collection;
}
