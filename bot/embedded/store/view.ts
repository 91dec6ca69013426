import type { Doc } from "#bot/embedded/values/document.ts";
import type { Collection } from "./collection.ts";
import type { Journal } from "./turns.ts";

/** A collection as one command sees it. */
export type View = {
  readonly collection: Collection;
  /** What a transaction sees differently; undefined: a document it does not see. */
  readonly overridden: () => ReadonlyMap<number, Doc | undefined>;
  /** Puts, replaces or (with undefined) deletes a document; `source` as in a collection's write. */
  readonly write: (record: number, after: Doc | undefined, source?: Uint8Array) => void;
};

const NOTHING: ReadonlyMap<number, Doc | undefined> = new Map();

/** The collection as it is, written directly. */
export function directView(collection: Collection, journal: Journal): View {
  return {
    collection,
    overridden: () => NOTHING,
    write: (record, after, source) => collection.write(record, after, journal, source),
  };
}
