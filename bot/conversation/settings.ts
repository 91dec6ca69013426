import * as v from "valibot";
import { mostRestMonths } from "#shared/limits.ts";
import type { Locale } from "#shared/locale.ts";
import { NoticeTime, timeText, Weekday, weekdays } from "#shared/notices.ts";
import { dateIn, isoDate, monthsLater } from "#bot/calendar.ts";
import { mostText } from "#bot/line/flex.ts";
import { isReturn, type Member } from "#bot/members/rules.ts";
import { dayWords } from "./day-words.ts";
import { pieces } from "./records.ts";
import type { Offer, Say, Tap } from "./say.ts";
import { says } from "./says.ts";
import type { ConversationState } from "./state.ts";
import type { Talk } from "./talk.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";

/** Of LINE's five bubbles, four carry the records and the last asks what next. */
const exportBubbles = 4;
const usualTimes = ["08:00", "12:00", "18:00", "19:00", "20:00", "21:00", "21:30"];

/** Notices, language, rest and leaving. */
export const createSettings = (deps: TalkDeps, talk: Talk) => {
  const { members, zone } = deps;

  return {
    async weekly(visit: Visit, on: boolean): Promise<Reply> {
      await members.set(visit.member, { weekly: on, ...(on && { quiet: false }) });
      if (!on) return says(visit, { key: "settings.weeklyOff", ...onward(visit) });
      const { weeklyDay, weeklyTime } = visit.member.settings;
      const day = weekdayText(weeklyDay, visit.member.locale);
      const vars = { day, time: timeText(weeklyTime) };
      return says(visit, { key: "settings.weeklyOn", vars, ...onward(visit) });
    },

    async quiet(visit: Visit, on: boolean): Promise<Reply> {
      await members.set(visit.member, { quiet: on });
      return says(visit, { key: on ? "settings.quietOn" : "settings.quietOff", ...onward(visit) });
    },

    times(visit: Visit): Reply {
      const { weeklyDay, weeklyTime, monthlyTime } = visit.member.settings;
      const { locale } = visit.member;
      const vars = {
        weekly: `${weekdayText(weeklyDay, locale)} ${timeText(weeklyTime)}`,
        monthly: timeText(monthlyTime),
      };
      const offer = (button: string, set: string): Offer => ({
        label: { button, of: "notice.times" },
        tap: { do: "notice", set },
      });
      const offers = [
        offer("day", "weeklyDay"),
        offer("weekly", "weeklyTime"),
        offer("monthly", "monthlyTime"),
      ];
      return says(visit, { key: "notice.times", vars, offers });
    },

    /** Without a value it asks for one; what is not on the list is asked again. */
    async notice(visit: Visit, set: string | undefined, to: string | undefined): Promise<Reply> {
      const { member } = visit;
      if (set === "weeklyDay") {
        const day = v.safeParse(Weekday, Number(to));
        if (!day.success) return says(visit, dayChoice(member.locale));
        return timed(visit, await members.set(member, { weeklyDay: day.output }));
      }
      if (set !== "weeklyTime" && set !== "monthlyTime") return this.times(visit);
      const time = v.safeParse(NoticeTime, to);
      if (!time.success) return says(visit, timeChoice(set, deps.page("/settings/notices")));
      return timed(visit, await members.set(member, { [set]: time.output }));
    },

    async speak(visit: Visit, locale: Locale): Promise<Reply> {
      await members.speak(visit.member, locale);
      deps.showMenu(visit.member.lineUserId, locale);
      const { session } = visit.state;
      const changed: Say = { key: "language.changed" };
      if (session === undefined || session.paused) return { ...says(visit, changed), locale };
      // The open question is asked again, in the language that was chosen.
      const heard = { ...visit, member: { ...visit.member, locale } };
      const again = await talk.take(heard, session, { type: "resume", at: visit.at });
      return { ...again, says: [{ ...changed, offers: [] }, ...again.says], locale };
    },

    /** Until a number of months or a date from the picker; with neither it asks. */
    async rest(visit: Visit, months: string | undefined, date: string | undefined): Promise<Reply> {
      if (months === undefined && date === undefined) return says(visit, restChoice(visit, zone));
      const until =
        months === undefined
          ? dateIn(date ?? "", zone)
          : monthsLater(visit.at, Math.max(Math.trunc(Number(months)) || 1, 1), zone);
      if (until === null || !isReturn(until, visit.at, zone))
        return says(visit, { key: "rest.wrong", offers: [] }, restChoice(visit, zone));
      await members.restUntil(visit.member, until);
      const offers: Offer[] = [
        { label: { button: "change", of: "SY10" }, tap: { do: "rest" } },
        { label: { button: "back", of: "SY10" }, tap: { do: "restEnds" } },
      ];
      return says(visit, {
        key: "SY10",
        vars: { until: dayWords(until, visit.member.locale, zone) },
        offers,
      });
    },

    async restEnds(visit: Visit): Promise<Reply> {
      await members.endRest(visit.member);
      return says(visit, { key: "rest.back" });
    },

    /** Whoever sends a code: a member on this account, or somebody whose record is elsewhere. */
    async redeem(visit: Pick<Visit, "state">, code: string, lineUserId: string): Promise<Reply> {
      const { state } = visit;
      const redeemed = await deps.transfer.redeem(code, lineUserId, "chat");
      if (!redeemed.ok) return { state, says: [{ key: `transfer.${redeemed.reason}` }] };
      const { member } = redeemed;
      deps.showMenu(lineUserId, member.locale);
      const stood = redeemed.state as ConversationState | null;
      const { tapped: _, unsent: __, ...goesOn } = stood ?? state;
      const pending = [...(stood?.pending ?? []), ...(state.pending ?? [])];
      return {
        state: {
          ...goesOn,
          offered: [],
          turn: state.turn,
          ...(pending.length > 0 && { pending }),
        },
        says: [{ key: "transfer.done" }],
        locale: member.locale,
      };
    },

    leaving: (visit: Visit): Reply => says(visit, { key: "SY12" }),

    /** A number alone never deletes anything: it is asked again, by name. */
    leavingByName: (visit: Visit): Reply => says(visit, { key: "leave.byName" }, { key: "SY12" }),

    /** The member's own records as text messages, from a piece on; LINE lets a text be copied. */
    async takeRecords(visit: Visit, from: number): Promise<Reply> {
      const { member } = visit;
      const { body, isEmpty } = await deps.takeout.file(member, "text");
      if (isEmpty) return says(visit, { key: "leave.nothing" });
      const all = pieces(body, mostText);
      const part = all.slice(from, from + exportBubbles);
      const next = from + part.length;
      const offer = (button: string, tap: Tap): Offer => ({
        label: { button, of: "leave.taken" },
        tap,
      });
      const offers = [
        ...(next < all.length ? [offer("more", { do: "take", from: String(next) })] : []),
        offer("leave", { do: "leave", of: "SY12", t: String(visit.state.turn + 1) }),
        offer("stay", { do: "stay", of: "SY12" }),
      ];
      return {
        ...says(visit, { key: "leave.taken", offers }),
        before: part.map((each) => ({ type: "text", text: each })),
      };
    },

    /** Everything the member wrote is deleted within this turn. */
    async leave(visit: Visit): Promise<Reply> {
      await deps.leaving.leave(visit.member, "chat");
      return { ...says(visit, { key: "SY13" }), forget: true };
    },
  };
};

