/** One member's way through one script; pinned to the script version it began with. */
export type Session = {
  readonly sid: string;
  readonly script: { readonly id: string; readonly version: number };
  readonly period: string;
  /** The open question. */
  readonly at: string;
  /** The item of the inventory that the open question is about. */
  readonly about?: string;
  /** How many questions were asked: buttons of an earlier question carry a smaller number. */
  readonly n: number;
  /** The questions already passed, for "back". */
  readonly path: readonly string[];
  /** The last short answer, which a message that follows at once still belongs to. */
  readonly before?: { readonly qid: string; readonly at: Date };
  /** The open question already has an answer: the next text replaces it. */
  readonly editing?: boolean;
  /** The mark of that answer as it was shown: what a page made of it since is not replaced. */
  readonly shown?: string;
  /** Where to return after fixing one answer. */
  readonly returnTo?: string;
  /** A short way: after this question comes the end of the record. */
  readonly until?: string;
  /** Put aside by the member: the next text is not taken for an answer unasked. */
  readonly paused?: boolean;
  /** The record is closed and only what follows it is still open. */
  readonly closed?: boolean;
  /** A finished record was opened again. */
  readonly reopened?: boolean;
  /** It shall be shown, and the question is where; `ticked` while a few are gathered. */
  readonly sharing?: { readonly ticked?: readonly string[] };
  /** For filing: the section chosen, while the sentence is still to be chosen. */
  readonly filing?: string;
  readonly touchedAt: Date;
};

/** After this pause a text is not taken for an answer unasked, and the way back is offered. */
export const idleAfterMs = 30 * 60_000;

/** Nobody has read the next question before this: a text within it belongs to the last answer. */
export const sameAnswerWithinMs = 10_000;
