import { asRefusal, Refusal, TRANSIENT } from "#bot/embedded/errors.ts";
import type { Collection } from "#bot/embedded/store/collection.ts";
import type { Journal } from "#bot/embedded/store/turns.ts";
import type { View } from "#bot/embedded/store/view.ts";
import { bytesForStorage, type Doc } from "#bot/embedded/values/document.ts";

export const TRANSACTION_LIFETIME_MS = 60_000;

/** What a transaction sees of a collection otherwise than the rest of the world. */
type Snapshot = {
  /** Its own writes, and what others have changed since it began, as it was then. */
  readonly seen: Map<number, Doc | undefined>;
  readonly written: Set<number>;
  /** Changed by others since the transaction began. */
  readonly stale: Set<number>;
  /** Keys of its own writes in unique indexes. */
  readonly taken: Map<string, number>;
};

export type Transaction = {
  readonly session: string;
  readonly number: number;
  readonly view: (collection: Collection) => View;
  readonly isOpen: () => boolean;
  readonly abort: () => void;
  /** Writes all of it, or refuses with a conflict that the driver retries. */
  readonly commit: (journal: Journal) => void;
};

type Open = { readonly snapshots: Map<Collection, Snapshot>; readonly startedAt: number };

/** Snapshot isolation over documents in memory: the first to write wins, the other retries. */
export function createTransactions(monotonic: () => number) {
  const open = new Map<Transaction, Open>();

  function begin(session: string, number: number): Transaction {
    const state: Open = { snapshots: new Map(), startedAt: monotonic() };
    const transaction: Transaction = {
      session,
      number,
      isOpen: () => open.has(transaction),
      abort: () => void open.delete(transaction),
      view: (collection) => viewOf(collection, snapshotOf(state, collection)),
      commit(journal) {
        if (!open.delete(transaction)) throw noSuchTransaction(number);
        commitAll(state.snapshots, journal);
      },
    };
    open.set(transaction, state);
    return transaction;
  }

  return {
    begin,
    /**
     * Keeps for each open transaction what it saw, just before a document changes; the answer takes
     * that back, should the change be undone.
     */
    watch: (collection: Collection, record: number, before: Doc | undefined): (() => void) => {
      const undo: (() => void)[] = [];
      for (const state of open.values()) {
        const { seen, stale } = snapshotOf(state, collection);
        if (!stale.has(record)) undo.push(() => stale.delete(record));
        if (!seen.has(record)) undo.push(() => seen.delete(record));
        if (!seen.has(record)) seen.set(record, before);
        stale.add(record);
      }
      return () => undo.forEach((step) => step());
    },
    abortTouching: (collection: Collection): void => {
      for (const [transaction, { snapshots }] of open) {
        if (snapshots.has(collection)) open.delete(transaction);
      }
    },
    expire(): void {
      for (const [transaction, { startedAt }] of open) {
        if (monotonic() - startedAt > TRANSACTION_LIFETIME_MS) open.delete(transaction);
      }
    },
  };
}

export function noSuchTransaction(number: number): Refusal {
  const message = `Given transaction number ${number} does not match any in-progress transactions.`;
  return new Refusal("NoSuchTransaction", message, TRANSIENT);
}

function snapshotOf(state: Open, collection: Collection): Snapshot {
  const known = state.snapshots.get(collection);
  if (known) return known;
  const fresh = {
    seen: new Map(),
    written: new Set<number>(),
    stale: new Set<number>(),
    taken: new Map(),
  };
  state.snapshots.set(collection, fresh);
  return fresh;
}

function viewOf(collection: Collection, snapshot: Snapshot): View {
  const { seen, written, stale, taken } = snapshot;
  return {
    collection,
    overridden: () => seen,
    write(record, after) {
      if (stale.has(record)) throw conflict();
      if (after) bytesForStorage(after);
      const keys = after ? uniqueKeys(collection, after) : [];
      for (const { key, isFree, duplicate } of keys) {
        const holder = taken.get(key);
        if (!isFree(record, seen) || (holder !== undefined && holder !== record)) throw duplicate();
      }
      const before = written.has(record) ? seen.get(record) : undefined;
      if (before) for (const { key } of uniqueKeys(collection, before)) taken.delete(key);
      for (const { key } of keys) taken.set(key, record);
      seen.set(record, after);
      written.add(record);
    },
  };
}

function uniqueKeys(collection: Collection, doc: Doc) {
  return [...collection.indexes.values()]
    .filter((index) => index.unique)
    .flatMap((index) =>
      index.keys(doc).map((key) => ({
        key: `${index.spec.name}\0${key}`,
        duplicate: () => index.duplicate(doc),
        isFree: (record: number, seen: ReadonlyMap<number, unknown>) =>
          !index.ordered.holds(key, (other) => other === record || seen.has(other)),
      })),
    );
}

function commitAll(snapshots: ReadonlyMap<Collection, Snapshot>, journal: Journal): void {
  for (const { written, stale } of snapshots.values()) {
    for (const record of written) if (stale.has(record)) throw conflict();
  }
  const writeAll = (clearFirst: boolean) => {
    for (const [collection, { written, seen }] of snapshots) {
      for (const record of written) {
        if (clearFirst || !seen.get(record)) collection.write(record, undefined, journal);
      }
      for (const record of written) {
        const after = seen.get(record);
        if (after) collection.write(record, after, journal);
      }
    }
  };
  try {
    journal.part(() => writeAll(false));
  } catch (error) {
    if (asRefusal(error).codeName !== "DuplicateKey") throw error;
    // Either two of its documents swapped a unique value, or someone else took one meanwhile.
    try {
      journal.part(() => writeAll(true));
    } catch {
      throw conflict();
    }
  }
}

function conflict(): Refusal {
  return new Refusal(
    "WriteConflict",
    "Caused by :: Write conflict during plan execution and yielding is disabled. :: Please retry your operation or multi-document transaction.",
    TRANSIENT,
  );
}
