import { dateIn, dayAfter, isoDate, lastDayOf, periodOf } from "#bot/calendar.ts";
import { billingMonth } from "#bot/sends/rules.ts";
import type { Cadence } from "#shared/reflection.ts";
import { promiseQid } from "./background.ts";
import { dayWords } from "./day-words.ts";
import type { Reminded } from "./reminded.ts";
import { sayKey, says } from "./says.ts";
import type { Tap } from "./say.ts";
import type { Talk } from "./talk.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";

/** Where a button may begin at once, without the question whether to. */
const shortCuts: Readonly<Record<string, string>> = { tap: "weekly", start: "first-month" };

/** The quarter's five taps. */
const hands = { from: "QU3", until: "QU3t" } as const;

/** What the buttons under a reminder mean. */
export const createNudged = (deps: TalkDeps, talk: Talk, reminded: Reminded) => {
  const { members, zone } = deps;

  return {
    async answer(visit: Visit, tap: Tap, date: string | undefined): Promise<Reply | null> {
      const { member, at } = visit;
      switch (tap["what"]) {
        case "tomorrow": {
          const own = member.settings.zone ?? zone;
          const month = periodOf("monthly", at, zone);
          await deps.nudges.ask(member, month, dayAfter(isoDate(at, own)));
          return sayKey(visit, "nudge.tomorrow");
        }
        case "day": {
          const on = await deps.nudges.ask(member, periodOf("quarterly", at, zone), date ?? "");
          const day = on === null ? null : dateIn(on, zone);
          if (day === null) return sayKey(visit, "nudge.later");
          return says(visit, {
            key: "nudge.day",
            vars: { day: dayWords(day, member.locale, zone) },
          });
        }
        case "pass":
          return pass(visit, tap["period"] ?? "");
        case "passWeek":
          return sayKey(visit, "nudge.passWeek");
        case "later":
          return sayKey(visit, "nudge.later");
        case "come":
          return sayKey(visit, "nudge.come");
        case "asIs":
          return sayKey(visit, "nudge.asIs");
        case "fewer":
          await members.set(member, { weekly: false });
          return sayKey(visit, "nudge.fewer");
        default:
          return null;
      }
    },

    /** An organizer's answer to the question of a short month; in another month it is an old one. */
    async quota(visit: Visit, tap: Tap): Promise<Reply> {
      const isOrganizer = deps.organizerUserIds.includes(visit.member.lineUserId);
      const month = tap["month"] ?? "";
      if (!isOrganizer || month !== billingMonth(visit.at)) return sayKey(visit, "SY3");
      if (tap["what"] !== "stop") return sayKey(visit, "ledger.kept");
      await deps.stopWeekly(month);
      return sayKey(visit, "ledger.stopped");
    },

    /** Into the reflection by its short way, if it is not begun yet; an answer, wherever it stands. */
    async begin(visit: Visit, cadence: Cadence, period: string, choice: string): Promise<Reply> {
      if (cadence === "quarterly" && choice === "hands")
        return reminded.openShort(visit, cadence, period, hands);
      const [is, answer = ""] = choice.split(".");
      if (cadence === "weekly" && is === "promise") {
        const tap = { type: "tap", choice: answer, at: visit.at } as const;
        const taken = await reminded.answer(visit, { cadence, period, qid: promiseQid }, tap);
        return taken ?? talk.open(visit, cadence, period);
      }
      const scriptId = shortCuts[choice];
      if (scriptId === undefined) return talk.open(visit, cadence, period);
      const opened = await talk.open(visit, cadence, period, scriptId);
      const { session } = opened.state;
      const isFresh = session !== undefined && session.n <= 1 && session.period === period;
      if (!isFresh || session.script.id !== scriptId) return opened;
      const begun = { ...visit, state: opened.state };
      return talk.take(begun, session, { type: "tap", choice, at: visit.at });
    },
  };

  /** No more of that month: a rest until its end, of whose end nothing is said. */
  async function pass(visit: Visit, period: string): Promise<Reply> {
    const { member, at } = visit;
    if (period !== periodOf("monthly", at, zone)) return sayKey(visit, "SY3");
    const until = dateIn(dayAfter(lastDayOf(period)), zone);
    const isLonger = until !== null && (member.rest === null || member.rest.until < until);
    if (isLonger) await members.restUntil(member, until, { isBrief: true });
    return sayKey(visit, "nudge.pass");
  }
};

export type Nudged = ReturnType<typeof createNudged>;
