import type { AnswerPart, Cadence, Period } from "#shared/reflection.ts";
import type { Locale } from "#shared/locale.ts";
import type { Offered } from "./words.ts";
import type { Session } from "./session.ts";

/** What a 1:1 chat remembers between two messages. */
export type ConversationState = {
  readonly session?: Session;
  /** What the last turn offered, and its number: a choice with lasting effect must come from it. */
  readonly offered: readonly Offered[];
  readonly turn: number;
  /** When that was: a reminder that came since has other buttons. */
  readonly offeredAt?: Date;
  /** A message of which it is not known yet whether it is an answer. */
  readonly pending?: readonly AnswerPart[];
  /** The last tap: the same one again right away, or on a question already passed, is ignored. */
  readonly tapped?: { readonly data: string; readonly at: Date };
  /** The answer that closed a record at once: what follows within seconds still belongs to it. */
  readonly tail?: Tail;
  /** Asked for in one line: the months without a record before this one. */
  readonly gap?: Gap;
  /** Asked for, or kept a moment ago: the line that stayed of a meetup. */
  readonly takeaway?: { readonly meetup: string; readonly at: Date; readonly isKept?: true };
  /** The month in which that was offered last. */
  readonly bridgeOffered?: Period;
  /** Something was taken back: said with the next reply, as an unsend has no reply token. */
  readonly unsent?: boolean;
  /** The language chosen before consent. */
  readonly locale?: Locale;
  readonly caredAt?: Date;
};

export type Gap = { readonly from: Period; readonly to: Period; readonly at: Date };

export type Tail = {
  readonly cadence: Cadence;
  readonly period: string;
  readonly qid: string;
  readonly audience: "self" | "circle";
  readonly at: Date;
};

export const emptyState: ConversationState = { offered: [], turn: 0 };
