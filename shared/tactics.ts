import * as v from "valibot";

export type TacticState = "active" | "resting" | "graduated";

/** What a quarter's review can say about a tactic. */
export const tacticDecisions = ["continue", "change", "graduate", "rest"] as const;
export type TacticDecision = (typeof tacticDecisions)[number];

/** What is decided on the page; `takeBack` undoes the one before. */
const handDecisions = ["continue", "graduate", "rest", "wake", "takeBack"] as const;
export type HandDecision = (typeof handDecisions)[number];

export const TacticDeciding = v.strictObject({ as: v.picklist(handDecisions) });

const ItemId = v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/));

/** A goal's field, with the line itself where the field has several. */
const GoalSchema = v.pipe(
  v.string(),
  v.maxLength(1100),
  v.regex(/^(?:I2-1|I2-3|I2-2:[^]+)$/),
  v.check((text) => text.isWellFormed()),
);

/** What a tactic serves and draws on, as a whole. */
export const TacticLinks = v.strictObject({
  goal: v.nullable(GoalSchema),
  draws: v.pipe(
    v.array(ItemId),
    v.maxLength(60),
    v.check((ids) => new Set(ids).size === ids.length, "twice"),
  ),
});
export type TacticLinks = {
  readonly goal: string | null;
  readonly draws: readonly string[];
};

export const TaskBelonging = v.strictObject({ tactic: v.nullable(ItemId) });

/** An earlier wording; days are in the community's zone. */
export type FormerView = { readonly text: string; readonly on: string };

export type StandingView = {
  readonly state: TacticState;
  /** The day it came to rest or graduated; null for an active one. */
  readonly since: string | null;
  /** The day from which it is worth another look. */
  readonly lookAgainOn: string | null;
};

export type TacticView = TacticLinks &
  StandingView & {
    /** As it stood before the last decision on the page; null: there is nothing to take back. */
    readonly before: StandingView | null;
  };

const line = "I2-2:";

/** One of the goals of a year, by its words: the place in the list may change. */
export const goalOfLine = (text: string): string => `${line}${text}`;

const lineOfGoal = (goal: string): string | null =>
  goal.startsWith(line) ? goal.slice(line.length) : null;

/** The words of a goal as they are today; null once it is gone. */
export function goalText(goal: string | null, valueOf: (field: GoalField) => unknown) {
  if (goal === null) return null;
  const text = lineOfGoal(goal);
  if (text !== null) {
    const lines = valueOf("I2-2");
    return text.trim() !== "" && Array.isArray(lines) && lines.includes(text) ? text : null;
  }
  const value = valueOf(goal === "I2-1" ? "I2-1" : "I2-3");
  return typeof value === "string" && value.trim() !== "" ? value : null;
}

export type GoalField = "I2-1" | "I2-2" | "I2-3";

/** All goals there are to choose from, the nearest first. */
export function goalsIn(valueOf: (field: GoalField) => unknown): readonly string[] {
  const lines = valueOf("I2-2");
  const year: readonly unknown[] = Array.isArray(lines) ? lines : [];
  const all = ["I2-3", ...year.map((text) => goalOfLine(String(text))), "I2-1"];
  return [...new Set(all)].filter((goal) => goalText(goal, valueOf) !== null);
}
