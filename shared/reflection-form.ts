import * as v from "valibot";
import type { PostView } from "./feed.ts";
import { audiences } from "./inventory.ts";
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

const AudienceName = v.picklist(audiences);

const Position = v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(maxAnswerLength));

const Mark = v.pipe(v.string(), v.maxLength(40));

/** A stretch of the stored text exchanged: whatever its length, typing costs a short request. */
const Edit = v.strictObject({
  at: Position,
  cut: Position,
  put: Words,
  /** The marks of the text it was made in and of the text it makes. */
  from: Mark,
  to: Mark,
});

/** One answer as it shall be: its words, its choice (`null` takes it back), who may see it. */
export const AnswerChange = v.pipe(
  v.strictObject({
    text: v.exactOptional(Words),
    edit: v.exactOptional(Edit),
    choice: v.exactOptional(Choice),
    audience: v.exactOptional(AudienceName),
    /** The answer as it was read. Without it the draft's revision decides what is stale. */
    base: v.exactOptional(
      v.strictObject({
        text: v.exactOptional(v.string()),
        choice: v.exactOptional(Choice),
        audience: v.exactOptional(AudienceName),
      }),
    ),
    /** The item of the inventory that the choice is about, as the question said. */
    about: v.exactOptional(v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/))),
    /** Of the draft as it was read; 0 if there was none. */
    rev: v.pipe(v.number(), v.integer(), v.minValue(0)),
  }),
  v.forward(
    v.check(({ text, edit }) => text === undefined || edit === undefined),
    ["edit"],
  ),
  v.check(({ rev: _, base: __, about: ___, ...wishes }) => Object.keys(wishes).length > 0),
);
export type AnswerChange = v.InferOutput<typeof AnswerChange>;

const CircleId = v.pipe(v.string(), v.nonEmpty(), v.maxLength(64));

export const Closing = v.variant("as", [
  v.strictObject({ as: v.literal("kept") }),
  v.strictObject({
    as: v.literal("shared"),
    /** Those that shall see it; without them as the last time, else all of the member's own. */
    circles: v.exactOptional(v.pipe(v.array(CircleId), v.minLength(1), v.maxLength(100))),
  }),
]);
export type Closing = v.InferOutput<typeof Closing>;

/** One answer: its words, its tap, and who may see it once the record is shown. */
export type AnswerWords = {
  readonly text: string;
  readonly choice: string | null;
  readonly audience: Audience;
};

/** Why nobody can choose who sees an answer. */
export type Lock = "worry" | "conviction" | "money" | "wanted";

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
  /** Who may see the answer as long as the member has not chosen. */
  readonly audience: Audience;
  readonly lock: Lock | null;
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

export const PreviewQuery = v.strictObject({ circle: v.optional(CircleId) });

/** A record as a circle sees it, or would if it were shown there; null where they see nothing. */
export type Preview = {
  /** null for somebody who is in none. */
  readonly circle: { readonly id: string; readonly name: string } | null;
  readonly companions: PostView | null;
  /** The same with what is for the organizer alone. */
  readonly organizer: PostView | null;
};

/** A circle that a record can be shown in, or is. */
export type SharingPlace = {
  readonly id: string;
  readonly name: string;
  /** A closed one takes nothing new; what it has can be taken back. */
  readonly isOpen: boolean;
  readonly isShown: boolean;
  /** Chosen unless the member chooses otherwise. */
  readonly isUsual: boolean;
};

/** Who sees a record, and who could. */
export type SharingView = {
  readonly status: ReflectionStatus;
  readonly circles: readonly SharingPlace[];
};

export type SavedAnswer = { readonly rev: number };

/** Both versions of an answer that was changed elsewhere meanwhile. */
export type AnswerConflict = {
  readonly error: { readonly code: "conflict"; readonly requestId: string };
  readonly theirs: AnswerWords;
  /** As it was sent: of an edit nobody knows here what text it was made in. */
  readonly yours: Omit<AnswerWords, "text"> &
    ({ readonly text: string } | { readonly edit: NonNullable<AnswerChange["edit"]> });
  readonly rev: number;
};

export type Closed = { readonly status: Closing["as"]; readonly total: number };

export type HomeView = {
  /** Begun and not closed, the newest first. */
  readonly drafts: readonly { readonly cadence: FormCadence; readonly period: Period }[];
  /** What this week, month and quarter hold; before them the month and quarter that just ended. */
  readonly due: readonly {
    readonly cadence: FormCadence;
    readonly period: Period;
    readonly status: ReflectionStatus | "none";
  }[];
  readonly total: number;
};
