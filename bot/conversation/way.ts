import type { AnswerPart, Answers } from "#shared/reflection.ts";
import type { Change } from "#bot/reflections/rules.ts";
import type { Filing, Look, Say } from "./say.ts";
import type { Script, Step } from "./script.ts";
import type { Session } from "./session.ts";

export type Context = {
  /** Of this reflection, as stored, without what this very event may already have added. */
  readonly answers: Answers;
  /** Filled into bubbles and decides which questions are asked. */
  readonly vars: Readonly<Record<string, string>>;
  /** The items of the inventory behind variables. */
  readonly refs?: Readonly<Record<string, string>>;
  /** Sentences of the month's weekly records that can be taken over. */
  readonly notes: readonly WeekNote[];
  /** Where it can be shown; known where that can be asked. */
  readonly circles?: readonly Place[];
  /** The record was kept or shared before. */
  readonly isClosed: boolean;
};

/** An open circle of the member's; `isUsual`: they chose it the last time. */
export type Place = { readonly id: string; readonly name: string; readonly isUsual: boolean };

export type WeekNote = { readonly id: string; readonly text: string; readonly messageId?: string };

export type Input =
  | { readonly type: "text"; readonly parts: readonly AnswerPart[]; readonly at: Date }
  | { readonly type: "tap"; readonly choice: string; readonly at: Date }
  | {
      readonly type: "word";
      readonly word: "back" | "skip" | "next" | "later" | "stop";
      readonly at: Date;
    }
  | { readonly type: "wordless"; readonly says: "SY5" | "SY5.other"; readonly at: Date }
  | { readonly type: "blank" | "resume" | "restart"; readonly at: Date };

export type Outcome = {
  /** Null when the way through the script has ended. */
  readonly session: Session | null;
  readonly changes: readonly Change[];
  readonly filing?: Filing;
  readonly says: readonly (Say | Look)[];
};

/** Where a step stands: the script, the session at its open question, and what is known. */
export type Way = {
  readonly script: Script;
  readonly session: Session;
  readonly context: Context;
  readonly open: Step;
};
