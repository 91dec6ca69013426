import * as v from "valibot";
import { maxAnswerLength } from "./limits.ts";
import type { Audience, Cadence, Period, ReflectionStatus } from "./reflection.ts";

/** The reflections that come round; the first record is written in the chat alone. */
export type FormCadence = Exclude<Cadence, "first">;

// Half a surrogate pair cannot be stored as it is.
const Words = v.pipe(
  v.string(),
  v.maxLength(maxAnswerLength),
  v.check((text) => text.isWellFormed()),
);

const Choice = v.nullable(v.pipe(v.string(), v.maxLength(40)));

/** One answer as it shall be: its text, its choice (`null` takes it back), or both. */
export const AnswerChange = v.pipe(
  v.strictObject({
    text: v.exactOptional(Words),
    choice: v.exactOptional(Choice),
    /** The answer as it was read. Without it the draft's revision decides what is stale. */
    base: v.exactOptional(
      v.strictObject({ text: v.exactOptional(v.string()), choice: v.exactOptional(Choice) }),
    ),
    /** The item of the inventory that the choice is about, as the question said. */
    about: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))),
    /** Of the draft as it was read; 0 if there was none. */
    rev: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.check(({ text, choice }) => text !== undefined || choice !== undefined),
);
export type AnswerChange = v.InferOutput<typeof AnswerChange>;

export const Closing = v.strictObject({ as: v.picklist(["kept", "shared"]) });
export type Closing = v.InferOutput<typeof Closing>;

export type AnswerWords = { readonly text: string; readonly choice: string | null };

export type Question = {
  readonly qid: string;
  readonly kind: "short" | "long" | "choice";
  /** The question in one or two words. */
  readonly name: string;
  readonly question: string;
  readonly hints: readonly string[];
  /** The member's own earlier words that it asks about. */
  readonly quote: string | null;
  readonly choices: readonly { readonly id: string; readonly label: string }[];
  readonly audience: Audience;
  /** Whether it is asked as things stand. */
  readonly asked: boolean;
  /** It is asked about the words of this answer, as soon as there are any. */
  readonly follows: string | null;
  /** It is asked as soon as this choice is made there. */
  readonly leadsFrom?: { readonly qid: string; readonly choice: string } | undefined;
  /** The item of the inventory that it is about. */
  readonly about?: string | undefined;
  /** What is asked at a small, still moment. */
  readonly moment?: "graduation" | undefined;
};

/** A reflection to write in: the questions of its script and what is answered so far. */
export type FormView = {
  readonly cadence: FormCadence;
  readonly period: Period;
  readonly status: ReflectionStatus;
  /** 0 while nothing is stored. */
  readonly rev: number;
  /** The invitation, while the period lasts. */
  readonly lead: string | null;
  readonly questions: readonly (Question & AnswerWords)[];
  /** Sentences of the weeks that the long question can take over. */
  readonly notes: readonly string[];
};

/** What companions would see, in order. */
export type Preview = {
  readonly lines: readonly {
    readonly qid: string;
    readonly name: string;
    readonly choice: string | null;
    readonly text: string;
  }[];
};

export type SavedAnswer = { readonly rev: number };

/** Both versions of an answer that was changed elsewhere meanwhile. */
export type AnswerConflict = {
  readonly error: { readonly code: "conflict"; readonly requestId: string };
  readonly theirs: AnswerWords;
  readonly yours: AnswerWords;
  readonly rev: number;
};

export type Closed = { readonly status: Closing["as"]; readonly total: number };

export type HomeView = {
  /** Begun and not closed, the newest first. */
  readonly drafts: readonly { readonly cadence: FormCadence; readonly period: Period }[];
  /** What this week, month and quarter hold. */
  readonly due: readonly {
    readonly cadence: FormCadence;
    readonly period: Period;
    readonly status: ReflectionStatus | "none";
  }[];
  readonly total: number;
};
