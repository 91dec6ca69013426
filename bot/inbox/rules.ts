import type { KeptEvent, KeptMessage } from "./turn.ts";

/** Failures after which an event is buried. */
export const MAX_FAILURES = 6;
/** The name of a finished event is kept this long, so that a late duplicate is recognised. */
export const KEEP_DONE_MS = 24 * 3600_000;
/** How far an event may lie behind its chat: beyond that its name may be forgotten. */
const TAKEN_WITHIN_MS = KEEP_DONE_MS - 3600_000;
/** A buried event waits this long for somebody to retry it. */
export const KEEP_BURIED_MS = 30 * 24 * 3600_000;

/** Whoever is to wait for longer was told so by a clock that has been put back since. */
export const LONGEST_WAIT_MS = 60_000;

/** Whoever waits for longer may have gone on writing. */
const LATE_MS = 10_000;

const REPLY_TOKEN_MS = 60_000;
const REDELIVERED_TOKEN_MS = 20 * 60_000;
const TOKEN_MARGIN_MS = 2_000;

/**
 * Whether the event lies so far behind the newest one of its chat that it may be a repetition whose
 * name is forgotten. Taking back is always safe; what LINE delivers again was never taken. A chat that was in the future, as a clock moved
 * ahead and back leaves it, counts from now.
 */
export const isLongPast = (
  event: Pick<KeptEvent, "type" | "at" | "redelivered">,
  newest: Date | undefined,
  now: Date,
): boolean =>
  event.type !== "unsend" &&
  !event.redelivered &&
  newest !== undefined &&
  Math.min(newest.getTime(), now.getTime()) - event.at.getTime() > TAKEN_WITHIN_MS;

/** The event without anything that must not be kept, or null when nobody needs to answer it. */
export const redact = (
  event: KeptEvent,
  who: { readonly consented: boolean; readonly isCommandWord: (text: string) => boolean },
): KeptEvent | null => {
  const isPrivate = event.chat.kind === "user";
  if (event.type === "unsend" && !isPrivate) return null;
  if (event.type !== "message") return event;
  const { id, type, text, mentionsBot, quotedMessageId } = event.message;
  if (!isPrivate) {
    const message: KeptMessage = { id, type, mentionsBot: true };
    return mentionsBot ? { ...event, message } : null;
  }
  const mayKeep = text !== undefined && (who.consented || who.isCommandWord(text));
  return {
    ...event,
    message: {
      id,
      type,
      ...(mayKeep && { text }),
      ...(quotedMessageId !== undefined && { quotedMessageId }),
    },
  };
};

/** Whose consent decides about the event's text; null where no text can be kept anyway. */
export const writerOf = (event: KeptEvent): string | null =>
  event.type === "message" && event.message.text !== undefined && event.chat.kind === "user"
    ? event.chat.id
    : null;

/**
 * How long the reply token is good: one minute after the webhook came, and for a redelivered one at
 * most twenty minutes after the event (LINE documentation, "Reply token").
 */
export const replyUntil = (event: KeptEvent, receivedAt: Date): Date => {
  const life = receivedAt.getTime() + REPLY_TOKEN_MS;
  const cap = event.redelivered ? event.at.getTime() + REDELIVERED_TOKEN_MS : Infinity;
  return new Date(Math.min(life, cap) - TOKEN_MARGIN_MS);
};

/**
 * When an answer came that is delivered now, in LINE's time, if that was late; null: in time. Of an
 * event that LINE brought at once only this machine's own waiting counts, whatever its clock says.
 */
export const lateAt = (
  event: Pick<KeptEvent, "at" | "redelivered">,
  {
    receivedAt,
    clock,
    now,
  }: { readonly receivedAt: Date; readonly clock: Date; readonly now: Date },
): Date | null => {
  const waited = event.redelivered
    ? now.getTime() - event.at.getTime()
    : clock.getTime() - receivedAt.getTime();
  return waited > LATE_MS ? new Date(event.at.getTime() + waited) : null;
};

/** Milliseconds to wait after the nth failure: 1, 2, 4, 8, 16 seconds. */
export const backoffMs = (failures: number) => 1000 * 2 ** (Math.max(failures, 1) - 1);
