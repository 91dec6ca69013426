import type { CheerWord } from "./cheers.ts";
import type { Cadence, Period } from "./reflection.ts";

/** `2026-H1`, `2026-H2`, or `2026` for the whole year. */
export type LetterSpan = string;

/** The day of its last month from which on a letter can be opened. */
const opensOn = 25;

/** A letter is offered for so many days from then on; it can be opened at any later time. */
const offeredDays = 37;

const DAY_MS = 24 * 60 * 60_000;

export const isLetterSpan = (text: string): boolean => /^20\d\d(?:-H[12])?$/.test(text);

/** The first and the last month of a span. */
export function monthsOfSpan(span: LetterSpan): { readonly from: Period; readonly to: Period } {
  const year = span.slice(0, 4);
  return {
    from: `${year}-${span.endsWith("H2") ? "07" : "01"}`,
    to: `${year}-${span.endsWith("H1") ? "06" : "12"}`,
  };
}

/** The first day on which a letter of that span can be read. */
export const opensDay = (span: LetterSpan): string => `${monthsOfSpan(span).to}-${opensOn}`;

/** The spans of a year, the latest and longest first. */
export const spansOf = (year: number | string): LetterSpan[] => [
  `${year}`,
  `${year}-H2`,
  `${year}-H1`,
];

/** The letter that is offered on a day: at the half of the year and at its end, for some weeks. */
export function offeredOn(today: string): LetterSpan | null {
  const year = Number(today.slice(0, 4));
  const near = [`${year}-H1`, `${year}`, `${year - 1}`];
  const isOffered = (span: LetterSpan) => {
    const days = (Date.parse(today) - Date.parse(opensDay(span))) / DAY_MS;
    return days >= 0 && days < offeredDays;
  };
  return near.find(isOffered) ?? null;
}

/** The member's own words, and where they stand. */
export type LetterLine = {
  readonly cadence: Cadence;
  readonly period: Period;
  readonly qid: string;
  readonly text: string;
};

/** What they wanted, and what they said of it a month later, as far as they did. */
export type LetterPromise = {
  readonly period: Period;
  readonly text: string;
  readonly became: "done" | "moved" | "changed" | null;
};

/** Looking back over half a year or a year, in one's own words and those of companions. */
export type LetterView = {
  readonly span: LetterSpan;
  readonly from: Period;
  readonly to: Period;
  /** `few` makes a short letter, `none` an invitation. */
  readonly size: "none" | "few" | "full";
  /** One of each month that has one, oldest first. */
  readonly moments: readonly LetterLine[];
  /** What they called their quarters. */
  readonly titles: readonly LetterLine[];
  /** The same question early and late. */
  readonly thenAndNow: { readonly early: LetterLine; readonly late: LetterLine } | null;
  readonly promises: readonly LetterPromise[];
  /** What a worry turned into. */
  readonly issues: readonly LetterLine[];
  /** The words that came, each once, with whoever gave it by name. */
  readonly cheers: readonly {
    readonly word: CheerWord;
    readonly from: readonly string[];
  }[];
  readonly strengths: readonly {
    readonly name: string;
    readonly scene: string;
    readonly from: string | null;
  }[];
};

/** The letters that can be opened, the latest first. */
export type LettersView = { readonly letters: readonly LetterSpan[] };
