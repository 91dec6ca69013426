import { isoDate, momentIn, periodBefore, periodOf } from "#bot/calendar.ts";
import { render } from "#bot/conversation/cards.ts";
import { asksForCare } from "#bot/conversation/care.ts";
import type { MemberStore } from "#bot/members/store.ts";
import { isBlank } from "#bot/reflections/rules.ts";
import type { Reflection, ReflectionStore } from "#bot/reflections/store.ts";
import type { Compose, Composed } from "#bot/sends/deliver.ts";
import type { SendDoc } from "#bot/sends/store.ts";
import { textOf, type Cadence } from "#shared/reflection.ts";
import { wholeUpTo } from "#shared/text.ts";
import { nudgeSay } from "./cards.ts";
import { eveSaid } from "./eve-said.ts";
import { isNudge, type Known, type ReadFacts } from "./facts.ts";
import { eveKind, zoneOf, type Because, type Nudge } from "./kinds.ts";
import { askedFor, decide } from "./rules.ts";
import { withinHours } from "./hours.ts";
import { variantFor } from "./variants.ts";

/** Fewer would as good as name those who have not written. */
const sharersToTell = 3;
const mostPast = 60;
/** What a month held, then what was meant to come: never the worry. */
const pastQuestions = ["MO3", "MO2", "MO7"];

/** Decides on each nudge again at the moment of sending, and puts it into words. */
export const createComposeNudges = (deps: {
  readonly members: Pick<MemberStore, "lookedByIds">;
  readonly reflections: Pick<ReflectionStore, "find" | "sharersOf">;
  readonly readFacts: ReadFacts;
  readonly zone: string;
  readonly page: (path: string) => string | null;
  readonly now: () => Date;
}): Compose => {
  const { zone } = deps;

  return async (sends) => {
    const now = deps.now();
    const ids = [...new Set(sends.flatMap(({ memberId }) => memberId ?? []))];
    const looked = await deps.members.lookedByIds(ids);
    const known = await deps.readFacts(looked, now, new Set(sends.map(({ _id }) => _id)));
    const sharers = sharersCached();
    const found = new Map<string, Composed>();
    for (const send of sends) {
      const one = known.get(send.memberId ?? "");
      found.set(send._id, one === undefined ? drop("left") : await compose(send, one));
    }
    return found;

    async function compose(send: SendDoc, known: Known): Promise<Composed> {
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
      const count = isMonthly ? await sharers(circleIds, month, member.id) : 0;
      const past = await wordsFor(kind, member.id, { month, period });
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
        week: periodOf("weekly", now, zone),
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

  /** Others who shared their month to the circles one is in; each circle is asked once a batch. */
  function sharersCached() {
    const cache = new Map<string, Promise<ReadonlySet<string>>>();
    return async (circleIds: readonly string[], month: string, memberId: string) => {
      const since = momentIn(`${month}-01`, "00:00", zone) ?? new Date(0);
      const all = new Set<string>();
      for (const id of circleIds) {
        let found = cache.get(`${id} ${month}`);
        if (found === undefined) {
          found = deps.reflections.sharersOf(id, month, since);
          cache.set(`${id} ${month}`, found);
        }
        for (const sharer of await found) all.add(sharer);
      }
      all.delete(memberId);
      return all.size;
    };
  }

  /** Their own words that this kind can be about; null: none. */
  async function wordsFor(
    kind: string,
    memberId: string,
    { month, period }: { readonly month: string; readonly period: string },
  ): Promise<string | null> {
    if (kind === "monthly") return pastOf(memberId, month);
    if (kind === "weekly") {
      const before = await kept(memberId, "weekly", periodBefore(period));
      return shown(before, ["WK4"]);
    }
    if (kind !== "quarterly") return null;
    // It quotes nothing, but asks what has changed since.
    const before = await kept(memberId, "quarterly", periodBefore(period));
    const isThere = before !== null && !isBlank(before.answers);
    return isThere ? "" : pastOf(memberId, month);
  }

  /** The member's own words of three months before, if there are any that may be shown in passing. */
  async function pastOf(memberId: string, month: string): Promise<string | null> {
    const then = periodBefore(periodBefore(periodBefore(month)));
    return shown(await kept(memberId, "monthly", then), pastQuestions);
  }

  async function kept(memberId: string, cadence: Cadence, period: string) {
    const record = await deps.reflections.find(memberId, cadence, period);
    return record === null || record.status === "draft" ? null : record;
  }

  function shown(record: Reflection | null, qids: readonly string[]): string | null {
    for (const qid of qids) {
      const text = textOf(record?.answers[qid]).replaceAll(/\s+/gu, " ").trim();
      if (text !== "" && !asksForCare(text))
        return text.length <= mostPast ? text : `${wholeUpTo(text, mostPast - 1)}…`;
    }
    return null;
  }
};

const drop = (because: string): Composed => ({ is: "drop", because });
