import type { Inventory } from "#bot/inventory/service.ts";
import type { Place, Reflection, Reflections } from "#bot/reflections/service.ts";
import { textOf } from "#shared/reflection.ts";
import type { ConvictionView, Piece } from "#shared/record.ts";
import { fold, markedIn, termsOf } from "./fold.ts";
import { besideQuestions, convictionIn, isTold, ownWords, toldIn } from "./rules.ts";

const linesARecord = 3;
const mostOfInventory = 20;

/** Looking back over everything a member has written, for that member alone. */
export const createRecord = (deps: {
  readonly reflections: Reflections;
  readonly inventory: Inventory;
}) => {
  const { reflections, inventory } = deps;

  return {
    async conviction(memberId: string): Promise<ConvictionView> {
      const [months, quarters] = await Promise.all([
        reflections.ofCadence(memberId, "monthly"),
        reflections.ofCadence(memberId, "quarterly"),
      ]);
      return {
        points: months.flatMap(({ period, answers }) => {
          const level = convictionIn(answers);
          return level === null ? [] : [{ month: period, level }];
        }),
        titles: quarters.flatMap(({ period, answers }) =>
          isTold(answers, "QU1") ? [{ quarter: period, text: textOf(answers["QU1"]) }] : [],
        ),
      };
    },

    /** The questions that can be laid side by side, the most telling first. */
    async questions(memberId: string) {
      const times = new Map<string, number>();
      for await (const { answers } of reflections.walk(memberId, null))
        for (const qid of toldIn(answers)) times.set(qid, (times.get(qid) ?? 0) + 1);
      const rank = (qid: string) => (besideQuestions.indexOf(qid) + 100) % 100;
      return [...times]
        .filter(([, count]) => count > 1)
        .map(([qid, count]) => ({ qid, times: count }))
        .toSorted((a, b) => rank(a.qid) - rank(b.qid) || b.times - a.times);
    },

    /** Where the question was answered in words, oldest first. */
    async places(memberId: string, qid: string): Promise<Place[]> {
      const places: Place[] = [];
      for await (const record of reflections.walk(memberId, null))
        if (toldIn(record.answers).includes(qid)) places.push(record);
      return places.toReversed();
    },

    /** The records that hold all the words, newest first; one more than asked tells of a next page. */
    async search(memberId: string, words: string, limit: number, after: Place | null) {
      const terms = termsOf(words);
      const found: { readonly record: Reflection; readonly lines: readonly Line[] }[] = [];
      if (terms.length === 0) return found;
      for await (const record of reflections.walk(memberId, after)) {
        const lines = linesIn(record, terms);
        if (lines !== null) found.push({ record, lines });
        if (found.length === limit) break;
      }
      return found;
    },

    async searchInventory(memberId: string, words: string) {
      const terms = termsOf(words);
      if (terms.length === 0) return [];
      const shelf = ownWords(await inventory.all(memberId));
      return shelf
        .flatMap(({ section, field, text }) => {
          const folded = fold(text);
          if (!terms.every((term) => folded.includes(term))) return [];
          const pieces = markedIn(text, terms);
          return pieces === null ? [] : [{ section, field, pieces }];
        })
        .slice(0, mostOfInventory);
    },
  };
};

export type MyRecord = ReturnType<typeof createRecord>;

type Line = { readonly qid: string; readonly pieces: readonly Piece[] };

function linesIn({ answers }: Reflection, terms: readonly string[]): Line[] | null {
  const told = Object.entries(answers).map(([qid, answer]) => {
    const text = textOf(answer);
    return { qid, text, folded: fold(text) };
  });
  const isThere = (term: string) => told.some(({ folded }) => folded.includes(term));
  if (!terms.every(isThere)) return null;
  return told
    .filter(({ folded }) => terms.some((term) => folded.includes(term)))
    .slice(0, linesARecord)
    .flatMap(({ qid, text }) => {
      const pieces = markedIn(text, terms);
      return pieces === null ? [] : [{ qid, pieces }];
    });
}
