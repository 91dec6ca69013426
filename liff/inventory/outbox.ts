import type { SectionView } from "#shared/inventory-view.ts";
import {
  isAt,
  isStuck,
  rebased,
  withWrite,
  type Entry,
  type FieldPlace,
  type WriteEntry,
} from "./entries.ts";
import type { Kept } from "./kept.ts";
import type { Sent } from "./send.ts";

/** A page killed while somebody types loses no more than this moment. */
export const KEEP_MS = 200;
const PAUSE_MS = 700;
const AGAIN_MS = 5000;

type Unsent<E> = E extends Entry ? Omit<E, "op"> : never;

/**
 * Keeps each change on the phone at once and brings it to the server in order, one at a time. What
 * was typed stays until the server has it, whatever happens in between.
 */
export const createOutbox = (deps: {
  readonly kept: Kept;
  readonly send: (entry: Entry) => Promise<Sent>;
  /** A section as the server has it now; null: something changed, ask again. */
  readonly onSection: (section: SectionView | null) => void;
  readonly newId: () => string;
}) => {
  const { kept, newId } = deps;
  let entries: readonly Entry[] = kept.read();
  let isRunning = false;
  let isWaiting = false;
  /** Still being typed: sent once the hand rests. */
  let typing: FieldPlace | null = null;
  let saved: FieldPlace | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let keeping: ReturnType<typeof setTimeout> | undefined;
  const listeners = new Set<() => void>();

  return {
    entries: () => entries,

    /** How a field stands with the server. */
    stateOf(place: FieldPlace): FieldState {
      const entry = entries.findLast((each) => isAt(each, place)) as WriteEntry | undefined;
      if (entry?.conflict !== undefined) return { is: "conflict", entry, theirs: entry.conflict };
      if (entry?.refused) return { is: "refused" };
      if (entry !== undefined) return { is: isWaiting ? "waiting" : "saving" };
      return { is: saved !== null && isSame(saved, place) ? "saved" : "calm" };
    },

    subscribe(listener: () => void) {
      listeners.add(listener);
      return () => void listeners.delete(listener);
    },

    /** `rev` is the field's as the server last told it. */
    write(place: FieldPlace, words: Pick<WriteEntry, "value" | "audience">, rev: number) {
      const { item, field } = place;
      if (typing !== null && !isSame(typing, place)) typing = null;
      typing = { item, field };
      entries = withWrite(entries, { op: newId(), item, field, ...words }, rev);
      // Not at every key: much that waits takes a slow phone longer to keep than to show.
      keeping ??= setTimeout(keep, KEEP_MS);
      tell();
      again(PAUSE_MS);
    },

    push(entry: Unsent<Entry>) {
      const isGone = (each: Entry) =>
        entry.do === "remove" && each.do === "write" && each.item?.id === entry.item.id;
      const rest = entries.filter((each) => !isGone(each));
      change([...rest, { ...entry, op: newId() } as Entry]);
      void run();
    },

    /** Of two versions the member keeps their own; the other one was shown. */
    keepMine(place: FieldPlace, theirs: { readonly rev: number }) {
      change(rebased(entries, place, { op: newId(), rev: theirs.rev }));
      void run();
    },

    keepTheirs(place: FieldPlace) {
      change(entries.filter((entry) => !isAt(entry, place)));
      deps.onSection(null);
    },

    /** Now, because the hand rests or there is a signal again. */
    flush: () => {
      typing = null;
      if (keeping !== undefined) keep();
      void run();
    },
  };

  function change(next: readonly Entry[]) {
    entries = next;
    keep();
    tell();
  }

  function keep() {
    clearTimeout(keeping);
    keeping = undefined;
    kept.write(entries);
  }

  function tell() {
    for (const listener of listeners) listener();
  }

  function again(ms: number) {
    clearTimeout(timer);
    timer = setTimeout(() => {
      typing = null;
      void run();
    }, ms);
  }

  async function run() {
    if (isRunning) return;
    isRunning = true;
    try {
      for (let next = nextEntry(); next !== undefined; next = nextEntry()) {
        if (!(await bring(next))) return;
      }
    } finally {
      isRunning = false;
    }
  }

  function nextEntry() {
    return entries.find(
      (entry) => !isStuck(entry) && !(typing !== null && isAt(entry, typing) && !entry.sent),
    );
  }

  /** False if there is no use in going on for now. */
  async function bring(entry: Entry): Promise<boolean> {
    if (entry.do === "write" && !entry.sent) {
      change(entries.map((each) => (each === entry ? { ...entry, sent: true } : each)));
    }
    const sent = await deps.send(entry);
    isWaiting = sent.is === "later";
    if (sent.is === "later") {
      change(entries);
      again(AGAIN_MS);
      return false;
    }
    settle(entry, sent);
    return true;
  }

  function settle(entry: Entry, sent: Exclude<Sent, { readonly is: "later" }>) {
    const rest = entries.filter(({ op }) => op !== entry.op);
    if (sent.is === "done") {
      if (entry.do === "write") saved = entry;
      deps.onSection(sent.section);
      return change(rest);
    }
    if (entry.do !== "write") {
      deps.onSection(null);
      return change(rest);
    }
    const isNewer = rest.some((each) => isAt(each, entry));
    if (sent.is === "refused") {
      const stuck = entries.map((each) =>
        each.op === entry.op ? { ...entry, refused: true as const } : each,
      );
      return change(isNewer ? rebased(rest, entry, { op: newId(), rev: entry.rev }) : stuck);
    }
    const { current } = sent;
    const isEqual =
      !isNewer &&
      current.audience === entry.audience &&
      JSON.stringify(current.value) === JSON.stringify(entry.value);
    if (isEqual) {
      saved = entry;
      deps.onSection(null);
      return change(rest);
    }
    change(rebased(entries, entry, { op: newId(), rev: current.rev, conflict: current }));
  }
};

export type Outbox = ReturnType<typeof createOutbox>;

export type FieldState =
  | { readonly is: "calm" | "saved" | "saving" | "waiting" | "refused" }
  | {
      readonly is: "conflict";
      readonly entry: WriteEntry;
      readonly theirs: WriteEntry["conflict"] & object;
    };

const isSame = (a: FieldPlace, b: FieldPlace) => a.field === b.field && a.item?.id === b.item?.id;
