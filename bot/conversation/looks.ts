import { textOf } from "#shared/reflection.ts";
import { monthsOf, periodBefore } from "#bot/calendar.ts";
import { besideQuestions, isTold } from "#bot/record/rules.ts";
import { usualCircles } from "#bot/sharing/rules.ts";
import type { Reflection, ReflectionKey } from "#bot/reflections/service.ts";
import { answerLines, recordText, titleOf } from "./records.ts";
import type { Look, Say } from "./say.ts";
import type { Script } from "./script.ts";
import type { TalkDeps, Visit } from "./turns.ts";

/** Looks things up that the engine only names: earlier records, the preview, words side by side. */
export const createLooks = (deps: TalkDeps) => {
  const { reflections, scripts } = deps;

  return {
    async resolve(
      visit: Visit,
      key: ReflectionKey,
      script: Script,
      says: readonly (Say | Look)[],
    ): Promise<Say[]> {
      const found: Say[] = [];
      for (const say of says)
        found.push("look" in say ? await look(visit, key, script, say.look) : say);
      return found;
    },

    last: (visit: Visit, key: ReflectionKey) => last(visit, key),
  };

  async function look(
    visit: Visit,
    key: ReflectionKey,
    script: Script,
    what: Look["look"],
  ): Promise<Say> {
    switch (what) {
      case "example":
        return { key: "O3.example", offers: [] };
      case "last":
        return last(visit, key);
      case "preview":
        return preview(visit, key, script);
      case "quarter":
        return quarter(visit, key);
      case "beside":
        return beside(visit);
      case "weeks":
        return { key: "MO2.noWeeks", offers: [] };
    }
  }

  async function last(visit: Visit, key: ReflectionKey): Promise<Say> {
    const before =
      key.cadence === "first"
        ? null
        : await reflections.find({ ...key, period: periodBefore(key.period) });
    if (before === null) return { key: "record.noLast", offers: [] };
    return quoted("record.last", recordText(before, scripts, visit.member.locale));
  }

  async function preview(visit: Visit, key: ReflectionKey, script: Script): Promise<Say> {
    const found = await reflections.find(key);
    const circles = found === null ? [] : await deps.circles.of(visit.member.id);
    const open = circles.filter(({ closedAt }) => closedAt === null);
    const usual = usualCircles(
      open.map(({ id }) => id),
      visit.member.sharesTo,
    );
    const circle = open.find(({ id }) => id === usual[0]) ?? null;
    const seen = found === null ? null : (await deps.feed.preview(found, circle)).companions;
    const qids = new Set(seen?.words.map(({ qid }) => qid));
    const answers = Object.fromEntries(
      Object.entries(found?.answers ?? {}).filter(([qid]) => qids.has(qid)),
    );
    const lines = answerLines({ answers, script }, scripts, visit.member.locale);
    if (lines.length === 0) return { key: "close.previewEmpty", offers: [] };
    return quoted("close.preview", lines.join("\n"));
  }

  async function quarter(visit: Visit, key: ReflectionKey): Promise<Say> {
    const months = await reflections.inPeriods(key.memberId, "monthly", monthsOf(key.period));
    if (months.length === 0) return { key: "record.noLast", offers: [] };
    const { locale } = visit.member;
    return quoted(
      "record.quarter",
      months.map((each) => recordText(each, scripts, locale)).join("\n\n"),
    );
  }

  async function beside(visit: Visit): Promise<Say> {
    const told = new Map<string, { readonly newest: Reflection; oldest: Reflection }>();
    for await (const record of reflections.walk(visit.member.id, null))
      for (const qid of besideQuestions) {
        if (!isTold(record.answers, qid)) continue;
        const found = told.get(qid);
        if (found === undefined) told.set(qid, { newest: record, oldest: record });
        else found.oldest = record;
      }
    for (const qid of besideQuestions) {
      const { oldest, newest } = told.get(qid) ?? {};
      if (oldest !== undefined && newest !== undefined && oldest !== newest)
        return pair(visit, qid, oldest, newest);
    }
    return { key: "QU8.none", offers: [] };
  }

  function pair(visit: Visit, qid: string, then: Reflection, now: Reflection): Say {
    const vars = {
      first: titleOf(then.cadence, then.period, visit.member.locale),
      thenText: textOf(then.answers[qid]),
      nowText: textOf(now.answers[qid]),
    };
    return { key: "QU8.beside", vars, private: ["thenText", "nowText"], offers: [] };
  }
};

const quoted = (key: "record.last" | "record.quarter" | "close.preview", record: string): Say => ({
  key,
  vars: { record },
  private: ["record"],
  offers: [],
});
