import { AppError } from "#bot/errors.ts";
import type { Meter } from "#bot/metrics/meter.ts";
import type { At } from "./deliver.ts";
import { redact, writerOf } from "./rules.ts";
import type { InboxStore } from "./store.ts";
import type { KeptEvent } from "./turn.ts";

export type Consents = { has(userId: string): boolean | Promise<boolean> };

const MAX_BATCH = 500;
/** The database works on one while the other is answered and its successors are read. */
const WRITES_AT_ONCE = 2;
/** LINE waits two seconds (LINE documentation, "Check webhook error statistics"). */
const ANSWER_WITHIN_MS = 1700;
/** Enough for one write: whoever has waited for nearly as long decides for all who are in it. */
const WRITE_WITHIN_MS = 250;

type Waiting = {
  events: readonly KeptEvent[];
  /** Nothing is left of them that may not be kept. */
  isRedacted: boolean;
  readonly since: number;
  readonly accepted: () => void;
  readonly failed: (error: AppError) => void;
};

/**
 * Takes events in: what arrives meanwhile is written together. Two writes may be under way, never
 * with events of the same chat, so that none of a chat is durable before an earlier one; nor does
 * one overtake another about which consent is still looked up.
 */
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
  const underWay = new Set<readonly KeptEvent[]>();
  let planned = false;

  // What this turn of the event loop still brings belongs to the same write.
  const writeSoon = () => {
    if (planned || underWay.size === WRITES_AT_ONCE) return;
    planned = true;
    setImmediate(() => {
      planned = false;
      void writeOn();
    });
  };

  const writeOn = async () => {
    for (;;) {
      const batch = takeBatch();
      if (batch.length === 0) return;
      const events = batch.flatMap((one) => one.events);
      underWay.add(events);
      await write(batch, events);
      underWay.delete(events);
    }
  };

  const write = async (batch: readonly Waiting[], events: readonly KeptEvent[]) => {
    const left = Math.max(timeLeft(Math.min(...batch.map(({ since }) => since))), WRITE_WITHIN_MS);
    try {
      await within(inbox.insert(events, clock(), left), left);
    } catch (cause) {
      const error = unavailable(cause);
      // Whoever waited behind this write has no time for another one that may hang as well.
      const refused = [...batch, ...waiting.filter((one) => one.isRedacted)];
      waiting = waiting.filter((one) => !one.isRedacted);
      for (const one of refused) one.failed(error);
      return;
    }
    at?.("stored");
    if (deps.meter) for (const { type } of events) deps.meter.event(type);
    for (const one of batch) one.accepted();
    wake(new Set(events.map(({ chat }) => chat.id)));
  };

  /** The longest waiting, but for those that have to come after a write that is under way. */
  const takeBatch = () => {
    const held = new Set([...underWay].flatMap((events) => events.map(({ chat }) => chat.id)));
    const taken: Waiting[] = [];
    const left: Waiting[] = [];
    let count = 0;
    for (const one of waiting) {
      const isFree = one.isRedacted && !one.events.some(({ chat }) => held.has(chat.id));
      if (isFree && (taken.length === 0 || count + one.events.length <= MAX_BATCH)) {
        taken.push(one);
        count += one.events.length;
      } else {
        left.push(one);
        for (const { chat } of one.events) held.add(chat.id);
      }
    }
    waiting = left;
    return taken;
  };

  /** At once where all consents are known, as with whoever wrote lately. */
  const keepAll = (events: readonly KeptEvent[]) => {
    const writers = [...new Set(events.flatMap((event) => writerOf(event) ?? []))];
    const known = writers.map((writer) => consents.has(writer));
    const redactAll = (answers: readonly boolean[]) => {
      const consented = new Set(writers.filter((_, i) => answers[i]));
      return events.flatMap((event) => {
        const writer = writerOf(event);
        const who = { consented: writer !== null && consented.has(writer), isCommandWord };
        return redact(event, who) ?? [];
      });
    };
    return known.every((one) => typeof one === "boolean")
      ? redactAll(known)
      : Promise.all(known.map((one) => Promise.resolve(one))).then(redactAll);
  };

  /** The turn of an unsend erases the words as well; this is only sooner. */
  const eraseUnsent = async (events: readonly KeptEvent[], since: number) => {
    const erased = events.flatMap((event) =>
      event.type === "unsend" && event.chat.kind === "user"
        ? inbox.eraseMessage(event.chat.id, event.unsend.messageId)
        : [],
    );
    await within(Promise.all(erased), timeLeft(since)).catch(() => {});
  };

  /** Keeps its place among those of its chats while consents are looked up. */
  const lookUp = async (one: Waiting, looking: Promise<readonly KeptEvent[]>) => {
    try {
      one.events = await within(looking, timeLeft(one.since));
      one.isRedacted = true;
      if (one.events.length === 0) one.accepted();
    } catch (cause) {
      one.events = [];
      one.failed(unavailable(cause));
    }
    if (one.events.length === 0) waiting = waiting.filter((other) => other !== one);
    writeSoon();
  };

  /** Resolves when every event that needs an answer is durable; upstream_unavailable when that fails. */
  return async (events: readonly KeptEvent[]): Promise<void> => {
    const since = Date.now();
    const kept = keepAll(events);
    const isRedacted = !(kept instanceof Promise);
    if (isRedacted && kept.length === 0) return;
    await new Promise<void>((accepted, failed) => {
      const one = { events: isRedacted ? kept : events, isRedacted, since, accepted, failed };
      waiting.push(one);
      if (isRedacted) writeSoon();
      else void lookUp(one, kept);
    });
    if (events.some(({ type }) => type === "unsend")) await eraseUnsent(events, since);
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
