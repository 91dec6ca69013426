import * as v from "valibot";
import type { Section } from "./inventory.ts";
import type { FieldId } from "./inventory-fields.ts";
import type { Cadence, Period, ReflectionStatus } from "./reflection.ts";

/** One line is enough for a month; this is room for a long one. */
export const maxBridgeLength = 1000;
export const maxSearchLength = 100;

const Month = v.pipe(v.string(), v.regex(/^\d{4}-(?:0[1-9]|1[0-2])$/));
const wellFormed = v.check((text: string) => text.isWellFormed());

/** A line about a month without a record; an empty one takes it away again. */
export const BridgeLine = v.strictObject({
  text: v.pipe(v.string(), v.maxLength(maxBridgeLength), wellFormed),
  /** The first month it speaks of, where it speaks of several. */
  from: v.exactOptional(Month),
  /** The line as it was read. */
  base: v.string(),
});
export type BridgeLine = v.InferOutput<typeof BridgeLine>;

/** What to look for. It travels in the body: addresses end up in logs and histories. */
export const SearchWish = v.strictObject({
  words: v.pipe(
    v.string(),
    v.maxLength(maxSearchLength),
    wellFormed,
    v.check((words) => words.trim() !== ""),
  ),
  cursor: v.exactOptional(v.pipe(v.string(), v.maxLength(200))),
});
export type SearchWish = v.InferOutput<typeof SearchWish>;

/** A stretch of a text in the writer's own letters, and whether it is what was looked for. */
export type Piece = { readonly text: string; readonly isHit: boolean };

export type FoundRecord = {
  readonly cadence: Cadence;
  readonly period: Period;
  readonly standsOn: string;
  readonly lines: readonly { readonly qid: string; readonly pieces: readonly Piece[] }[];
};

export type SearchView = {
  /** Newest first. */
  readonly records: readonly FoundRecord[];
  /** Words of the inventory, with the first page alone. */
  readonly inventory: readonly {
    readonly section: Section;
    readonly field: FieldId;
    readonly pieces: readonly Piece[];
  }[];
  readonly cursor: string | null;
};

/** What can be written in a year, and what is there already. */
export type YearView = {
  readonly year: number;
  readonly from: number;
  readonly to: number;
  readonly quarters: readonly WritablePeriod[];
  readonly months: readonly {
    readonly month: Period;
    /** null: only weeks of it can be written. */
    readonly status: WritablePeriod["status"] | null;
    readonly weeks: readonly WritablePeriod[];
  }[];
};

export type WritablePeriod = {
  readonly period: Period;
  readonly status: ReflectionStatus | "none";
};

export type ConvictionView = {
  /** Oldest first; 1 in the fog, 5 very settled. */
  readonly points: readonly { readonly month: Period; readonly level: number }[];
  /** What the member called their quarters. */
  readonly titles: readonly { readonly quarter: Period; readonly text: string }[];
};

/** The questions answered in words more than once, the most telling first. */
export type WordsView = {
  readonly questions: readonly { readonly qid: string; readonly times: number }[];
};

/** Where a question was answered, oldest first. */
export type PlacesView = {
  readonly places: readonly { readonly cadence: Cadence; readonly period: Period }[];
};
