import type { Context } from "./context.ts";
import { AppError } from "./errors.ts";
import { isSigned, readEvents } from "./line/webhook.ts";

export const WEBHOOK_PATH = "/webhook";
export const MAX_WEBHOOK_BYTES = 1024 * 1024;

/** What LINE sends: the bytes as they came, null if there were too many, and their signature. */
export type Webhook = (raw: Uint8Array | null, signature: string | undefined) => Promise<void>;

/** Resolves when every event is durable, so that LINE may be told; throws an AppError. */
export const createWebhook =
  ({ config, receive }: Pick<Context, "config" | "receive">): Webhook =>
  async (raw, signature) => {
    if (!raw) throw new AppError("too_large", "a webhook of more than a megabyte");
    if (!isSigned(raw, signature, config.line.channelSecret)) {
      throw new AppError("unauthenticated", "not signed by LINE");
    }
    await receive(readEvents(parse(raw)));
  };

const utf8 = new TextDecoder("utf-8", { fatal: true });

const parse = (raw: Uint8Array): unknown => {
  try {
    return JSON.parse(utf8.decode(raw)) as unknown;
  } catch {
    // Without the cause: the parser's message quotes what it read.
    throw new AppError("invalid_input", "not JSON");
  }
};
