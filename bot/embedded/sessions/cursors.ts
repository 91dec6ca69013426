import { calculateObjectSize, Long } from "bson";
import { Refusal } from "#bot/embedded/errors.ts";
import { MAX_DOCUMENT_BYTES, type Doc } from "#bot/embedded/values/document.ts";

const IDLE_MS = 10 * 60_000;
const FIRST_BATCH = 101;

type Cursor = {
  readonly ns: string;
  readonly rest: Iterator<Doc>;
  held: Doc | null;
  usedAt: number;
  readonly owner: object | null;
};

export type Cursors = ReturnType<typeof createCursors>;

/** Open cursors: each finds its documents as batches are asked for. */
export function createCursors(monotonic: () => number) {
  const open = new Map<number, Cursor>();
  let lastId = 0;

  function batch(cursor: Cursor, size: number): { docs: Doc[]; done: boolean } {
    const docs: Doc[] = [];
    let bytes = 0;
    while (docs.length < size) {
      const step = cursor.held ? { value: cursor.held, done: false } : cursor.rest.next();
      cursor.held = null;
      if (step.done) return { docs, done: true };
      const doc = step.value as Doc;
      bytes += calculateObjectSize(doc) + 16;
      if (bytes > MAX_DOCUMENT_BYTES && docs.length > 0) {
        cursor.held = doc;
        return { docs, done: false };
      }
      docs.push(doc);
    }
    return { docs, done: false };
  }

  return {
    /** The first batch of what was found; the rest stays until asked for. */
    start(
      ns: string,
      items: Iterable<Doc>,
      options: {
        readonly size?: number | undefined;
        readonly single?: boolean;
        readonly owner?: object | null;
      },
    ): Doc {
      const { size = FIRST_BATCH, single = false, owner = null } = options;
      const rest = items[Symbol.iterator]();
      const cursor: Cursor = { ns, rest, held: null, usedAt: monotonic(), owner };
      const { docs, done } = batch(cursor, size);
      const id = done || single || isExhausted(cursor) ? 0 : ++lastId;
      if (id !== 0) open.set(id, cursor);
      return { cursor: { id: Long.fromNumber(id), ns, firstBatch: docs } };
    },

    more(id: number, ns: string, size: number | undefined): Doc {
      const cursor = open.get(id);
      if (!cursor) throw new Refusal("CursorNotFound", `cursor id ${id} not found`);
      if (cursor.ns !== ns) {
        throw new Refusal(
          "BadValue",
          `Requested getMore on namespace '${ns}', but cursor belongs to a different namespace ${cursor.ns}`,
        );
      }
      cursor.usedAt = monotonic();
      const { docs, done } = batch(cursor, size || Infinity);
      const next = done || isExhausted(cursor) ? 0 : id;
      if (next === 0) open.delete(id);
      return { cursor: { id: Long.fromNumber(next), ns, nextBatch: docs } };
    },

    kill: (id: number): boolean => open.delete(id),

    killOwnedBy(owner: object): void {
      for (const [id, cursor] of open) if (cursor.owner === owner) open.delete(id);
    },

    killIdle(): void {
      for (const [id, { usedAt }] of open) if (monotonic() - usedAt > IDLE_MS) open.delete(id);
    },
  };
}

function isExhausted(cursor: Cursor): boolean {
  if (cursor.held) return false;
  const step = cursor.rest.next();
  if (step.done) return true;
  cursor.held = step.value;
  return false;
}
