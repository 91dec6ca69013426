import type { Cadence } from "#shared/reflection.ts";
import { periodBefore, periodOf } from "#bot/calendar.ts";
import { fromData } from "#bot/line/postback.ts";
import type { Bridge } from "./bridge.ts";
import { supportCard } from "./care.ts";
import { readFrank } from "./frank.ts";
import type { Menu } from "./menu.ts";
import { createNudged } from "./nudged.ts";
import type { Reminded } from "./reminded.ts";
import { sayKey, says } from "./says.ts";
import type { Tap } from "./say.ts";
import { idleAfterMs } from "./session.ts";
import type { Settings } from "./settings.ts";
import type { Takeaway } from "./takeaway.ts";
import type { Talk } from "./talk.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";
import type { Undecided } from "./undecided.ts";

/** The same tap within this time is a double tap. */
const doubleTapMs = 2000;

type Params = Readonly<Record<string, string>>;

/** What a button means, tapped or typed. An old one is told kindly and changes nothing. */
export const createTaps = (
  deps: TalkDeps,
  talk: Talk,
  parts: {
    readonly menu: Menu;
    readonly settings: Settings;
    readonly undecided: Undecided;
    readonly bridge: Bridge;
    readonly takeaway: Takeaway;
    readonly reminded: Reminded;
  },
) => {
  const { menu, settings, undecided, bridge, takeaway } = parts;
  const nudged = createNudged(deps, talk, parts.reminded);
  return { tapped, follow, agreed };

  async function tapped(visit: Visit, data: string, params: Params): Promise<Reply> {
    const before = visit.state.tapped;
    const tap = fromData(data);
    const state = { ...visit.state, tapped: { data, at: visit.at } };
    if (before?.data === data) {
      const isPassed = tap["do"] === "pick" && !isCurrent(visit, tap);
      // Who taps again because nothing came is not told of an old button; who comes back later is.
      const within = isPassed ? idleAfterMs : doubleTapMs;
      if (Math.abs(since(before.at, visit.at)) < within) return { state: visit.state, says: [] };
    }
    return follow({ ...visit, state }, tap, params);
  }

  async function follow(visit: Visit, tap: Tap, params: Params): Promise<Reply> {
    const { state } = visit;
    const period = tap["period"] ?? "";
    const cadence = tap["cadence"] as Cadence;
    switch (tap["do"]) {
      case "pick":
        return pick(visit, tap);
      case "agree":
        return agreed(visit);
      // Where LINE shows no buttons, their words are sent instead: the answer is the address.
      case "page":
        return link(visit, tap["page"] ?? "");
      case "support":
        return says(visit, supportCard(deps.supportUrl));
      case "open":
        return menu.open(visit, tap["at"]);
      case "begin":
        return begin(visit, cadence, period, tap);
      case "bridge":
        return bridge.ask(visit);
      case "takeaway":
        return takeaway.ask(visit, tap["m"] ?? "", tap["a"]);
      case "nudge":
        return (await nudged.answer(visit, tap, params["date"])) ?? stale(visit);
      case "ledger":
        return nudged.quota(visit, tap);
      case "reopen":
        return reopen(visit, cadence, period);
      case "read":
        return isReflection(cadence, period) ? menu.read(visit, cadence, period) : stale(visit);
      case "records":
        return menu.records(visit, new Date(Number(tap["before"]) || visit.at));
      case "guide":
        return menu.guide(visit, Number(tap["card"]));
      case "resume":
        return resume(visit);
      case "asIs":
        return state.session === undefined ? sayKey(visit, "SY18.stay") : resume(visit);
      case "restart":
      case "stop":
        return ofSession(visit, tap["do"]);
      case "later":
        return later(visit);
      case "last":
        return menu.records(visit);
      case "answer":
      case "memo":
      case "no":
        return undecided.settle(visit, tap["do"], tap);
      case "rsvp":
        return menu.meetups.rsvp(visit, tap["m"] ?? "", tap["a"]);
      case "plan":
        return menu.meetups.plan(visit, tap["circle"], tap["day"], params["date"]);
      case "frank":
        return readFrank(deps, visit, tap["id"] ?? "", tap["when"]);
      case "unshare":
        return unshare(visit, cadence, period);
      case "weekly":
        return settings.weekly(visit, tap["to"] === "on");
      case "quiet":
        return settings.quiet(visit, tap["to"] === "on");
      case "notice":
        return settings.notice(visit, tap["set"], tap["to"]);
      case "speak":
        return settings.speak(visit, tap["to"] === "en" ? "en" : "ja");
      case "rest":
        return settings.rest(visit, tap["months"], params["date"]);
      case "restEnds":
        return settings.restEnds(visit);
      case "leaving":
        return settings.leaving(visit);
      case "take":
        return settings.takeRecords(visit, Math.max(0, Number(tap["from"] ?? 0) || 0));
      case "leave":
        // What cannot be undone must come from the very last turn.
        return tap["t"] === String(state.turn) ? settings.leave(visit) : settings.leaving(visit);
      case "stay":
        return sayKey(visit, "leave.stay");
      default:
        return stale(visit);
    }
  }

  /** Said again: by a second tap, or after a crash between the consent and the first question. */
  async function agreed(visit: Visit): Promise<Reply> {
    if (visit.state.session !== undefined) return resume(visit);
    const key = { memberId: visit.member.id, cadence: "first", period: "first" } as const;
    const found = await deps.reflections.find(key);
    return found === null ? talk.open(visit, "first", "first") : sayKey(visit, "talk.nothing");
  }

  /** This period or the one before; an older one only where something was begun. */
  async function begin(visit: Visit, cadence: Cadence, period: string, tap: Tap): Promise<Reply> {
    if (!isReflection(cadence, period)) return stale(visit);
    const now = cadence === "first" ? period : periodOf(cadence, visit.at, deps.zone);
    const isTimely = period === now || period === periodBefore(now);
    if (!isTimely && !(await isKnown(visit, cadence, period))) return stale(visit);
    const { choose, gap } = tap;
    if (choose !== undefined) return nudged.begin(visit, cadence, period, choose);
    const mayOffer = cadence === "monthly" && period === now && gap !== "no";
    const offered = mayOffer ? await bridge.offer(visit) : null;
    return offered ?? talk.open(visit, cadence, period);
  }

  async function reopen(visit: Visit, cadence: Cadence, period: string): Promise<Reply> {
    return isReflection(cadence, period) && (await isKnown(visit, cadence, period))
      ? talk.reopen(visit, cadence, period)
      : stale(visit);
  }

  async function isKnown({ member }: Visit, cadence: Cadence, period: string) {
    return (await deps.reflections.find({ memberId: member.id, cadence, period })) !== null;
  }

  function link(visit: Visit, path: string): Reply {
    const url = /^\/[\w/-]{1,60}$/.test(path) ? deps.page(path) : null;
    return url === null ? stale(visit) : says(visit, { key: "page.link", vars: { url } });
  }

  async function pick(visit: Visit, tap: Tap): Promise<Reply> {
    const { session } = visit.state;
    if (session === undefined || !isCurrent(visit, tap)) return stale(visit);
    return talk.take(visit, session, { type: "tap", choice: tap["c"] ?? "", at: visit.at });
  }

  function isCurrent(visit: Visit, tap: Tap): boolean {
    const { session } = visit.state;
    if (session === undefined) return false;
    const { sid, at, n } = session;
    return tap["s"] === sid && tap["q"] === at && tap["n"] === String(n);
  }

  /** An old button is told kindly and changes nothing. */
  function stale(visit: Visit): Reply {
    return sayKey(visit, "SY3");
  }

  async function resume(visit: Visit): Promise<Reply> {
    const { session } = visit.state;
    if (session === undefined) return sayKey(visit, "talk.nothing");
    return talk.take(visit, session, { type: "resume", at: visit.at });
  }

  async function later(visit: Visit): Promise<Reply> {
    const { session } = visit.state;
    if (session === undefined) return sayKey(visit, "talk.done");
    return talk.take(visit, session, { type: "word", word: "later", at: visit.at });
  }

  async function ofSession(visit: Visit, what: "restart" | "stop"): Promise<Reply> {
    const { session } = visit.state;
    if (session === undefined) return stale(visit);
    const { at } = visit;
    return what === "stop"
      ? talk.take(visit, session, { type: "word", word: "stop", at })
      : talk.take(visit, session, { type: "restart", at });
  }

  async function unshare(visit: Visit, cadence: Cadence, period: string): Promise<Reply> {
    if (!isReflection(cadence, period)) return stale(visit);
    const key = { memberId: visit.member.id, cadence, period };
    const found = await deps.reflections.find(key);
    if (found?.status === "shared") await deps.reflections.unshare(key, visit.eventId);
    return sayKey(visit, "close.unshared");
  }
};

export type Taps = ReturnType<typeof createTaps>;

const since = (before: Date, now: Date) => now.getTime() - before.getTime();

/** A button's reference to a record: its form is checked, as a postback is only text. */
function isReflection(cadence: Cadence, period: string): boolean {
  const forms: Readonly<Record<Cadence, RegExp>> = {
    first: /^first$/,
    weekly: /^\d{4}-W\d\d$/,
    monthly: /^\d{4}-(0[1-9]|1[0-2])$/,
    quarterly: /^\d{4}-Q[1-4]$/,
  };
  return Object.hasOwn(forms, cadence) && forms[cadence].test(period);
}
