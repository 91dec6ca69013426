import type { AnswerPart, Period } from "#shared/reflection.ts";
import { maxBridgeLength } from "#shared/record.ts";
import { BRIDGE, monthBefore, toRoad } from "#shared/road.ts";
import { periodOf } from "#bot/calendar.ts";
import { fill, namesIn } from "#bot/messages/speak.ts";
import { isBlank } from "#bot/reflections/rules.ts";
import { createBackground } from "./background.ts";
import { titleOf } from "./records.ts";
import type { Offer, Say } from "./say.ts";
import { says, sayKey } from "./says.ts";
import { idleAfterMs } from "./session.ts";
import type { Gap, Tail } from "./state.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";

/** This month's records, a quarter's and the one before the gap are always among so many. */
const newestRecords = 20;

/** The months without a record before this one, for whoever comes back: one line over all of them. */
export const createBridge = (deps: TalkDeps) => {
  const { reflections, zone } = deps;
  const background = createBackground(deps);

  return {
    /** Offered once a month, before this month's record is begun; null where there is no gap. */
    async offer(visit: Visit): Promise<Reply | null> {
      const { member, state } = visit;
      const month = periodOf("monthly", visit.at, zone);
      if (state.bridgeOffered === month) return null;
      const found = await reflections.find({
        memberId: member.id,
        cadence: "monthly",
        period: month,
      });
      if (found !== null && !isBlank(found.answers)) return null;
      const gap = await gapOf(visit, month);
      if (gap === null) return null;
      const key = gap.from === gap.to ? "bridge.one" : "bridge.many";
      const vars = { span: spanText(gap, visit) };
      const offers = [offerOf(key, "bridge", { do: "bridge" }), onward(key, month)];
      return { ...says(visit, { key, vars, offers }), state: { ...state, bridgeOffered: month } };
    },

    /** Asks for the line; what has been bridged or written meanwhile is told as an old button. */
    async ask(visit: Visit): Promise<Reply> {
      const month = periodOf("monthly", visit.at, zone);
      const gap = await gapOf(visit, month);
      if (gap === null) return sayKey(visit, "SY3");
      const vars = { span: spanText(gap, visit) };
      const said: Say = { key: "bridge.ask", vars, offers: [onward("bridge.ask", month)] };
      const state = { ...visit.state, bridgeOffered: month, gap: { ...gap, at: visit.at } };
      return { state, says: [said] };
    },

    /** Whether the line is what was asked for last. */
    awaits({ state: { gap, session }, at, isUnseen }: Visit): boolean {
      if (gap === undefined || isUnseen || at.getTime() - gap.at.getTime() >= idleAfterMs)
        return false;
      return session === undefined || session.touchedAt < gap.at;
    },

    /** The line itself, for oneself alone; null if something else was written there meanwhile. */
    async write(visit: Visit, parts: readonly AnswerPart[]): Promise<Reply | null> {
      const { gap, session, ...rest } = visit.state;
      const text = parts.map((part) => part.text).join("\n");
      if (gap === undefined) return null;
      if (text.length > maxBridgeLength) return says(visit, { key: "bridge.long", offers: [] });
      const { from, to } = gap;
      const script = background.scriptFor(visit, "monthly", to, null);
      const by = { script: { id: script.id, version: script.version }, at: visit.at, parts };
      const key = { memberId: visit.member.id, cadence: "monthly", period: to } as const;
      const { theirs } = await reflections.bridge(key, by, { text, from, base: "" });
      if (theirs !== null) return null;
      const month = periodOf("monthly", visit.at, zone);
      const record: Offer = {
        label: { button: "record", of: "bridge.kept" },
        tap: { do: "open", at: "record" },
      };
      const offers = [onward("bridge.kept", month), record];
      const audience = "self" as const;
      const tail: Tail = {
        cadence: "monthly",
        period: to,
        qid: BRIDGE,
        audience,
        at: visit.at,
      };
      return {
        // A question that was open before waits: what comes next is no answer to it.
        state: { ...rest, tail, ...(session && { session: { ...session, paused: true } }) },
        says: [{ key: "bridge.kept", vars: { span: spanText(gap, visit) }, offers }],
      };
    },

    /** Left as plain road. */
    leave(visit: Visit): Reply {
      const { gap: _, ...state } = visit.state;
      return sayKey({ ...visit, state }, "bridge.left");
    },
  };

  /** The plain road right before this month. */
  async function gapOf({ member }: Visit, month: Period): Promise<Omit<Gap, "at"> | null> {
    const records = await reflections.timeline(member.id, newestRecords, null);
    const stops = records
      .filter(({ answers }) => !isBlank(answers))
      .map(({ cadence, period, standsOn, answers }) => {
        const told = Object.entries(answers).map(([qid, { choice = null }]) => ({ qid, choice }));
        return { cadence, period, standsOn, answers: told };
      });
    const since = periodOf("monthly", member.consent.at, zone);
    const road = toRoad(stops, { now: month, since });
    const plain = road.find((each) => each.kind === "plain" && each.to === monthBefore(month));
    return plain?.kind === "plain" ? { from: plain.from, to: plain.to } : null;
  }
};

export type Bridge = ReturnType<typeof createBridge>;

type Asking = "bridge.one" | "bridge.many" | "bridge.ask" | "bridge.kept";

const offerOf = (of: Asking, button: string, tap: Offer["tap"]): Offer => ({
  label: { button, of },
  tap,
});

/** Into the month, and not to the gap again. */
const onward = (of: Asking, month: Period) =>
  offerOf(of, "month", { do: "begin", cadence: "monthly", period: month, gap: "no" });

function spanText({ from, to }: Omit<Gap, "at">, { member: { locale } }: Visit): string {
  const last = titleOf("monthly", to, locale);
  if (from === to) return last;
  return fill(namesIn(locale).span, { from: titleOf("monthly", from, locale), to: last });
}
