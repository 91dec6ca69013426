import type { Changes, CollectionChange, Disk, DocumentChange, SessionRow } from "./disk.ts";

/** What a command does to memory and disk, so that it can be undone and made durable. */
export type Journal = {
  /** How to take back in memory what was just done. */
  readonly undoable: (undo: () => void) => void;
  readonly document: (change: DocumentChange) => void;
  readonly collection: (change: CollectionChange) => void;
  readonly session: (row: SessionRow) => void;
  readonly endSession: (session: string) => void;
  /** Runs a part that is undone by itself if it throws. */
  readonly part: <T>(work: () => T) => T;
};

type Step =
  | { readonly kind: "undo"; readonly undo: () => void }
  | { readonly kind: "document"; readonly change: DocumentChange }
  | { readonly kind: "collection"; readonly change: CollectionChange }
  | { readonly kind: "session"; readonly row: SessionRow }
  | { readonly kind: "end-session"; readonly session: string };

type Reply = (failure: unknown) => void;

/** How long what nobody waits for (`j: false`) may stay in memory only, if nothing else is written. */
const LAZY_MS = 50;

export type Turns = ReturnType<typeof createTurns>;

/**
 * Group commit: what commands of one turn of the event loop change is written in one transaction of
 * the disk, and none of them is answered before it is durable. If the disk fails, all of it is
 * undone in memory and every waiting reply learns of it.
 */
export function createTurns(disk: Disk) {
  let steps: Step[] = [];
  let replies: Reply[] = [];
  let scheduled: NodeJS.Immediate | null = null;
  let lazily: NodeJS.Timeout | null = null;
  /** The steps of earlier commands; what is beyond belongs to the one being answered. */
  let answered = 0;

  const journal: Journal = {
    undoable: (undo) => void steps.push({ kind: "undo", undo }),
    document: (change) => void steps.push({ kind: "document", change }),
    collection: (change) => void steps.push({ kind: "collection", change }),
    session: (row) => void steps.push({ kind: "session", row }),
    endSession: (session) => void steps.push({ kind: "end-session", session }),
    part(work) {
      const mark = steps.length;
      try {
        return work();
      } catch (error) {
        undoTo(mark);
        throw error;
      }
    },
  };

  function undoTo(mark: number): void {
    for (const step of steps.splice(mark).toReversed()) if (step.kind === "undo") step.undo();
  }

  function flush(): void {
    if (scheduled) clearImmediate(scheduled);
    if (lazily) clearTimeout(lazily);
    scheduled = null;
    lazily = null;
    answered = 0;
    const waiting = replies;
    replies = [];
    let failure: unknown = null;
    try {
      if (steps.length > 0) disk.write(toChanges(steps));
      steps = [];
    } catch (error) {
      failure = error;
      undoTo(0);
    }
    for (const reply of waiting) reply(failure);
  }

  return {
    journal,
    /**
     * Calls back with null once everything done so far is durable, else with what failed. A command
     * that asks for no durability is answered at once, and written in order with what follows.
     */
    settle: (reply: Reply, isDurable = true): void => {
      const wrote = steps.length > answered;
      answered = steps.length;
      if (replies.length === 0 && (!wrote || !isDurable)) {
        if (wrote) lazily ??= setTimeout(flush, LAZY_MS);
        return reply(null);
      }
      replies.push(reply);
      scheduled ??= setImmediate(flush);
    },
    flush,
  };
}

// The last word on a document wins, so that a busy turn writes it once.
function toChanges(steps: readonly Step[]): Changes {
  const documents = new Map<number, DocumentChange>();
  const collections = new Map<number, CollectionChange>();
  const sessions = new Map<string, SessionRow>();
  const endedSessions: string[] = [];
  for (const step of steps) {
    if (step.kind === "document") documents.set(step.change.record, step.change);
    else if (step.kind === "collection") collections.set(step.change.collection, step.change);
    else if (step.kind === "session") sessions.set(step.row.session, step.row);
    else if (step.kind === "end-session") {
      sessions.delete(step.session);
      endedSessions.push(step.session);
    }
  }
  return {
    documents: documents.values(),
    collections: [...collections.values()],
    sessions: sessions.values(),
    endedSessions,
  };
}
