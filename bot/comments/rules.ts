import { keyOfPost } from "#bot/feed/rules.ts";
import type { Looks } from "#shared/circle.ts";
import {
  kindsWelcome,
  mostComments,
  type CommentKind,
  type CommentWords,
  type GivenComment,
  type Reading,
  type ReceivedComment,
  type ReportedComment,
  type ReportOutcome,
} from "#shared/comments.ts";
import type { WantedResponse } from "#shared/reflection.ts";

/** What one member wrote to another about a record. */
export type Comment = CommentWords & {
  readonly id: string;
  readonly postId: string;
  /** Whose organizers are asked for help: of where it was read, if anybody there can be. */
  readonly circleId: string;
  /** The writer of the record. */
  readonly to: string;
  /** Who wrote the comment; `gone:…` once the organizer took its words away. */
  readonly memberId: string;
  readonly kind: CommentKind;
  /** Its id as the page made it. */
  readonly operation: string;
  /** Of one person's comments under one record each has another. */
  readonly slot: number;
  readonly at: Date;
  /** null: frank, and its receiver has not chosen yet. Anything but `now`: its words stay here. */
  readonly reading: Reading | null;
  readonly report: "open" | ReportOutcome | null;
  readonly reportedAt: Date | null;
  /** The event in whose answer the receiver was told of it, or "page"; null: not yet. */
  readonly toldBy: string | null;
  readonly seenAt: Date | null;
};

/** Where in a list of comments one goes on reading. */
export type CommentPlace = Pick<Comment, "at" | "id">;

/**
 * Why it cannot be. `unreadable`: the record is not there for this member. `unwanted`: its writer
 * would like other responses. `own`: it is theirs. `full`: enough is said under it.
 */
export type CommentRefusal = "unreadable" | "unwanted" | "own" | "full";

/** Whoever's words were taken away: no two are the same, and none leads anywhere. */
export const gone = (commentId: string): string => `gone:${commentId}`;

/** Frank words wait until their receiver chooses; anything else can be read as it comes. */
export const firstReading = (kind: CommentKind): Reading | null =>
  kind === "frank" ? null : "now";

export const isWelcome = (wanted: WantedResponse | null, kind: CommentKind): boolean =>
  kindsWelcome(wanted).includes(kind);

export const freeSlot = (slots: readonly number[]): number | null =>
  Array.from({ length: mostComments }, (_, slot) => slot).find((slot) => !slots.includes(slot)) ??
  null;

type Named = Looks & { readonly id: string };

export const toGiven = (comment: Comment, to: Named): GivenComment => ({
  id: comment.id,
  ...keyOfPost(comment.postId),
  to,
  kind: comment.kind,
  ...wordsOf(comment),
  at: comment.at.toISOString(),
});

/** The one place that decides what the receiver sees of it. */
export function toReceived(comment: Comment, from: Named | null): ReceivedComment {
  const { id, postId, kind, at, reading, report, seenAt } = comment;
  const isReadable = reading === "now" && report !== "removed";
  return {
    id,
    ...keyOfPost(postId),
    from: report === "removed" ? null : from,
    kind,
    words: isReadable ? wordsOf(comment) : null,
    at: at.toISOString(),
    isNew: seenAt === null,
    reading: kind === "frank" ? reading : null,
    report,
  };
}

export const toReported = (comment: Comment, from: Named, by: Named): ReportedComment => ({
  id: comment.id,
  ...keyOfPost(comment.postId),
  kind: comment.kind,
  ...wordsOf(comment),
  from,
  by,
  at: comment.at.toISOString(),
  reportedAt: (comment.reportedAt ?? comment.at).toISOString(),
});

const wordsOf = ({ text, how }: CommentWords): CommentWords => ({ text, how });
