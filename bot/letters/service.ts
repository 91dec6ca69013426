import { isoDate, lastDayOf, monthFollowing } from "#bot/calendar.ts";
import type { Cheers } from "#bot/cheers/service.ts";
import type { Member } from "#bot/members/rules.ts";
import type { Reflections } from "#bot/reflections/service.ts";
import type { Strengths } from "#bot/strengths/service.ts";
import { strengthName, type ReceivedStrength } from "#shared/strengths.ts";
import {
  isLetterSpan,
  monthsOfSpan,
  offeredOn,
  opensDay,
  spansOf,
  type LetterSpan,
  type LetterView,
} from "#shared/letters.ts";
import {
  cheersIn,
  issuesIn,
  leastForWhole,
  linesIn,
  momentsIn,
  promisesIn,
  thenAndNowIn,
} from "./rules.ts";

const STRENGTHS_A_PAGE = 100;
const mostStrengths = 5;
/** A year has 52 weeks, 12 months and 4 quarters. */
const mostPages = 5;

/** A member's own half-years and years as letters: made anew at each look, kept nowhere. */
export const createLetters = (deps: {
  readonly reflections: Pick<Reflections, "standing" | "standingMonths">;
  readonly cheers: Pick<Cheers, "cameTo">;
  readonly strengths: Pick<Strengths, "received">;
  /** Words that ask for gentleness are not met in a letter. */
  readonly asksForCare: (text: string) => boolean;
  readonly zone: string;
  readonly now: () => Date;
}) => {
  const { reflections, zone } = deps;
  const isFit = (text: string) => !deps.asksForCare(text);
  const today = () => isoDate(deps.now(), zone);

  return {
    /** Those of spans with a record, and the one that is offered now; the latest first. */
    async list(memberId: string): Promise<LetterSpan[]> {
      const day = today();
      const months = new Set(await reflections.standingMonths(memberId));
      const years = [...months].map((month) => Number(month.slice(0, 4)));
      const offered = offeredOn(day);
      return [...new Set(years)]
        .toSorted((a, b) => b - a)
        .flatMap((year) => spansOf(year))
        .filter((span) => opensDay(span) <= day)
        .filter((span) => span === offered || [...months].some((month) => isIn(month, span)));
    },

    /** null: there is no such letter, or not yet. */
    async letter({ id, locale }: Member, span: LetterSpan): Promise<LetterView | null> {
      if (!isLetterSpan(span) || opensDay(span) > today()) return null;
      const { from, to } = monthsOfSpan(span);
      // The month after tells what became of the last promise.
      const until = lastDayOf(monthFollowing(`${to}-01`));
      const all = await reflections.standing(id, `${from}-01`, until);
      const records = all.filter(({ standsOn }) => isIn(standsOn.slice(0, 7), span));
      const [cheers, strengths] = await Promise.all([
        deps.cheers.cameTo(
          id,
          records.map(({ cadence, period }) => `${id}:${cadence}:${period}`),
        ),
        strengthsIn(id, from, to),
      ]);
      const isWhole = records.length >= leastForWhole;
      return {
        span,
        from,
        to,
        size: records.length === 0 ? "none" : isWhole ? "full" : "few",
        moments: momentsIn(records, isFit),
        titles: linesIn(records, "QU1", isFit),
        thenAndNow: isWhole ? thenAndNowIn(records, isFit) : null,
        promises: promisesIn(records, all, isFit),
        issues: issuesIn(records, isFit),
        cheers: cheersIn(cheers.map(({ word, from: by }) => ({ word, from: by?.name ?? null }))),
        strengths: strengths.map((note) => ({
          name: strengthName(note, locale),
          scene: note.scene,
          from: note.from?.name ?? null,
        })),
      };
    },
  };

  /** Those that came in these months and were not put aside, oldest first. */
  async function strengthsIn(memberId: string, from: string, to: string) {
    const found: ReceivedStrength[] = [];
    let after: Parameters<Strengths["received"]>[2] = null;
    for (let pages = 0; pages < mostPages; pages += 1) {
      const { items, next } = await deps.strengths.received(
        memberId,
        STRENGTHS_A_PAGE,
        after,
        null,
      );
      found.push(...items);
      const last = items.at(-1);
      if (next === null || last === undefined || monthOf(last) < from) break;
      after = next;
    }
    return found
      .filter((note) => note.as !== "declined" && monthOf(note) >= from && monthOf(note) <= to)
      .slice(0, mostStrengths)
      .toReversed();
  }

  function monthOf({ at }: ReceivedStrength): string {
    return isoDate(new Date(at), zone).slice(0, 7);
  }
};

export type Letters = ReturnType<typeof createLetters>;

function isIn(month: string, span: LetterSpan): boolean {
  const { from, to } = monthsOfSpan(span);
  return month >= from && month <= to;
}
