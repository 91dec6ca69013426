import type { Core } from "./core.ts";
import type { Outbox } from "./outbox.ts";
import type { WireEvent } from "./webhook-sender.ts";

/** What an act of a person came to: the event, and how the bot's webhook answered it. */
export type Sent = {
  /** HTTP status; null when the webhook was not answered, lost or held back. */
  readonly status: number | null;
  readonly event: WireEvent;
};

/** Delivers unless the bot hears nothing of that chat. */
export const dispatch = async (core: Core, outbox: Outbox, event: WireEvent): Promise<Sent> => ({
  status: await outbox.send([event]),
  event,
});
