import { AppError } from "#bot/errors.ts";
import type { Meter } from "#bot/metrics/meter.ts";
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
  readonly meter?: Pick<Meter, "event">;
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
    const left = timeLeft(Math.min(...batch.map(({ since }) => since)));
    try {
      await within(inbox.insert(events, clock(), left), left);
    } catch (cause) {
      const error = unavailable(cause);
      // Whoever waited behind this write has no time for another one that may hang as well.
      for (const one of [...batch, ...waiting.splice(0)]) one.failed(error);
      return;
    }
    at?.("stored");
    if (deps.meter) for (const { type } of events) deps.meter.event(type);
    // The next write goes to the database first: it works while the answers are sent.
    setImmediate(() => {
      for (const one of batch) one.accepted();
      wake(new Set(events.map(({ chat }) => chat.id)));
    });
  };

  const takeBatch = () => {
    let count = 0;
    const end = waiting.findIndex(({ events }, i) => (count += events.length) > MAX_BATCH && i > 0);
    return waiting.splice(0, end === -1 ? waiting.length : end);
  };

  const keepAll = async (events: readonly KeptEvent[], since: number) => {
    const writers = [...new Set(events.flatMap((event) => writerOf(event) ?? []))];
    const known = writers.map((writer) => consents.has(writer));
    const answers = known.every((one) => typeof one === "boolean")
      ? known
      : await within(Promise.all(known.map((one) => Promise.resolve(one))), timeLeft(since));
    const consented = new Set(writers.filter((_, i) => answers[i]));
    return events.flatMap((event) => {
      const writer = writerOf(event);
      const who = { consented: writer !== null && consented.has(writer), isCommandWord };
      return redact(event, who) ?? [];
    });
  };

  /** The turn of an unsend erases the words as well; this is only sooner. */
  const eraseUnsent = async (events: readonly KeptEvent[], since: number) => {
    const erased = events.flatMap((event) =>
      event.type === "unsend" ? inbox.eraseMessage(event.chat.id, event.unsend.messageId) : [],
    );
    await within(Promise.all(erased), timeLeft(since)).catch(() => {});
  };

  /** Resolves when every event that needs an answer is durable; upstream_unavailable when that fails. */
  return async (events: readonly KeptEvent[]): Promise<void> => {
    const since = Date.now();
    const kept = await keepAll(events, since).catch((cause: unknown) => {
      throw unavailable(cause);
    });
    if (kept.length === 0) return;
    await new Promise<void>((accepted, failed) => {
      waiting.push({ events: kept, since, accepted, failed });
      void writeOn();
    });
    if (kept.some(({ type }) => type === "unsend")) await eraseUnsent(kept, since);
  };
};

export type Receive = ReturnType<typeof createReceive>;

const timeLeft = (since: number) => Math.max(ANSWER_WITHIN_MS - (Date.now() - since), 1);

const unavailable = (cause: unknown) =>
  new AppError("upstream_unavailable", "events could not be stored", { cause });

const within = async <T>(work: Promise<T>, ms: number): Promise<T> => {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error("late")), ms);
  });
  try {
    return await Promise.race([work, late]);
  } finally {
    clearTimeout(timer);
  }
};
