import type { AnswerPart } from "#shared/reflection.ts";
import type { Aside } from "./aside.ts";
import { createBackground } from "./background.ts";
import { isPeriod } from "#bot/calendar.ts";
import { sayKey } from "./says.ts";
import { questionFor } from "./move.ts";
import { stepName } from "./records.ts";
import type { Offer, Say, Tap } from "./say.ts";
import type { AskedOf, Reminded } from "./reminded.ts";
import type { Talk } from "./talk.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";

/** A question that words could answer; `within` is a session, or a period without one. */
type Place = {
  readonly within: string;
  readonly qid: string;
  readonly title: string;
  /** Where no session is open at it. */
  readonly of?: AskedOf;
};

/** Words that nobody asked for: asked about by the name of the question they could answer. */
export const createUndecided = (deps: TalkDeps, talk: Talk, reminded: Reminded, aside: Aside) => {
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
      const place = await placeFor(visit, pending, namedBy(tap));
      if (place === null || place.within !== tap["s"] || place.qid !== tap["q"])
        return ask(without, pending);
      const said = { type: "text", parts: pending, at: visit.at } as const;
      const { session } = state;
      if (session?.sid === place.within) return talk.take(without, session, said);
      const answered = place.of && (await reminded.answer(without, place.of, said));
      return answered ?? note(without, pending);
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

  /** `named`: by a button, as the reminder that asked it is not the last word any more. */
  async function placeFor(
    visit: Visit,
    parts: readonly AnswerPart[],
    named?: AskedOf,
  ): Promise<Place | null> {
    const { session } = visit.state;
    const asked = named ?? (await askedLast(visit));
    // What is open there already has the say.
    const isApart = asked !== null && session?.period !== asked.period;
    const place = isApart ? await placeOf(visit, parts, asked) : null;
    if (place !== null) return place;
    const found = session === undefined ? null : await talk.recordOf(visit, session);
    if (session === undefined || session.closed || talk.isOver(visit, session, found)) {
      const week = await talk.weekFor(visit, parts);
      const qid = week && questionFor(week.script, week.session.at, week.context);
      if (week === null || qid === null) return null;
      return titled(visit, { cadence: "weekly", period: week.session.period, qid });
    }
    const script = background.pinned(session);
    const context = await background.contextOf(visit, session, script, found);
    const qid = questionFor(script, session.at, context);
    const title = background.titleIn(visit, script.cadence, session.period);
    return qid === null ? null : { within: session.sid, qid, title };
  }

  async function askedLast({ member, state, at }: Visit): Promise<AskedOf | null> {
    const { offeredAt } = state;
    return offeredAt === undefined ? null : deps.nudgeOffers.asked(member, offeredAt, at);
  }

  /** null where it was answered meanwhile, or is not asked any more. */
  async function placeOf(
    visit: Visit,
    parts: readonly AnswerPart[],
    of: AskedOf,
  ): Promise<Place | null> {
    return (await reminded.awaits(visit, of, parts)) ? titled(visit, of) : null;
  }

  function titled(visit: Visit, of: AskedOf): Place {
    const { cadence, period, qid } = of;
    return { within: period, qid, title: background.titleIn(visit, cadence, period), of };
  }
};

/** Only a question without a session is named by its period. */
function namedBy({ s: period = "", q: qid = "" }: Tap): AskedOf | undefined {
  const cadence = (["weekly", "monthly", "quarterly"] as const).find((each) =>
    isPeriod(each, period),
  );
  return cadence === undefined ? undefined : { cadence, period, qid };
}

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
