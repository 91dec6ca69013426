import { Refusal } from "#bot/embedded/errors.ts";
import type { Disk } from "#bot/embedded/store/disk.ts";
import type { Journal } from "#bot/embedded/store/turns.ts";
import { decode, encode, type Doc } from "#bot/embedded/values/document.ts";

const IDLE_MS = 30 * 60_000;
// A driver retries within its server selection time of 30 seconds.
const TEXTS_MS = 2 * 60_000;

type Last = { readonly number: number; readonly at: number; readonly reply: Doc | null };

export type Sessions = ReturnType<typeof createSessions>;

/** The last numbered write of each session and its reply, so that a retry is not applied again. */
export function createSessions(disk: Disk, clock: () => number = Date.now) {
  const last = new Map<string, Last>();
  for (const { session, number, at, reply } of disk.sessions()) {
    last.set(session, { number, at, reply: reply && decode(reply) });
  }

  function keep(session: string, next: Last | undefined, journal: Journal): void {
    const before = last.get(session);
    if (next) last.set(session, next);
    else last.delete(session);
    journal.undoable(() => {
      if (before) last.set(session, before);
      else last.delete(session);
    });
    if (!next) return journal.endSession(session);
    const { number, at, reply } = next;
    journal.session({ session, number, at, reply: reply && encode(reply) });
  }

  return {
    /** The reply to this very write if it was applied before. */
    replay(session: string, number: number): Doc | null {
      const known = last.get(session);
      if (!known || known.number < number) return null;
      if (known.number > number) {
        throw new Refusal(
          "TransactionTooOld",
          `Retryable write with txnNumber ${number} is prohibited on session because a newer retryable write with txnNumber ${known.number} has already started.`,
        );
      }
      if (!known.reply) {
        throw new Refusal(
          "IncompleteTransactionHistory",
          "This write was applied, but its reply is no longer kept.",
        );
      }
      return known.reply;
    },

    remember(session: string, number: number, reply: Doc, journal: Journal): void {
      keep(session, { number, at: clock(), reply }, journal);
    },

    end(session: string, journal: Journal): void {
      if (last.has(session)) keep(session, undefined, journal);
    },

    /** Replies with texts of members live for minutes only, sessions for half an hour. */
    forgetOld(journal: Journal, closing = false): void {
      for (const [session, { number, at, reply }] of last) {
        const age = clock() - at;
        if (age > IDLE_MS) keep(session, undefined, journal);
        else if (reply && holdsTexts(reply) && (closing || age > TEXTS_MS)) {
          keep(session, { number, at, reply: null }, journal);
        }
      }
    },
  };
}

function holdsTexts(reply: Doc): boolean {
  return (reply["value"] ?? reply["writeErrors"] ?? reply["upserted"] ?? null) !== null;
}
