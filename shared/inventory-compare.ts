import * as v from "valibot";
import type { FieldValue, Section } from "./inventory.ts";
import type { FieldId } from "./inventory-fields.ts";
import type { Period } from "./reflection.ts";
import type { TacticState } from "./tactics.ts";

/** A month that is over, or now. */
export const Moment = v.pipe(v.string(), v.regex(/^(?:now|\d{4}-(?:0[1-9]|1[0-2]))$/));
export type Moment = v.InferOutput<typeof Moment>;

export const ComparisonQuery = v.strictObject({ from: Moment, to: Moment });

/** What became of words between two moments. None of them is better than another. */
export type Became = "new" | "changed" | "gone" | "same";

/** A field with words at one of the moments at least; null: none at that one. */
export type ComparedField = {
  readonly id: FieldId;
  readonly became: Became;
  readonly before: FieldValue | null;
  readonly after: FieldValue | null;
};

/** How a tactic stood at the two moments; null: it was not there at that one. */
export type ComparedStand = {
  readonly before: TacticState | null;
  readonly after: TacticState | null;
};

export type ComparedItem = {
  readonly id: string;
  readonly became: Became;
  /** Of a tactic that rested or had graduated at one of the moments. */
  readonly stand: ComparedStand | null;
  readonly fields: readonly ComparedField[];
};

export type ComparedSection = {
  readonly section: Section;
  readonly fields: readonly ComparedField[];
  readonly items: readonly ComparedItem[];
};

/** Sections without words at both moments are left out. */
export type Comparison = {
  readonly from: Moment;
  readonly to: Moment;
  readonly sections: readonly ComparedSection[];
};

/** The months over in which the inventory changed, oldest first. */
export type SnapshotsView = { readonly months: readonly Period[] };
