import { TAKEAWAY } from "#shared/attendance.ts";
import type { Cadence } from "#shared/reflection.ts";
import { textOf } from "#shared/reflection.ts";
import { daysLeftInMonth, periodBefore, periodOf, periodParts, weeksOf } from "#bot/calendar.ts";
import { fill, namesIn } from "#bot/messages/speak.ts";
import { withoutMessage } from "#bot/reflections/rules.ts";
import type { Reflection } from "#bot/reflections/service.ts";
import { dayWords, monthWords } from "./day-words.ts";
import { titleOf } from "./records.ts";
import type { Context, WeekNote } from "./way.ts";
import type { Script } from "./script.ts";
import type { Session } from "./session.ts";
import { tacticNames } from "./tactics.ts";
import type { TalkDeps, Visit } from "./turns.ts";

/** The question what became of last week's one thing. */
export const promiseQid = "WKP";

/** What a script needs to know of the member: the earlier promise, the weeks. */
export const createBackground = (
  deps: Pick<TalkDeps, "reflections" | "inventory" | "scripts" | "zone">,
) => {
  const { reflections, inventory, scripts, zone } = deps;

  return {
    /** The script that a session began with, or what has become of it. */
    pinned({ script: { id, version } }: Pick<Session, "script">): Script {
      const versions = scripts[id] ?? [];
      const script = versions.find((each) => each.version === version) ?? versions.at(-1);
      if (script === undefined) throw new Error(`no script ${id}`);
      return script;
    },

    isNow,

    /** What a reflection is called within a sentence: "this week's reflection". */
    titleIn({ member, at }: Pick<Visit, "member" | "at">, cadence: Cadence, period: string) {
      const { titles } = namesIn(member.locale);
      if (isNow(cadence, period, at)) return titles[cadence];
      return fill(titles.earlier, { period: titleOf(cadence, period, member.locale) });
    },

    /** The script a draft began with, else today's; one question in the month of joining. */
    scriptFor(
      visit: Pick<Visit, "member">,
      cadence: Cadence,
      period: string,
      found: Reflection | null,
      wanted?: string,
    ): Script {
      const joined = periodOf("monthly", visit.member.consent.at, zone);
      const isFirstMonth = cadence === "monthly" && period === joined;
      const usual = isFirstMonth ? "first-month" : cadence;
      const id = found?.script.id ?? wanted ?? usual;
      const versions = scripts[id] ?? [];
      const script =
        versions.find(({ version }) => version === found?.script.version) ?? versions.at(-1);
      if (script === undefined) throw new Error(`no script ${id}`);
      return script;
    },

    async contextOf(
      visit: Pick<Visit, "member" | "at" | "messageId">,
      session: Pick<Session, "period" | "at" | "about"> & Partial<Pick<Session, "path">>,
      script: Script,
      /** The record as it was just read; without it, it is read. */
      known?: Reflection | null,
    ): Promise<Context> {
      const { member, messageId } = visit;
      const { period } = session;
      const { cadence } = script;
      const asksWeeks = script.steps.some(
        ({ qid, kind }) => qid === session.at && kind === "long" && cadence === "monthly",
      );
      const [found, more, notes] = await Promise.all([
        known === undefined ? reflections.find({ memberId: member.id, cadence, period }) : known,
        varsOf(visit, script, session),
        asksWeeks ? notesOf(member.id, period) : [],
      ]);
      const { vars: named, refs } = await tacticsOf(member.id, script, session, found);
      const isClosed = found !== null && found.status !== "draft";
      // On a second run of the same event its words are already there and do not count.
      const stored = found?.answers ?? {};
      const answers = messageId === undefined ? stored : withoutMessage(stored, messageId);
      return { answers, vars: { ...more, ...named }, refs, notes, isClosed };
    },

    notesOf,
  };

  function isNow(cadence: Cadence, period: string, at: Date): boolean {
    return cadence === "first" || period === periodOf(cadence, at, zone);
  }

  async function varsOf(
    visit: Pick<Visit, "member" | "at">,
    script: Script,
    {
      period,
      at: open,
      path = [],
    }: Pick<Session, "period" | "at"> & Partial<Pick<Session, "path">>,
  ) {
    const { member, at } = visit;
    const { cadence } = script;
    if (cadence === "monthly")
      return {
        month: monthWords(periodParts(period).month, member.locale),
        days: String(daysLeftInMonth(at, zone)),
        ...(await promiseBefore(member.id, cadence, period, "MO7")),
      };
    const today = { today: dayWords(at, member.locale, zone) };
    // Only who is asked about it needs to know.
    return cadence === "weekly" && [open, ...path].includes(promiseQid)
      ? { ...today, ...(await promiseBefore(member.id, cadence, period, "WK4")) }
      : today;
  }

  /** What the record before this one meant to do next. */
  async function promiseBefore(
    memberId: string,
    cadence: "weekly" | "monthly",
    period: string,
    qid: string,
  ) {
    const before = await reflections.find({ memberId, cadence, period: periodBefore(period) });
    const promise = textOf(before?.answers[qid]);
    return promise === "" ? {} : { last_next: promise };
  }

  /** The quarter's tactics by the names that its questions call them. */
  async function tacticsOf(
    memberId: string,
    script: Script,
    open: Pick<Session, "period" | "at" | "about">,
    found: Reflection | null,
  ) {
    if (script.cadence !== "quarterly") return { vars: {}, refs: {} };
    return tacticNames(await inventory.all(memberId), found?.answers ?? {}, open);
  }

  async function notesOf(memberId: string, month: string): Promise<WeekNote[]> {
    const [weeks, own] = await Promise.all([
      reflections.inPeriods(memberId, "weekly", weeksOf(month)),
      reflections.find({ memberId, cadence: "monthly", period: month }),
    ]);
    const written = weeks.map((week) => ({ week, qids: ["WK1", "WK2", "WK3", "memo"] }));
    const stayed = own === null ? [] : [{ week: own, qids: [TAKEAWAY] }];
    return [...written, ...stayed].flatMap(({ week, qids }) =>
      qids.flatMap((qid) =>
        (week.answers[qid]?.parts ?? []).map((part, index) => ({
          // By message where there is one: a place in the list moves when a message is taken back.
          id: `${week.period}.${qid}.${part.messageId ?? index}`,
          text: part.text,
          ...(part.messageId !== undefined && { messageId: part.messageId }),
        })),
      ),
    );
  }
};