export type Settings = ReturnType<typeof createSettings>;

const timed = (visit: Visit, member: Member | null): Reply => {
  const { weeklyDay, weeklyTime, monthlyTime } = (member ?? visit.member).settings;
  const weekly = `${weekdayText(weeklyDay, visit.member.locale)} ${timeText(weeklyTime)}`;
  const vars = { weekly, monthly: timeText(monthlyTime) };
  return says(visit, { key: "notice.timed", vars, ...onward(visit) });
};

function dayChoice(locale: Locale): Say {
  const offers = weekdays.map((day): Offer => ({
    label: { text: weekdayText(day, locale) },
    tap: { do: "notice", set: "weeklyDay", to: String(day) },
  }));
  return { key: "notice.day", offers };
}

/** The usual ones: every quarter of an hour is on the page. */
function timeChoice(set: "weeklyTime" | "monthlyTime", page: string | null): Say {
  const offers = usualTimes.map((time): Offer => ({
    label: { text: timeText(time) },
    tap: { do: "notice", set, to: time },
  }));
  const more: Offer = {
    label: { button: "page", of: "notice.time" },
    tap: { do: "page", page: "/settings/notices" },
    ...(page !== null && { uri: page }),
  };
  return { key: "notice.time", offers: page === null ? offers : [...offers, more] };
}

/** 2024-01-01 was a Monday. */
const weekdayText = (day: number, locale: Locale) =>
  new Intl.DateTimeFormat(locale, { weekday: "long", timeZone: "UTC" }).format(
    Date.UTC(2024, 0, day),
  );
/** The way back to a question that was left open. */
const onward = ({ state }: Visit): Pick<Say, "offers"> =>
  state.session === undefined
    ? {}
    : { offers: [{ label: { button: "resume", of: "SY1" }, tap: { do: "resume" } }] };

function restChoice(visit: Visit, zone: string): Say {
  const months = ["1", "3", "6"].map((count): Offer => ({
    label: { button: count, of: "rest.choose" },
    tap: { do: "rest", months: count },
  }));
  const date: Offer = {
    label: { button: "date", of: "rest.choose" },
    tap: { do: "rest", by: "date" },
    dateFrom: isoDate(visit.at, zone, 1),
    dateTo: isoDate(monthsLater(visit.at, mostRestMonths, zone), zone),
  };
  const no: Offer = {
    label: { button: "no", of: "rest.choose" },
    tap: { do: "open", at: "settings" },
  };
  return { key: "rest.choose", offers: [...months, date, no] };
}
