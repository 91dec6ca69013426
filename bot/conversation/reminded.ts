import type { AnswerPart, Cadence } from "#shared/reflection.ts";
import { periodBefore, periodOf } from "#bot/calendar.ts";
import { isAnswered, isBlank } from "#bot/reflections/rules.ts";
import { beginAt, continueDraft, step } from "./engine.ts";
import { stillApplies } from "./move.ts";
import { stepOf } from "./script.ts";
import type { Session } from "./session.ts";
import { without, type Talk } from "./talk.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";
import type { Input } from "./way.ts";

/** One question of one reflection. */
export type AskedOf = {
  readonly cadence: Exclude<Cadence, "first">;
  readonly period: string;
  readonly qid: string;
};

/** What a reminder asks by itself: its answer arrives in the record, wherever that stands. */
export const createReminded = (
  deps: Pick<TalkDeps, "reflections" | "zone">,
  talk: Pick<Talk, "open" | "prepare" | "settle">,
) => {
  const find = ({ member }: Visit, cadence: Cadence, period: string) =>
    deps.reflections.find({ memberId: member.id, cadence, period });

  return {
    /** A short way from one question to another, into a record that is not begun yet. */
    async openShort(
      visit: Visit,
      cadence: Cadence,
      period: string,
      { from, until }: { readonly from: string; readonly until: string },
    ): Promise<Reply> {
      const found = await find(visit, cadence, period);
      if (found !== null && !isBlank(found.answers)) return talk.open(visit, cadence, period);
      const [script, fresh, context] = await talk.prepare(visit, cadence, period, found, {
        at: from,
      });
      const outcome = beginAt(script, { ...fresh, until }, from, context);
      return talk.settle(visit, script, period, outcome, found);
    },

    /**
     * An answer to one question: what was open before goes on behind it, and a finished record
     * opens again at its close. null where the record asks nothing like that.
     */
    async answer(
      visit: Visit,
      { cadence, period, qid }: AskedOf,
      input: Input,
    ): Promise<Reply | null> {
      const found = await find(visit, cadence, period);
      const [script, fresh, known] = await talk.prepare(visit, cadence, period, found, {
        at: qid,
      });
      if (stepOf(script, qid) === undefined) return null;
      const parts = input.type === "text" ? input.parts : [];
      const context = { ...known, answers: without(parts, known.answers) };
      const outcome = step(script, sessionAt(), input, context);
      return talk.settle(visit, script, period, outcome, found);

      function sessionAt(): Session {
        const at = { ...fresh, at: qid, n: 1, path: [] };
        // On a second run of the same event its answer is there already.
        const { [qid]: _, ...others } = context.answers;
        if (found === null || isBlank(others)) return at;
        if (found.status !== "draft") {
          const close = script.steps.find(({ kind }) => kind === "close")?.qid;
          return { ...at, reopened: true, ...(close !== undefined && { returnTo: close }) };
        }
        const held = visit.state.session;
        const isHeld = held?.period === period && held.script.id === script.id && !held.closed;
        const before = isHeld
          ? held
          : continueDraft(script, fresh, { ...context, answers: others });
        if (before.at === qid) return before;
        const { sid, path, n, returnTo = before.at, until } = before;
        const way = { sid, path, n: n + 1, returnTo, ...(until !== undefined && { until }) };
        return { ...at, ...way };
      }
    },

    /** Whether words could answer this question of a record that is not finished. */
    async awaits(
      visit: Visit,
      { cadence, period, qid }: AskedOf,
      parts: readonly AnswerPart[],
    ): Promise<boolean> {
      const found = await find(visit, cadence, period);
      const now = periodOf(cadence, visit.at, deps.zone);
      const isTimely = period === now || period === periodBefore(now);
      if (found === null ? !isTimely : found.status !== "draft") return false;
      const [script, , known] = await talk.prepare(visit, cadence, period, found, { at: qid });
      const context = { ...known, answers: without(parts, known.answers) };
      return stillApplies(script, qid, context) && !isAnswered(context.answers, qid);
    },
  };
};

export type Reminded = ReturnType<typeof createReminded>;
