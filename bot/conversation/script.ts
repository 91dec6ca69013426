import type { Cadence } from "#shared/reflection.ts";
import type { Lock } from "#shared/reflection-form.ts";
import type { BubbleKey } from "#bot/messages/catalog.ts";

/** A question's id, or `end`. */
export type StepRef = string;

/** What a tap on a button does; the button's label is the bubble's button of the same id. */
export type Choice = {
  readonly id: string;
  readonly does:
    | "answer"
    | "skip"
    | "back"
    | "next"
    | "go"
    | "see"
    | "keep"
    | "share"
    | "fix"
    | "later"
    | "end"
    | "file"
    | "guide"
    | "page";
  /** Where it leads, if not to the step's own `next`. */
  readonly to?: StepRef;
  /** What is said when it ends the session, or before the next question. */
  readonly says?: BubbleKey;
};

/**
 * Asked only if a variable is known, is not, if an earlier question was answered in words, or if a
 * choice was made there.
 */
export type Condition =
  | { readonly chose: string; readonly of: StepRef }
  | { readonly known: string }
  | { readonly unknown: string }
  | { readonly answered: StepRef };

/**
 * `intro` invites, `short` takes one answer and moves on, `long` gathers until 次へ, `choice` is
 * answered by a tap (words become a note), `close` ends the record.
 */
export type Step = {
  readonly qid: StepRef;
  readonly kind: "intro" | "short" | "long" | "choice" | "close";
  readonly bubble: BubbleKey;
  /** Its words on a page, where the bubble speaks of the chat. */
  readonly page?: BubbleKey;
  readonly choices: readonly Choice[];
  readonly next: StepRef;
  /** Who may see the answer once the reflection is shared, unless the member chooses otherwise. */
  readonly audience: "self" | "circle";
  /** Why they cannot. */
  readonly lock?: Lock;
  readonly when?: Condition;
  /** A variable of the bubble that is the text of an answer. */
  readonly quotes?: { readonly name: string; readonly of: StepRef };
  /** A variable of the bubble that comes from the context and is the member's own text. */
  readonly echoes?: string;
  /** An answer here keeps the reflection at once; a skip ends it without one. */
  readonly closes?: { readonly says: BubbleKey; readonly skipped: BubbleKey };
};

export type Script = {
  readonly id: string;
  readonly version: number;
  readonly cadence: Cadence;
  readonly steps: readonly Step[];
};

export function stepOf(script: Script, qid: StepRef): Step | undefined {
  return script.steps.find((step) => step.qid === qid);
}
