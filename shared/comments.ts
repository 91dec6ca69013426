import * as v from "valibot";
import type { CheeredPost } from "./cheers.ts";
import type { Looks } from "./circle.ts";
import type { PostReportState } from "./post-reports.ts";
import type { Cadence, Period, WantedResponse } from "./reflection.ts";

/** Longest comment in UTF-16 units, all its parts together. */
export const longestComment = 400;

/** So many comments one person can leave under one record. */
export const mostComments = 5;

/**
 * What is remarkable though they take it for granted (PF4); an insight or a question as a gift (PF7);
 * where they sell themselves short, with how it could come alive (PF5 and PF6, never one alone).
 */
const commentKinds = ["praise", "insight", "frank"] as const;
export type CommentKind = (typeof commentKinds)[number];

const welcome: Readonly<Record<WantedResponse, readonly CommentKind[]>> = {
  cheers: [],
  strengths: ["praise"],
  insights: ["praise", "insight"],
  frank: ["praise", "insight", "frank"],
};

/** What the writer of a record would like to be told; where they did not say, nothing. */
export const kindsWelcome = (wanted: WantedResponse | null): readonly CommentKind[] =>
  wanted === null ? [] : welcome[wanted];

const Words = v.pipe(
  v.string(),
  v.maxLength(longestComment),
  v.check((text) => text.trim() !== "" && text.isWellFormed()),
);

/** As the page made it: the same one again says nothing new. */
const Operation = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

export const NewComment = v.variant("kind", [
  v.strictObject({ id: Operation, kind: v.literal("praise"), text: Words }),
  v.strictObject({ id: Operation, kind: v.literal("insight"), text: Words }),
  v.pipe(
    v.strictObject({
      id: Operation,
      kind: v.literal("frank"),
      text: Words,
      /** How it could come alive. */
      how: Words,
    }),
    v.forward(
      v.check(({ text, how }) => text.length + how.length <= longestComment),
      ["how"],
    ),
  ),
]);
export type NewComment = v.InferOutput<typeof NewComment>;

export const readings = ["now", "later", "together"] as const;
/** When the receiver reads a frank comment: at once, when settled, or with the organizer. */
export type Reading = (typeof readings)[number];

export const ReadingChoice = v.strictObject({ when: v.picklist(readings) });

/** What the receiver has met: `told` that they came, `seen` which they are. */
export const CommentsMet = v.strictObject({
  comments: v.pipe(v.array(v.pipe(v.string(), v.maxLength(64))), v.minLength(1), v.maxLength(200)),
  as: v.picklist(["told", "seen"]),
});

const outcomes = ["settled", "removed"] as const;
/** What became of a report: somebody saw to it, or the words were taken away. */
export type ReportOutcome = (typeof outcomes)[number];

export const ReportVerdict = v.strictObject({ outcome: v.picklist(outcomes) });

export type CommentWords = { readonly text: string; readonly how: string | null };

type Named = Looks & { readonly id: string };

type OfRecord = { readonly cadence: Cadence; readonly period: Period };

/** As its giver sees it: nothing tells whether it was read. */
export type GivenComment = CommentWords &
  OfRecord & {
    readonly id: string;
    readonly to: Named;
    readonly kind: CommentKind;
    readonly at: string;
  };

export type ReceivedComment = OfRecord & {
  readonly id: string;
  /** null: the organizer took it away. */
  readonly from: Named | null;
  readonly kind: CommentKind;
  /** null: a frank one that was not opened yet, or one that was taken away. */
  readonly words: CommentWords | null;
  readonly at: string;
  readonly isNew: boolean;
  /** Set for a frank one that waits: what the receiver chose. */
  readonly reading: Reading | null;
  /** Whether the organizer was asked to look at it, and what came of it. */
  readonly report: "open" | ReportOutcome | null;
};

export type GivenComments = {
  readonly items: readonly GivenComment[];
  readonly cursor: string | null;
};

export type ReceivedComments = {
  readonly items: readonly ReceivedComment[];
  readonly cursor: string | null;
};

export type WaitingComments = { readonly comments: readonly { readonly id: string }[] };

/** A record with what this viewer wrote under it, or, of their own, with what came. */
export type PostPage = {
  readonly post: CheeredPost;
  readonly given: readonly GivenComment[];
  readonly received: readonly ReceivedComment[];
  /** What became of it, where this viewer asked the organizers to look at the record. */
  readonly report: PostReportState | null;
};

/** What somebody in a circle asked its organizers to look at. */
export type ReportedComment = CommentWords &
  OfRecord & {
    readonly id: string;
    readonly kind: CommentKind;
    readonly from: Named;
    readonly by: Named;
    readonly at: string;
    readonly reportedAt: string;
  };

export type ReportsView = {
  readonly reports: readonly ReportedComment[];
  /** Who would like company when they read a frank comment; of its words nothing is told. */
  readonly together: readonly (Named & OfRecord)[];
};

/** People whose posts and comments a member does not want to meet. */
export type MutesView = { readonly people: readonly Named[] };
