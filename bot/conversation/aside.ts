import type { AnswerPart, Cadence } from "#shared/reflection.ts";
import { periodOf } from "#bot/calendar.ts";
import { createBackground } from "./background.ts";
import type { Tail } from "./state.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";

/** Words kept outside of an open question: notes, and what comes right behind a closed record. */
export const createAside = (deps: TalkDeps) => {
  const { reflections } = deps;
  const background = createBackground(deps);

  return {
    /** Kept beside this week's record, for oneself. */
    async memo(visit: Visit, parts: readonly AnswerPart[]): Promise<void> {
      const period = periodOf("weekly", visit.at, deps.zone);
      await append(visit, { cadence: "weekly", period }, parts, { qid: "memo", audience: "self" });
    },

    /** A second message right behind the one that closed a record at once. */
    async appendTail(visit: Visit, tail: Tail, parts: readonly AnswerPart[]): Promise<Reply> {
      const after = await append(visit, tail, parts, tail);
      const count = String(after?.answers[tail.qid]?.parts.length ?? parts.length);
      const state = { ...visit.state, tail: { ...tail, at: visit.at } };
      return { state, says: [{ key: "talk.hold", vars: { count } }] };
    },
  };

  async function append(
    visit: Visit,
    { cadence, period }: { readonly cadence: Cadence; readonly period: string },
    parts: readonly AnswerPart[],
    { qid, audience }: { readonly qid: string; readonly audience: "self" | "circle" },
  ) {
    const { member, eventId, at } = visit;
    const script = background.scriptFor(visit, cadence, period, null);
    const pinned = { id: script.id, version: script.version };
    return reflections.change(
      { memberId: member.id, cadence, period },
      { eventId, script: pinned, circles: [], at },
      parts.map((part) => ({ do: "write", qid, part, how: "append", audience })),
    );
  }
};

export type Aside = ReturnType<typeof createAside>;
