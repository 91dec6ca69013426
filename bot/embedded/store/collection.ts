import { Refusal } from "#bot/embedded/errors.ts";
import { ID_INDEX, type IndexSpec } from "#bot/embedded/index/definition.ts";
import { createIndex, type Index } from "#bot/embedded/index/index-entries.ts";
import { bytesForStorage, encode, type Doc } from "#bot/embedded/values/document.ts";
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

  function set(record: number, doc: Doc | undefined): void {
    if (doc) docs.set(record, doc);
    else docs.delete(record);
  }

  const collection = {
    id,
    ns,
    docs: docs as ReadonlyMap<number, Doc>,
    indexes: indexes as ReadonlyMap<string, Index>,

    /**
     * Puts, replaces or (with undefined) deletes a document; refuses a duplicate key. `source` are
     * the bytes that the document was decoded from, if it still is what they say.
     */
    write(record: number, after: Doc | undefined, journal: Journal, source?: Uint8Array): void {
      const before = docs.get(record);
      const bytes = after ? bytesForStorage(after, source) : null;
      const moves: Move[] = [];
      for (const index of indexes.values()) {
        const next = after ? index.keys(after) : NO_KEYS;
        if (after && index.unique) refuseDuplicate(index, next, record, after);
        moves.push({ index, old: before ? index.keys(before) : NO_KEYS, next });
      }
      const unwatch = watch(collection, record, before);
      for (const { index, old, next } of moves) index.move(record, old, next);
      set(record, after);
      journal.undoable(() => {
        for (const { index, old, next } of moves) index.move(record, next, old);
        set(record, before);
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

  return collection;
}

type Move = {
  readonly index: Index;
  readonly old: readonly string[];
  readonly next: readonly string[];
};
const NO_KEYS: readonly string[] = [];

function refuseDuplicate(index: Index, keys: readonly string[], record: number, doc: Doc): void {
  const isTaken = (key: string) => index.ordered.holds(key, (other) => other === record);
  if (keys.some(isTaken)) throw index.duplicate(doc);
}
