import type { AnswerPart, Cadence } from "#shared/reflection.ts";
import { fromData } from "#bot/line/postback.ts";
import type { KeptEvent } from "#bot/inbox/turn.ts";
import { asksForCare, careAgainAfterMs } from "./care.ts";
import { createMenu, sayKey, says } from "./menu.ts";
import type { Offer, Say, Tap } from "./say.ts";
import { idleAfterMs, sameAnswerWithinMs } from "./session.ts";
import { createSettings } from "./settings.ts";
import type { Talk } from "./talk.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";
import { isBlank, offerOf, wordOf } from "./words.ts";
import type { Word } from "./words.ts";

/** The same tap within this time is a double tap. */
const doubleTapMs = 2000;
/** Labels are short: a longer text is never a button that was typed. */
const mostTypedLabel = 40;

/** One event of a member in the 1:1 chat, by the priorities of the conversation's rules. */
export const createMemberTurn = (deps: TalkDeps, talk: Talk) => {
  const menu = createMenu(deps, talk);
  const settings = createSettings(deps);

  return (event: KeptEvent, visit: Visit): Promise<Reply> => {
    switch (event.type) {
      case "follow":
        return comeBack(visit);
      case "unfollow":
        return goAway(visit);
      case "unsend":
        return takeBack(visit, event.unsend.messageId);
      case "postback":
        return tapped(visit, event.postback.data, event.postback.params ?? {});
      case "message":
        return event.message.type === "text"
          ? told(visit, event.message.id, event.message.text ?? "")
          : Promise.resolve(sticker(visit));
      case "join":
      case "leave":
      case "memberJoined":
      case "memberLeft":
        return Promise.resolve({ state: visit.state, says: [] });
    }
  };

  async function comeBack(visit: Visit): Promise<Reply> {
    await deps.members.cameBack(visit.member);
    return sayKey(visit, "SY8");
  }

  async function goAway(visit: Visit): Promise<Reply> {
    await deps.members.blocked(visit.member);
    return { state: visit.state, says: [] };
  }

  /** Gone from every record at once; it is said with the next reply. */
  async function takeBack(visit: Visit, messageId: string): Promise<Reply> {
    const { member, state, eventId } = visit;
    const inRecords = await deps.reflections.erase(member.id, messageId, eventId);
    const inInventory = await deps.inventory.eraseMessage(member.id, messageId);
    const pending = state.pending?.filter((part) => part.messageId !== messageId) ?? [];
    const wasPending = pending.length !== (state.pending?.length ?? 0);
    const { pending: _, ...rest } = state;
    const unsent = inRecords || inInventory || wasPending;
    return {
      state: {
        ...rest,
        // Labels of earlier offers may quote what was taken back.
        offered: [],
        ...(pending.length > 0 && { pending }),
        ...((unsent || state.unsent) && { unsent: true }),
      },
      says: [],
    };
  }

  async function told(visit: Visit, messageId: string, text: string): Promise<Reply> {
    const { state, at } = visit;
    if (isBlank(text)) return blank(visit);
    const typed = text.length <= mostTypedLabel ? offerOf(text, state.offered) : undefined;
    if (typed !== undefined) return follow(visit, fromData(typed.data), {});
    const word = wordOf(text);
    if (word !== undefined) return command(visit, word);
    const part: AnswerPart = { messageId, text, at };
    const reply = await words(visit, [part]);
    return asksForCare(text) ? care(visit, reply, part) : reply;
  }

  async function words(visit: Visit, parts: readonly AnswerPart[]): Promise<Reply> {
    const { state, at } = visit;
    const { session, tail } = state;
    if (state.pending !== undefined) return unsure(visit, [...state.pending, ...parts]);
    if (session !== undefined && !session.paused && since(session.touchedAt, at) < idleAfterMs)
      return talk.take(visit, session, { type: "text", parts, at });
    if (session === undefined && tail !== undefined && since(tail.at, at) <= sameAnswerWithinMs)
      return talk.appendTail(visit, tail, parts);
    return unsure(visit, parts);
  }

  /** Nothing is taken for an answer unasked once the question is out of sight. */
  function unsure(visit: Visit, pending: readonly AnswerPart[]): Reply {
    return { state: { ...visit.state, pending }, says: [{ key: "SY4" }] };
  }

  async function settlePending(visit: Visit, as: "answer" | "memo" | "no"): Promise<Reply> {
    const { pending, ...state } = visit.state;
    const without = { ...visit, state };
    if (pending === undefined) return stale(visit);
    if (as === "no") return sayKey(without, "SY4.no");
    const { session } = state;
    if (as === "answer" && session !== undefined && !session.closed)
      return talk.take(without, session, { type: "text", parts: pending, at: visit.at });
    const answered = as === "answer" ? await talk.answerThisWeek(without, pending) : null;
    if (answered !== null) return answered;
    await talk.memo(without, pending);
    return sayKey(without, "SY4.memo");
  }

  /** Kept as it is, places to talk are shown, nobody is told; the questions wait. */
  async function care(visit: Visit, reply: Reply, part: AnswerPart): Promise<Reply> {
    const { caredAt } = visit.state;
    if (caredAt !== undefined && since(caredAt, visit.at) < careAgainAfterMs) return reply;
    const { pending, session, ...rest } = reply.state;
    if (pending !== undefined) await talk.memo(visit, [part]);
    const offers: Offer[] = [
      { label: { button: "support", of: "SY18" }, tap: { do: "support" }, uri: deps.supportUrl },
      { label: { button: "stay", of: "SY18" }, tap: { do: "resume" } },
    ];
    return {
      state: {
        ...rest,
        caredAt: visit.at,
        ...(session !== undefined && { session: { ...session, paused: true } }),
      },
      says: [{ key: "SY18", vars: { url: deps.supportUrl }, offers }],
    };
  }

  function sticker(visit: Visit): Reply | Promise<Reply> {
    const { session } = visit.state;
    if (session === undefined) return sayKey(visit, "SY5");
    return away(visit)
      ? talk.welcomeBack(visit, session)
      : talk.take(visit, session, { type: "sticker", at: visit.at });
  }

  function blank(visit: Visit): Promise<Reply> {
    const { session } = visit.state;
    if (session === undefined) return Promise.resolve(sayKey(visit, "SY5.blank"));
    return talk.take(visit, session, { type: "blank", at: visit.at });
  }

  function away(visit: Visit): boolean {
    const { session } = visit.state;
    if (session === undefined) return false;
    return session.paused === true || since(session.touchedAt, visit.at) >= idleAfterMs;
  }

  async function command(visit: Visit, word: Word): Promise<Reply> {
    const { session } = visit.state;
    switch (word) {
      case "back":
      case "skip":
      case "next":
      case "later":
      case "stop":
        if (session === undefined) return sayKey(visit, "talk.nothing");
        return talk.take(visit, session, { type: "word", word, at: visit.at });
      case "help":
        return help(visit);
      case "see":
      case "record":
        return menu.records(visit);
      case "reflect":
      case "feed":
      case "inventory":
      case "meetup":
      case "settings":
        return menu.open(visit, word);
      case "leave":
        return settings.leaving(visit);
      case "english":
        return settings.speak(visit, "en");
      case "japanese":
        return settings.speak(visit, "ja");
      case "agree":
        return session === undefined ? sayKey(visit, "talk.nothing") : resume(visit);
    }
  }

  /** Help never ends a session: the open question follows it. */
  async function help(visit: Visit): Promise<Reply> {
    const { session } = visit.state;
    if (session === undefined) return sayKey(visit, "help");
    const again = await talk.take(visit, session, { type: "resume", at: visit.at });
    const list: Say = { key: "talk.choose", offers: [] };
    const first: Say[] = [
      { key: "help", offers: [] },
      { key: "talk.onward", offers: [] },
    ];
    return { ...again, says: [...first, ...again.says, list] };
  }

  async function tapped(
    visit: Visit,
    data: string,
    params: Readonly<Record<string, string>>,
  ): Promise<Reply> {
    const before = visit.state.tapped;
    const tap = fromData(data);
    const state = { ...visit.state, tapped: { data, at: visit.at } };
    if (before?.data === data) {
      const isPassed = tap["do"] === "pick" && !isCurrent(visit, tap);
      if (isPassed || since(before.at, visit.at) < doubleTapMs)
        return { state: visit.state, says: [] };
    }
    return follow({ ...visit, state }, tap, params);
  }

  async function follow(
    visit: Visit,
    tap: Tap,
    params: Readonly<Record<string, string>>,
  ): Promise<Reply> {
    const { state } = visit;
    const period = tap["period"] ?? "";
    const cadence = tap["cadence"] as Cadence;
    switch (tap["do"]) {
      case "pick":
        return pick(visit, tap);
      case "rewrite":
        return { state, says: [] };
      case "open":
        return menu.open(visit, tap["at"]);
      case "begin":
        return isReflection(cadence, period) ? talk.open(visit, cadence, period) : stale(visit);
      case "reopen":
        return isReflection(cadence, period) ? talk.reopen(visit, cadence, period) : stale(visit);
      case "read":
        return isReflection(cadence, period) ? menu.read(visit, cadence, period) : stale(visit);
      case "records":
        return menu.records(visit, new Date(Number(tap["before"])));
      case "guide":
        return menu.guide(visit, Number(tap["card"]));
      case "resume":
        return resume(visit);
      case "restart":
      case "stop":
        return ofSession(visit, tap["do"]);
      case "later":
        return state.session === undefined ? sayKey(visit, "talk.done") : command(visit, "later");
      case "last":
        return menu.records(visit);
      case "answer":
      case "memo":
      case "no":
        return settlePending(visit, tap["do"]);
      case "unshare":
        return unshare(visit, cadence, period);
      case "weekly":
        return settings.weekly(visit, tap["to"] === "on");
      case "quiet":
        return settings.quiet(visit, tap["to"] === "on");
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
    return says(visit, { key: "close.unshared" });
  }
};

const since = (before: Date, now: Date) => now.getTime() - before.getTime();

/** A button's reference to a record: its form is checked, as a postback is only text. */
function isReflection(cadence: Cadence, period: string): boolean {
  const form = {
    first: /^first$/,
    weekly: /^\d{4}-W\d\d$/,
    monthly: /^\d{4}-(0[1-9]|1[0-2])$/,
    quarterly: /^\d{4}-Q[1-4]$/,
  }[cadence];
  return form?.test(period) ?? false;
}
