import type {
  AnswerChange,
  AnswerConflict,
  AnswerWords,
  FormView,
  SavedAnswer,
} from "#shared/reflection-form.ts";
import {
  changeOf,
  decided,
  isDue,
  isPending,
  met,
  saved,
  untouched,
  written,
  type Decision,
  type Field,
} from "./field.ts";
import type { KeptWords } from "./kept-words.ts";

const PAUSE_MS = 700;
const RETRY_MS = 1000;
const LONGEST_RETRY_MS = 30_000;

/** `calm`: nothing was written yet. `waiting`: kept here until the server can be reached. */
export type Safety = "calm" | "saving" | "saved" | "waiting" | "refused";

export type DraftState = {
  readonly fields: Readonly<Record<string, Field>>;
  readonly safety: Safety;
};

/** The words of one reflection: kept on this device at once, on the server at every pause. */
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
  let rev = -1;
  let hasSaved = false;
  let failures = 0;
  let pumping: Promise<void> | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
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
      for (const { qid, text, choice, about } of form.questions) {
        const field = fields.get(qid) ?? restored(qid, { text, choice });
        // A choice on its way stays about what it was made about.
        if (!isPending(field) || !abouts.has(qid)) abouts.set(qid, about);
        fields.set(qid, met(field, { text, choice }));
        settle(qid);
      }
      tell();
      if (anyDue()) pumpIn(0);
    },

    write(qid: string, words: Partial<AnswerWords>): void {
      const field = fields.get(qid);
      if (field === undefined) return;
      fields.set(qid, written(field, words));
      settle(qid);
      tell();
      pumpIn(PAUSE_MS);
    },

    decide(qid: string, decision: Decision): void {
      const field = fields.get(qid);
      if (field === undefined) return;
      fields.set(qid, decided(field, decision));
      settle(qid);
      tell();
      pumpIn(0);
    },

    /** Sends what waits right now; true once the server has every word. */
    async flush(): Promise<boolean> {
      clearTimeout(timer);
      await pumping;
      await pump();
      return ![...fields.values()].some(isPending);
    },
  };

  function restored(qid: string, server: AnswerWords): Field {
    const found = kept.find(qid);
    return found === null ? untouched(server) : { ...untouched(found.base), mine: found.mine };
  }

  /** What is pending is kept here; what is not need not be. */
  function settle(qid: string): void {
    const field = fields.get(qid);
    if (field === undefined) return;
    if (isPending(field)) kept.put(qid, field);
    else kept.drop(qid, field.base);
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
      if (failures === 0 && anyDue()) pumpIn(PAUSE_MS);
    });
    return pumping;
  }

  async function sendAll(): Promise<void> {
    tell();
    for (const qid of fields.keys()) {
      const field = fields.get(qid);
      if (field !== undefined && isDue(field) && !(await send(qid, field))) return;
    }
  }

  /** False: nobody answered, so the rest waits as well. */
  async function send(qid: string, field: Field): Promise<boolean> {
    const about = abouts.get(qid);
    const change: AnswerChange = {
      ...changeOf(field, Math.max(rev, 0)),
      ...(about !== undefined && { about }),
    };
    try {
      const answer = await deps.save(qid, change);
      failures = 0;
      rev = Math.max(rev, answer.rev);
      const now = fields.get(qid) ?? field;
      if ("theirs" in answer) {
        const merged = met(now, answer.theirs);
        fields.set(qid, isPending(merged) ? { ...merged, theirs: answer.theirs } : merged);
      } else {
        fields.set(qid, saved(now, change));
        hasSaved = true;
      }
      settle(qid);
      return true;
    } catch (error) {
      if (error instanceof Error && !deps.isWorthAsking(error)) {
        fields.set(qid, { ...(fields.get(qid) ?? field), isRefused: true });
        return true;
      }
      failures += 1;
      pumpIn(Math.min(RETRY_MS * 2 ** (failures - 1), LONGEST_RETRY_MS));
      return false;
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
