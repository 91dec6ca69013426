import type { AnswerPart } from "#shared/reflection.ts";
import type { Aside } from "./aside.ts";
import { createBackground } from "./background.ts";
import { sayKey } from "./says.ts";
import { questionFor } from "./move.ts";
import { stepName } from "./records.ts";
import type { Offer, Say, Tap } from "./say.ts";
import type { Talk } from "./talk.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";

/** A question that words could answer; `within` is a session, or a week without one. */
type Place = { readonly within: string; readonly qid: string; readonly title: string };

/** Words that nobody asked for: asked about by the name of the question they could answer. */
export const createUndecided = (deps: TalkDeps, talk: Talk, aside: Aside) => {
  const background = createBackground(deps);

  return {
    ask,

    /** The member's choice. It holds for the question that was named, and for no other. */
    async settle(visit: Visit, as: "answer" | "memo" | "no", tap: Tap): Promise<Reply> {
      const { pending, ...state } = visit.state;
      if (pending === undefined) return sayKey(visit, "SY3");
      const without = { ...visit, state };
      if (as === "no") return sayKey(without, "SY4.no");
      if (as === "memo") return note(without, pending);
      const place = await placeFor(visit, pending);
      if (place === null || place.within !== tap["s"] || place.qid !== tap["q"])
        return ask(without, pending);
      const { session } = state;
      if (session?.sid === place.within)
        return talk.take(without, session, { type: "text", parts: pending, at: visit.at });
      return (await talk.answerThisWeek(without, pending)) ?? note(without, pending);
    },
  };

  /** Nothing is taken for an answer unasked once the question is out of sight. */
  async function ask(visit: Visit, pending: readonly AnswerPart[]): Promise<Reply> {
    const place = await placeFor(visit, pending);
    return { state: { ...visit.state, pending }, says: [asked(place, visit)] };
  }

  async function note(visit: Visit, pending: readonly AnswerPart[]): Promise<Reply> {
    await aside.memo(visit, pending);
    return sayKey(visit, "SY4.memo");
  }

  async function placeFor(visit: Visit, parts: readonly AnswerPart[]): Promise<Place | null> {
    const { session } = visit.state;
    const found = session === undefined ? null : await talk.recordOf(visit, session);
    if (session === undefined || session.closed || talk.isOver(visit, session, found)) {
      const week = await talk.weekFor(visit, parts);
      if (week === null) return null;
      const { period } = week.session;
      const qid = questionFor(week.script, week.session.at, week.context);
      const title = background.titleIn(visit, "weekly", period);
      return qid === null ? null : { within: period, qid, title };
    }
    const script = background.pinned(session);
    const context = await background.contextOf(visit, session, script, found);
    const qid = questionFor(script, session.at, context);
    const title = background.titleIn(visit, script.cadence, session.period);
    return qid === null ? null : { within: session.sid, qid, title };
  }
};

export type Undecided = ReturnType<typeof createUndecided>;

/** Each asking has its own buttons: the same word twice in a row is no double tap. */
function asked(place: Place | null, { member, state }: Visit): Say {
  const t = String(state.turn + 1);
  if (place === null) {
    const offer = (button: "memo" | "no"): Offer => ({
      label: { button, of: "SY4.loose" },
      tap: { do: button, t },
    });
    return { key: "SY4.loose", offers: [offer("memo"), offer("no")] };
  }
  const { within, qid, title } = place;
  const offer = (button: "answer" | "memo" | "no", more: Tap = {}): Offer => ({
    label: { button, of: "SY4" },
    tap: { do: button, t, ...more },
  });
  return {
    key: "SY4",
    vars: { title, step: stepName(qid, member.locale) },
    offers: [offer("answer", { s: within, q: qid }), offer("memo"), offer("no")],
  };
}
