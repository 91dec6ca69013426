import { periodBefore } from "#bot/calendar.ts";
import type { CheerWord } from "#shared/cheers.ts";
import type { LetterLine, LetterPromise } from "#shared/letters.ts";
import type { Answers, Cadence, Period } from "#shared/reflection.ts";
import { textOf } from "#shared/reflection.ts";
import { BRIDGE } from "#shared/road.ts";
import { wholeUpTo } from "#shared/text.ts";

/** What a letter needs of a record. */
export type LetterRecord = {
  readonly cadence: Cadence;
  readonly period: Period;
  readonly standsOn: string;
  readonly answers: Answers;
};

/** Fewer records than this make a short letter. */
export const leastForWhole = 3;

/** What went well, then what was done, then what was learnt: never a worry. */
const momentQuestions = ["MO3", "MO4", "WK2", "MO2", "WK1", "O3", "MO6", "WK3", BRIDGE] as const;
/** Whose answers early and late tell most beside each other. */
const besideQuestions = ["MO6", "QU5", "WK3", "MO3", "WK2"] as const;
const mostPromises = 4;
const mostIssues = 3;
const mostLetters = 280;

/** Words of a record that may stand in a letter; `isFit` keeps out what nobody should meet unprepared. */
type IsFit = (text: string) => boolean;

/** One of each month, by the order of the questions; months without one are left out. */
export function momentsIn(records: readonly LetterRecord[], isFit: IsFit): LetterLine[] {
  const months = Map.groupBy(records, ({ standsOn }) => standsOn.slice(0, 7));
  return [...months.keys()].toSorted().flatMap((month) => {
    const ofMonth = months.get(month) ?? [];
    for (const qid of momentQuestions) {
      const found = ofMonth.flatMap((record) => lineOf(record, qid, isFit)).at(-1);
      if (found !== undefined) return [found];
    }
    return [];
  });
}

export const linesIn = (records: readonly LetterRecord[], qid: string, isFit: IsFit) =>
  records.flatMap((record) => lineOf(record, qid, isFit));

/** The first and the last answer to the most telling question that was answered in two months. */
export function thenAndNowIn(records: readonly LetterRecord[], isFit: IsFit) {
  for (const qid of besideQuestions) {
    const lines = linesIn(records, qid, isFit);
    const [early, late] = [lines.at(0), lines.at(-1)];
    if (early === undefined || late === undefined || early.text === late.text) continue;
    return { early, late };
  }
  return null;
}

/** The first and the latest of what was wanted, each with what was said of it a month later. */
export function promisesIn(
  records: readonly LetterRecord[],
  all: readonly LetterRecord[],
  isFit: IsFit,
): LetterPromise[] {
  const promises = linesIn(records, "MO7", isFit).map(({ period, text }): LetterPromise => {
    const after = all.find(
      (each) => each.cadence === "monthly" && periodBefore(each.period) === period,
    );
    const said = after?.answers["MO1"]?.choice;
    const became = (["done", "moved", "changed"] as const).find((each) => each === said) ?? null;
    return { period, text, became };
  });
  // Those that something became of are worth more than the others.
  const told = promises.filter(({ became }) => became !== null);
  const [first, ...later] = told.length > 0 ? told : promises;
  return first === undefined ? [] : [first, ...later.slice(-(mostPromises - 1))];
}

/** What worries turned into, the latest ones; those set to rest stay at rest. */
export const issuesIn = (records: readonly LetterRecord[], isFit: IsFit): LetterLine[] =>
  linesIn(
    records.filter(({ answers }) => answers["MO5d"]?.choice !== "rest"),
    "MO5c",
    isFit,
  ).slice(-mostIssues);

/** Each word once, in the order in which it first came, with the names of those who gave theirs. */
export function cheersIn(
  cheers: readonly { readonly word: CheerWord; readonly from: string | null }[],
): { readonly word: CheerWord; readonly from: readonly string[] }[] {
  const words = Map.groupBy(cheers, ({ word }) => word);
  return [...words].map(([word, given]) => ({
    word,
    from: [...new Set(given.flatMap(({ from }) => from ?? []))],
  }));
}

function lineOf(record: LetterRecord, qid: string, isFit: IsFit): LetterLine[] {
  const text = textOf(record.answers[qid]).trim();
  const { cadence, period } = record;
  return text === "" || !isFit(text) ? [] : [{ cadence, period, qid, text: shortened(text) }];
}

/** A letter quotes; the whole of it stands in the record. */
const shortened = (text: string) =>
  text.length <= mostLetters ? text : `${wholeUpTo(text, mostLetters - 1)}…`;
