import type {
  AnswerChange,
  AnswerConflict,
  AnswerWords,
  FormView,
  SavedAnswer,
} from "#shared/reflection-form.ts";
import {
  contradicted,
  decided,
  isDue,
  isPending,
  met,
  saved,
  stepOf,
  underWay,
  untouched,
  written,
  type Decision,
  type Field,
} from "./field.ts";
import type { KeptWords } from "./kept-words.ts";
import { isStorable } from "./piece.ts";

/** A page killed while somebody types loses no more than this moment. */
export const KEEP_MS = 200;
const PAUSE_MS = 700;
/** Whoever types without a pause is saved meanwhile. */
const LONGEST_PAUSE_MS = 3000;
const RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30_000;

/** `calm`: nothing was written yet. `waiting`: kept here until the server can be reached. */
export type Safety = "calm" | "saving" | "saved" | "waiting" | "refused";

export type DraftState = {
  readonly fields: Readonly<Record<string, Field>>;
  readonly safety: Safety;
};

/** The words of one reflection: kept on this device within a moment, on the server at every pause. */
export const createDraft = (deps: {
  readonly save: (qid: string, change: AnswerChange) => Promise<SavedAnswer | AnswerConflict>;
  /** Whether the same request may succeed later. */
  readonly isWorthAsking: (error: Error) => boolean;
  readonly kept: KeptWords;
}) => {
  const { kept } = deps;
  const fields = new Map<string, Field>();
  const abouts = new Map<string, string | undefined>();
  const listeners = new Set<() => void>();
  const unkept = new Set<string>();
  let keeping: ReturnType<typeof setTimeout> | undefined;
  let rev = -1;
  let hasSaved = false;
  let failures = 0;
  let pumping: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let unsentSince: number | null = null;
  let state: DraftState = { fields: {}, safety: "calm" };

  return {
    state: () => state,

    listen(listener: () => void): () => void {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },

    /** The server's newest view of it. An older one, overtaken on its way, changes nothing. */
    meet(form: FormView): void {
      if (form.rev < rev) return;
      rev = form.rev;
      for (const { qid, text, choice, audience, about } of form.questions) {
        const words = { text, choice, audience };
        const field = fields.get(qid) ?? restored(qid, words);
        // A choice on its way stays about what it was made about.
        if (!isPending(field) || !abouts.has(qid)) abouts.set(qid, about);
        fields.set(qid, met(field, words));
        settle(qid);
      }
      tell();
      if (anyDue()) pumpIn(0);
    },

    write(qid: string, words: Partial<AnswerWords>): void {
      const field = fields.get(qid);
      if (field === undefined) return;
      fields.set(qid, written(field, words));
      // A tap is an answer already; words may go on.
      if (words.text === undefined) {
        settle(qid);
        pumpIn(0);
      } else {
        keepSoon(qid);
        pumpSoon();
      }
      tell();
    },

    decide(qid: string, decision: Decision): void {
      const field = fields.get(qid);
      if (field === undefined) return;
      fields.set(qid, decided(field, decision));
      settle(qid);
      tell();
      pumpIn(0);
    },

    /** Keeps every word on this device right now. */
    keep,

    /** Keeps and sends what waits right now; true once the server has every word. */
    async flush(): Promise<boolean> {
      keep();
      clearTimeout(timer);
      await pumping;
      await pump();
      // Its first words may have gone before its last were written.
      if (failures === 0 && anyDue()) await pump();
      return ![...fields.values()].some(isPending);
    },
  };

  function restored(qid: string, server: AnswerWords): Field {
    const found = kept.find(qid);
    return found === null ? untouched(server) : { ...untouched(server), ...found };
  }

  /** Not at every key: a long text takes a slow phone longer to keep than to show. */
  function keepSoon(qid: string): void {
    unkept.add(qid);
    keeping ??= setTimeout(keep, KEEP_MS);
  }

  function keep(): void {
    clearTimeout(keeping);
    keeping = undefined;
    for (const qid of unkept) settle(qid);
  }

  /** What is pending is kept here; what is not need not be. */
  function settle(qid: string): void {
    unkept.delete(qid);
    const field = fields.get(qid);
    if (field === undefined) return;
    if (isPending(field)) kept.put(qid, field);
    else kept.drop(qid, field.base);
  }

  function pumpSoon(): void {
    unsentSince ??= Date.now();
    pumpIn(Math.min(PAUSE_MS, Math.max(0, unsentSince + LONGEST_PAUSE_MS - Date.now())));
  }

  function pumpIn(ms: number): void {
    clearTimeout(timer);
    timer = setTimeout(() => void pump(), ms);
  }

  function pump(): Promise<void> {
    pumping ??= sendAll().finally(() => {
      pumping = undefined;
      tell();
      // Written while the rest was sent.
      if (failures === 0 && anyDue()) pumpSoon();
    });
    return pumping;
  }

  async function sendAll(): Promise<void> {
    unsentSince = null;
    tell();
    for (const qid of fields.keys()) {
      let next: "piece" | "done" | "stop" = "piece";
      while (next === "piece") next = await send(qid);
      if (next === "stop") return;
    }
  }

  /** `piece`: there is more of a long text. `stop`: nobody answered, so the rest waits as well. */
  async function send(qid: string): Promise<"piece" | "done" | "stop"> {
    const field = fields.get(qid);
    if (field === undefined || !isDue(field)) return "done";
    if (!isStorable(field.mine.text)) {
      fields.set(qid, { ...field, isRefused: true });
      return "done";
    }
    const { change, goal } = stepOf(field);
    const about = abouts.get(qid);
    const wish: AnswerChange = {
      ...change,
      ...(about !== undefined && { about }),
      rev: Math.max(rev, 0),
    };
    fields.set(qid, underWay(field, goal));
    settle(qid);
    try {
      const answer = await deps.save(qid, wish);
      failures = 0;
      const now = fields.get(qid) ?? field;
      if ("theirs" in answer) fields.set(qid, contradicted(now, answer.theirs));
      else {
        // A newer view, read meanwhile, knows of it already.
        if (answer.rev >= rev) fields.set(qid, saved(now, goal));
        hasSaved = true;
      }
      rev = Math.max(rev, answer.rev);
      settle(qid);
      return "theirs" in answer || goal.text === field.mine.text ? "done" : "piece";
    } catch (error) {
      if (error instanceof Error && !deps.isWorthAsking(error)) {
        fields.set(qid, { ...(fields.get(qid) ?? field), isRefused: true });
        return "done";
      }
      failures += 1;
      pumpIn(Math.min(RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS));
      return "stop";
    }
  }

  function anyDue(): boolean {
    return [...fields.values()].some(isDue);
  }

  function tell(): void {
    state = { fields: Object.fromEntries(fields), safety: safety() };
    for (const listener of listeners) listener();
  }

  function safety(): Safety {
    if ([...fields.values()].some(({ isRefused }) => isRefused)) return "refused";
    if (anyDue()) return failures > 0 ? "waiting" : "saving";
    const isUndecided = [...fields.values()].some(({ theirs }) => theirs !== null);
    return hasSaved && !isUndecided ? "saved" : "calm";
  }
};

export type Draft = ReturnType<typeof createDraft>;
