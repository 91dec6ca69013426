import type { AnswerPart } from "#shared/reflection.ts";
import { isLikeTransferCode } from "#shared/transfer-code.ts";
import { fromData } from "#bot/line/postback.ts";
import type { Aside } from "./aside.ts";
import type { Bridge } from "./bridge.ts";
import { asksForCare, careAgainAfterMs, careCard } from "./care.ts";
import type { Menu } from "./menu.ts";
import { meantBy } from "./replies.ts";
import { sayKey } from "./says.ts";
import type { Say } from "./say.ts";
import type { Session } from "./session.ts";
import { idleAfterMs, sameAnswerWithinMs } from "./session.ts";
import type { Settings } from "./settings.ts";
import type { Takeaway } from "./takeaway.ts";
import type { Talk } from "./talk.ts";
import type { Taps } from "./taps.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";
import { apart } from "./turns.ts";
import type { Undecided } from "./undecided.ts";
import type { Word } from "./words.ts";
import { isBlank, mayBeAnswer, offerOf, respelt, wordOf } from "./words.ts";

/** Labels are short: a longer text is never a button that was typed. */
const mostTypedLabel = 40;

/** What a member sends by hand: a typed button, a command, an answer, a sticker. */
export const createTexts = (
  deps: TalkDeps,
  talk: Talk,
  parts: {
    readonly taps: Taps;
    readonly menu: Menu;
    readonly settings: Settings;
    readonly aside: Aside;
    readonly undecided: Undecided;
    readonly bridge: Bridge;
    readonly takeaway: Takeaway;
  },
) => {
  const { taps, menu, settings, aside, undecided, bridge, takeaway } = parts;
  return { told, wordless };

  async function told(visit: Visit, messageId: string, text: string): Promise<Reply> {
    const { at } = visit;
    const { locale } = visit.member;
    if (isBlank(text)) return blank(visit);
    if (isLikeTransferCode(text))
      return settings.redeem(apart(visit), text, visit.member.lineUserId);
    // What was offered last is not what they saw when they wrote this.
    const mayBeLabel = text.length <= mostTypedLabel && !visit.isUnseen;
    const offered = mayBeLabel ? await offeredLast(visit, text) : [];
    const typed = offerOf(text, offered) ?? meantBy(text, offered) ?? respelt(text, offered);
    if (typed !== undefined) {
      const tap = fromData(typed.data);
      // Typed, it opens no keyboard: the question says how to go on.
      const isRewrite = tap["do"] === "pick" && tap["c"] === "rewrite";
      const isNumber = /^\P{L}+$/u.test(text.trim());
      if (tap["do"] === "leave" && isNumber) return settings.leavingByName(visit);
      return taps.follow(apart(visit), isRewrite ? { do: "resume" } : tap, {});
    }
    const word = wordOf(text);
    const isAnswer = word !== undefined && isAskedFor(visit) && mayBeAnswer(text, word, locale);
    if (word !== undefined && !isAnswer) return command(apart(visit), word);
    const part: AnswerPart = { messageId, text, at };
    const reply = await words(visit, [part]);
    return asksForCare(text) ? care(visit, reply, part) : reply;
  }

  /** The last turn's buttons, or those of a reminder that came after it. */
  async function offeredLast({ member, state, at }: Visit, text: string) {
    const { offered, offeredAt } = state;
    if (offeredAt === undefined || !deps.nudgeOffers.mayMean(text)) return offered;
    const later = await deps.nudgeOffers.after(member, offeredAt, at);
    return later.length > 0 ? later : offered;
  }

  async function words(visit: Visit, parts: readonly AnswerPart[]): Promise<Reply> {
    const { state, at } = visit;
    if (takeaway.awaits(visit)) {
      const kept = await takeaway.write(visit, parts);
      if (kept !== null) return kept;
    }
    if (bridge.awaits(visit)) {
      const bridged = await bridge.write(visit, parts);
      if (bridged !== null) return bridged;
    }
    const { session, tail, pending = [] } = state;
    const asked = pending.at(-1)?.at;
    // A question opened after an undecided message is answered all the same.
    const isOpen =
      session !== undefined &&
      (!away(visit) || goesOn(visit, session)) &&
      (asked === undefined || session.touchedAt > asked);
    const taken = isOpen ? await talk.takeWords(visit, session, parts) : null;
    if (taken !== null) return taken;
    const isTail = asked === undefined && session === undefined && tail !== undefined;
    if (isTail && since(tail.at, at) <= sameAnswerWithinMs)
      return aside.appendTail(visit, tail, parts);
    return undecided.ask(visit, [...pending, ...parts]);
  }

  /** Kept as it is, places to talk are shown, nobody is told; the questions wait. */
  async function care(visit: Visit, reply: Reply, part: AnswerPart): Promise<Reply> {
    const { caredAt } = visit.state;
    if (caredAt !== undefined && since(caredAt, visit.at) < careAgainAfterMs) return reply;
    const { pending = [], session, ...rest } = reply.state;
    const isUndecided = pending.some(({ messageId }) => messageId === part.messageId);
    if (isUndecided) await aside.memo(visit, pending);
    return {
      state: {
        ...rest,
        caredAt: visit.at,
        ...(!isUndecided && pending.length > 0 && { pending }),
        ...(session !== undefined && { session: { ...session, paused: true } }),
      },
      says: [careCard(deps.supportUrl)],
    };
  }

  async function wordless(visit: Visit, isSticker: boolean): Promise<Reply> {
    const { session } = visit.state;
    const says = isSticker ? "SY5" : "SY5.other";
    if (session === undefined) return sayKey(visit, says);
    return away(visit)
      ? talk.welcomeBack(visit, session)
      : talk.take(visit, session, { type: "wordless", says, at: visit.at });
  }

  function blank(visit: Visit): Promise<Reply> {
    const { session } = visit.state;
    if (session === undefined) return Promise.resolve(sayKey(visit, "SY5.blank"));
    return talk.take(visit, session, { type: "blank", at: visit.at });
  }

  function away(visit: Visit): boolean {
    const { session } = visit.state;
    if (session === undefined) return false;
    // Out of order, it was written before what the session already knows.
    const isBefore = since(visit.at, session.touchedAt) > sameAnswerWithinMs;
    if (visit.isUnseen || isBefore) return true;
    return session.paused === true || since(session.touchedAt, visit.at) >= idleAfterMs;
  }

  /** Whether the question in front of them waits for words; the first of all may be left unread. */
  function isAskedFor(visit: Visit): boolean {
    const { session } = visit.state;
    return session !== undefined && !away(visit) && talk.asksForWords(session);
  }

  /** More of the last answer, of which no next question can have been seen. */
  function goesOn({ at }: Visit, { paused, before }: Session): boolean {
    return !paused && before !== undefined && Math.abs(since(before.at, at)) <= sameAnswerWithinMs;
  }

  async function command(visit: Visit, word: Word): Promise<Reply> {
    const { session } = visit.state;
    switch (word) {
      case "back":
      case "skip":
      case "next":
      case "later":
      case "stop":
        if (takeaway.awaits(visit)) return takeaway.leave(visit);
        if (bridge.awaits(visit)) return bridge.leave(visit);
        if (session === undefined) return sayKey(visit, "talk.nothing");
        // Nobody passes a question they have not seen.
        if (visit.isUnseen && word !== "later" && word !== "stop")
          return talk.take(visit, session, { type: "resume", at: visit.at });
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
      case "transfer":
        return sayKey(visit, "SY9");
      case "leave":
        return settings.leaving(visit);
      case "english":
        return settings.speak(visit, "en");
      case "japanese":
        return settings.speak(visit, "ja");
      case "agree":
        return taps.agreed(visit);
      case "terms":
        return { state: visit.state, says: [{ key: "O2.terms", offers: [] }] };
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
};

const since = (before: Date, now: Date) => now.getTime() - before.getTime();
