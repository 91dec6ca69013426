import { Hono } from "hono";
import { isPeriod, periodOf } from "#bot/calendar.ts";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import { fromCursor, toCursor } from "#bot/reflections/cursor.ts";
import { writableIn, writableYears } from "#bot/reflections/periods.ts";
import type { Reflection, Reflections } from "#bot/reflections/service.ts";
import type { Guard } from "#bot/session/guard.ts";
import {
  BridgeLine,
  SearchWish,
  type ConvictionView,
  type PlacesView,
  type SearchView,
  type WordsView,
  type YearView,
} from "#shared/record.ts";
import type { AnswerConflict, FormCadence, SavedAnswer } from "#shared/reflection-form.ts";
import type { MyRecord } from "./service.ts";

const FOUND_A_PAGE = 20;

/** Looking back along one's own road. Nobody can ask for another's: nothing here names a member. */
export const recordRoutes = (deps: {
  readonly guard: Guard;
  readonly record: MyRecord;
  readonly reflections: Pick<Reflections, "bridge" | "inPeriods">;
  /** What a bridged month is a record of. */
  readonly monthly: Reflection["script"];
  readonly zone: string;
  readonly now: () => Date;
  readonly ids: () => string;
}) => {
  const { guard, record, reflections, zone, now } = deps;

  return new Hono()
    .get("/me/conviction", guard, async (c) =>
      c.json<ConvictionView>(await record.conviction(c.var.member.id)),
    )
    .get("/me/words", guard, async (c) =>
      c.json<WordsView>({ questions: await record.questions(c.var.member.id) }),
    )
    .get("/me/words/:qid", guard, async (c) => {
      const places = await record.places(c.var.member.id, c.req.param("qid"));
      if (places.length === 0) throw new AppError("not_found", "never answered");
      return c.json<PlacesView>({
        places: places.map(({ cadence, period }) => ({ cadence, period })),
      });
    })
    .post("/me/search", guard, valid("json", SearchWish), async (c) => {
      const { words, cursor } = c.req.valid("json");
      const memberId = c.var.member.id;
      const after = cursor === undefined ? null : fromCursor(cursor);
      const [found, shelf] = await Promise.all([
        record.search(memberId, words, FOUND_A_PAGE + 1, after),
        after === null ? record.searchInventory(memberId, words) : [],
      ]);
      const shown = found.slice(0, FOUND_A_PAGE);
      const last = found.length > shown.length ? shown.at(-1) : undefined;
      return c.json<SearchView>({
        records: shown.map(({ record: { cadence, period, standsOn }, lines }) => ({
          cadence,
          period,
          standsOn,
          lines,
        })),
        inventory: shelf,
        cursor: last === undefined ? null : toCursor(last.record),
      });
    })
    .get("/me/years/:year", guard, async (c) => {
      const named = c.req.param("year");
      const years = writableYears(now(), zone);
      const year = /^\d{4}$/.test(named) ? Number(named) : 0;
      if (year < years.from || year > years.to) throw new AppError("not_found", "no such year");
      return c.json<YearView>(await yearOf(c.var.member.id, year, years));
    })
    .put("/me/bridges/:month", guard, valid("json", BridgeLine), async (c) => {
      const { member } = c.var;
      const month = c.req.param("month");
      const line = c.req.valid("json");
      const since = periodOf("monthly", member.consent.at, zone);
      const isPast = isPeriod("monthly", month) && month < periodOf("monthly", now(), zone);
      if (!isPast || month < since) throw new AppError("not_found", "no month to bridge");
      if (line.from !== undefined && (line.from > month || line.from < since)) {
        throw new AppError("invalid_input", "from", { fields: { from: "outside" } });
      }
      const key = { memberId: member.id, cadence: "monthly", period: month } as const;
      const by = { script: deps.monthly, at: now() };
      const { rev, theirs } = await reflections.bridge(key, by, line);
      if (theirs === null) return c.json<SavedAnswer>({ rev });
      const yours = { text: line.text, choice: line.from ?? null, audience: "self" } as const;
      const error = { code: "conflict", requestId: deps.ids() } as const;
      return c.json<AnswerConflict, 409>({ error, theirs, yours, rev }, 409);
    });

  async function yearOf(
    memberId: string,
    year: number,
    years: { readonly from: number; readonly to: number },
  ): Promise<YearView> {
    const { quarters, months } = writableIn(year, now(), zone);
    const [ofQuarters, ofMonths, ofWeeks] = await Promise.all([
      statuses(memberId, "quarterly", quarters),
      statuses(
        memberId,
        "monthly",
        months.map(({ month }) => month),
      ),
      statuses(
        memberId,
        "weekly",
        months.flatMap(({ weeks }) => weeks),
      ),
    ]);
    return {
      year,
      ...years,
      quarters: quarters.map(ofQuarters),
      months: months.map(({ month, isOpen, weeks }) => ({
        month,
        status: isOpen ? ofMonths(month).status : null,
        weeks: weeks.map(ofWeeks),
      })),
    };
  }

  async function statuses(memberId: string, cadence: FormCadence, periods: readonly string[]) {
    const found = await reflections.inPeriods(memberId, cadence, periods);
    const byPeriod = new Map(found.map(({ period, status }) => [period, status]));
    return (period: string) => ({ period, status: byPeriod.get(period) ?? ("none" as const) });
  }
};
