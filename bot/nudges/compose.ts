import { isoDate, momentIn, periodOf } from "#bot/calendar.ts";
import { render } from "#bot/conversation/cards.ts";
import type { MemberStore } from "#bot/members/store.ts";
import type { ReflectionStore } from "#bot/reflections/store.ts";
import type { Compose, Composed } from "#bot/sends/deliver.ts";
import type { SendDoc } from "#bot/sends/store.ts";
import { nudgeSay } from "./cards.ts";
import { eveSaid } from "./eve-said.ts";
import { isNudge, type Known, type ReadFacts } from "./facts.ts";
import { eveKind, zoneOf, type Because, type Nudge } from "./kinds.ts";
import { askedFor, decide } from "./rules.ts";
import { withinHours } from "./hours.ts";
import { createReadPast } from "./past.ts";
import { variantFor } from "./variants.ts";

/** Fewer would as good as name those who have not written. */
const sharersToTell = 3;
const CIRCLES_AT_ONCE = 8;

/** Decides on each nudge again at the moment of sending, and puts it into words. */
export const createComposeNudges = (deps: {
  readonly members: Pick<MemberStore, "lookedByIds">;
  readonly reflections: Pick<ReflectionStore, "byIds" | "sharersOf">;
  readonly readFacts: ReadFacts;
  readonly zone: string;
  readonly page: (path: string) => string | null;
  readonly now: () => Date;
}): Compose => {
  const { zone } = deps;
  const readPast = createReadPast(deps.reflections);

  return async (sends) => {
    const now = deps.now();
    const ids = [...new Set(sends.flatMap(({ memberId }) => memberId ?? []))];
    const looked = await deps.members.lookedByIds(ids);
    const known = await deps.readFacts(looked, now, new Set(sends.map(({ _id }) => _id)));
    const pastOf = await readPast(sends);
    const sharers = await sharersFor(sends, known);
    const week = periodOf("weekly", now, zone);
    const found = new Map<string, Composed>();
    for (const send of sends) {
      const one = known.get(send.memberId ?? "");
      found.set(send._id, one === undefined ? drop("left") : compose(send, one));
    }
    return found;

    function compose(send: SendDoc, known: Known): Composed {
      const { kind, period, on } = send;
      const { facts, member, circleIds } = known;
      // The record moved to another LINE account meanwhile.
      if (member.lineUserId !== send.recipient) return drop("moved");
      if (kind === eveKind && on !== undefined) return composeEve(period, on, known);
      if (!isNudge(kind) || on === undefined) return drop("unknown");
      const own = zoneOf(member, zone);
      const still = stillDue({ kind, period, on }, facts);
      if (typeof still === "string") return drop(still);
      if (still.dueAt > now) return { is: "wait", until: still.dueAt };
      const opens = withinHours(now, own);
      if (opens > now) return { is: "wait", until: opens };
      const month = on.slice(0, 7);
      const isMonthly = kind === "monthly";
      const count = isMonthly ? sharers(circleIds, month, member.id) : 0;
      const past = pastOf(send);
      const can = new Set(["A"]);
      if (!isMonthly || count >= sharersToTell) can.add("B");
      if (past !== null) can.add("C");
      const variant = variantFor(kind, facts, can);
      const say = nudgeSay({
        kind,
        period,
        on,
        variant,
        member,
        now,
        own,
        count,
        past,
        isFirstMonth: isoDate(member.consent.at, zone).startsWith(month),
        week,
        page: deps.page,
      });
      const { messages } = render([say], member.locale, 0);
      return { is: "said", messages, variant };
    }

    function composeEve(period: string, on: string, known: Known): Composed {
      const found = eveSaid({ period, on }, known, { ...deps, now });
      if (found.is === "drop") return found;
      const opens = withinHours(now, zoneOf(known.member, zone));
      const until = found.eve.dueAt > now ? found.eve.dueAt : opens;
      return until > now ? { is: "wait", until } : { is: "said", messages: [found.message] };
    }

    function stillDue(
      of: Pick<Nudge, "kind" | "period" | "on">,
      facts: Known["facts"],
    ): { readonly dueAt: Date } | Because {
      if (of.kind === "asked") return askedFor(facts, of, zone) ?? { dueAt: new Date(0) };
      const { nudge, not } = decide(facts, of.on, zone);
      if (nudge?.kind === of.kind && nudge.period === of.period) return nudge;
      return not.find(({ kind }) => kind === of.kind)?.because ?? "makes-way";
    }
  };

  /** How many others shared their month to the circles one is in; each circle is asked once. */
  async function sharersFor(sends: readonly SendDoc[], known: ReadonlyMap<string, Known>) {
    const asked = new Map<string, { readonly id: string; readonly month: string }>();
    for (const { kind, on, memberId } of sends)
      if (kind === "monthly" && on !== undefined)
        for (const id of known.get(memberId ?? "")?.circleIds ?? [])
          asked.set(`${id} ${on.slice(0, 7)}`, { id, month: on.slice(0, 7) });
    const all = new Map<string, ReadonlySet<string>>();
    const queue = asked.entries();
    const ask = async () => {
      for (const [key, { id, month }] of queue) {
        const since = momentIn(`${month}-01`, "00:00", zone) ?? new Date(0);
        all.set(key, await deps.reflections.sharersOf(id, month, since));
      }
    };
    await Promise.all(Array.from({ length: CIRCLES_AT_ONCE }, ask));
    return (circleIds: readonly string[], month: string, memberId: string): number => {
      const others = new Set(circleIds.flatMap((id) => [...(all.get(`${id} ${month}`) ?? [])]));
      others.delete(memberId);
      return others.size;
    };
  }
};

const drop = (because: string): Composed => ({ is: "drop", because });
