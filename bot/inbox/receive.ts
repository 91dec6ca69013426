import { AppError } from "#bot/errors.ts";
import type { At } from "./deliver.ts";
import { redact, writerOf } from "./rules.ts";
import type { InboxStore } from "./store.ts";
import type { KeptEvent } from "./turn.ts";

export type Consents = { has(userId: string): boolean | Promise<boolean> };

const MAX_BATCH = 500;
/** LINE waits two seconds (LINE documentation, "Check webhook error statistics"). */
const ANSWER_WITHIN_MS = 1700;

type Waiting = {
  readonly events: readonly KeptEvent[];
  readonly since: number;
  readonly accepted: () => void;
  readonly failed: (error: AppError) => void;
};

/** Takes events in: what arrives while a write is under way is written together, next. */
export const createReceive = (deps: {
  readonly inbox: Pick<InboxStore, "insert" | "eraseMessage">;
  readonly consents: Consents;
  readonly isCommandWord: (text: string) => boolean;
  readonly wake: (chatIds: Iterable<string>) => void;
  readonly clock: () => Date;
  readonly at?: At;
}) => {
  const { inbox, consents, isCommandWord, wake, clock, at } = deps;
  let waiting: Waiting[] = [];
  let writing = false;

  const writeOn = async () => {
    if (writing) return;
    writing = true;
    while (waiting.length > 0) await writeNext();
    writing = false;
  };

  const writeNext = async () => {
    const batch = takeBatch();
    const events = batch.flatMap((one) => one.events);
    const oldest = Math.min(...batch.map(({ since }) => since));
    try {
      await insertWithin(events, Math.max(ANSWER_WITHIN_MS - (Date.now() - oldest), 1));
    } catch (cause) {
      const error = new AppError("upstream_unavailable", "events could not be stored", { cause });
      // Whoever waited behind this write has no time for another one that may hang as well.
      for (const one of [...batch, ...waiting.splice(0)]) one.failed(error);
      return;
    }
    at?.("stored");
    for (const one of batch) one.accepted();
    wake(new Set(events.map(({ chat }) => chat.id)));
  };

  const takeBatch = () => {
    let count = 0;
    const end = waiting.findIndex(({ events }, i) => (count += events.length) > MAX_BATCH && i > 0);
    return waiting.splice(0, end === -1 ? waiting.length : end);
  };

  const insertWithin = async (events: readonly KeptEvent[], ms: number) => {
    let timer: NodeJS.Timeout | undefined;
    const late = new Promise<never>((_, reject) => {
      timer = setTimeout(() => reject(new Error("late")), ms);
    });
    try {
      await Promise.race([inbox.insert(events, clock(), ms), late]);
    } finally {
      clearTimeout(timer);
    }
  };

  const keep = (event: KeptEvent, consented: boolean) =>
    redact(event, { consented, isCommandWord });

  const keepAll = async (events: readonly KeptEvent[]) => {
    const kept: KeptEvent[] = [];
    for (const event of events) {
      const writer = writerOf(event);
      const known = writer === null ? false : consents.has(writer);
      const one = keep(event, typeof known === "boolean" ? known : await known);
      if (one) kept.push(one);
    }
    return kept;
  };

  /** Resolves when every event that needs an answer is durable; upstream_unavailable when that fails. */
  return async (events: readonly KeptEvent[]): Promise<void> => {
    const kept = await keepAll(events);
    if (kept.length === 0) return;
    await new Promise<void>((accepted, failed) => {
      waiting.push({ events: kept, since: Date.now(), accepted, failed });
      void writeOn();
    });
    for (const event of kept) {
      // The turn of the event erases it as well; this is only sooner.
      if (event.type === "unsend") {
        await inbox.eraseMessage(event.chat.id, event.unsend.messageId).catch(() => {});
      }
    }
  };
};

export type Receive = ReturnType<typeof createReceive>;
