import type { Core } from "./core.ts";
import type { Faults } from "./faults.ts";
import type { WebhookSender, WireEvent } from "./webhook-sender.ts";
import { isAnswered } from "./webhook-sender.ts";

export type Order = "sent" | "reversed" | "shuffled";

export type Redelivery = { readonly attempts: number; readonly delayMs: number };

/** Events on their way to the bot: at once, held back for a batch, lost, or delivered again. */
export const createOutbox = (deps: {
  readonly core: Core;
  readonly sender: WebhookSender;
  readonly faults: Faults;
  readonly redelivery?: Redelivery | undefined;
  /** The switch "Use webhook"; what happens while it is off is never told to the bot. */
  readonly isOn: () => boolean;
}) => {
  const { core, sender, faults } = deps;
  const failed: WireEvent[] = [];
  let last: readonly WireEvent[] = [];
  let held: WireEvent[] | null = null;
  let waiting = 0;

  const transmit = async (events: readonly WireEvent[]): Promise<number | null> => {
    for (const event of events) {
      const token = core.world.replyTokens.get(replyTokenOf(event));
      if (token) token.deliveredAt = core.now().getTime();
    }
    return sender.send(events);
  };

  const retry = async (events: readonly WireEvent[], { attempts, delayMs }: Redelivery) => {
    waiting += 1;
    try {
      for (let attempt = 0; attempt < attempts; attempt += 1) {
        await new Promise((resolve) => setTimeout(resolve, delayMs));
        if (isAnswered(await transmit(events.map(asRedelivered)))) return forget(events);
      }
    } finally {
      waiting -= 1;
    }
  };

  const forget = (events: readonly WireEvent[]): void => {
    for (const event of events) {
      const index = failed.findIndex((one) => one.webhookEventId === event.webhookEventId);
      if (index >= 0) failed.splice(index, 1);
    }
  };

  /** Resolves when the webhook was answered; null when it was not, is held back or got lost. */
  const send = async (events: readonly WireEvent[]): Promise<number | null> => {
    if (!deps.isOn()) return null;
    if (held) {
      held.push(...events);
      return null;
    }
    last = events;
    const status = faults.take("webhook_lost") ? null : await transmit(events);
    if (isAnswered(status)) return status;
    failed.push(...events);
    if (deps.redelivery) void retry(events, deps.redelivery);
    return status;
  };

  return {
    send,
    /** Keeps what happens from now on for one request; the answer sends it. */
    hold: () => {
      held ??= [];
      return async (options: { order?: Order; duplicates?: number } = {}) => {
        const events = ordered(held ?? [], options.order ?? "sent");
        held = null;
        if (events.length === 0) return null;
        const copies = Array.from({ length: options.duplicates ?? 0 }, () => events).flat();
        return send([...events, ...copies]);
      };
    },
    /** Sends what no 2xx answered once more, with the same ids and tokens. */
    redeliverFailed: async (order: Order = "sent"): Promise<number | null> => {
      const events = ordered(failed.splice(0), order).map(asRedelivered);
      if (events.length === 0) return null;
      const status = await transmit(events);
      if (!isAnswered(status)) failed.push(...events);
      return status;
    },
    /** Sends the last request again although it was answered. */
    redeliverLast: async (times = 1): Promise<readonly (number | null)[]> => {
      const statuses: (number | null)[] = [];
      for (let time = 0; time < times && last.length > 0; time += 1) {
        statuses.push(await transmit(last.map(asRedelivered)));
      }
      return statuses;
    },
    failed: (): readonly WireEvent[] => [...failed],
    isBusy: (): boolean => waiting > 0 || sender.inFlight() > 0,
  };
};

export type Outbox = ReturnType<typeof createOutbox>;

const asRedelivered = (event: WireEvent): WireEvent => ({
  ...event,
  deliveryContext: { isRedelivery: true },
});

const replyTokenOf = (event: WireEvent): string =>
  "replyToken" in event && typeof event.replyToken === "string" ? event.replyToken : "";

const ordered = (events: readonly WireEvent[], order: Order): WireEvent[] => {
  const result = [...events];
  if (order === "reversed") return result.reverse();
  if (order === "sent") return result;
  for (let last = result.length - 1; last > 0; last -= 1) {
    const other = Math.floor(Math.random() * (last + 1));
    const moved = result[last];
    const taken = result[other];
    if (moved && taken) [result[last], result[other]] = [taken, moved];
  }
  return result;
};
