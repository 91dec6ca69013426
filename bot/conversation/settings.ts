import type { Locale } from "#shared/locale.ts";
import { dateIn, isoDate, monthsLater } from "#bot/calendar.ts";
import { mostText } from "#bot/line/flex.ts";
import { dayWords } from "./day-words.ts";
import { exportText, pieces } from "./records.ts";
import { shelfLines } from "./shelf.ts";
import type { Offer, Say, Tap } from "./say.ts";
import { says } from "./menu.ts";
import type { Reply, TalkDeps, Visit } from "./turns.ts";

/** Of LINE's five bubbles, four carry the records and the last asks what next. */
const exportBubbles = 4;
const mostRecords = 2000;

/** Notices, language, rest and leaving. */
export const createSettings = (deps: TalkDeps) => {
  const { members, reflections, inventory, zone } = deps;

  return {
    async weekly(visit: Visit, on: boolean): Promise<Reply> {
      await members.set(visit.member, { weekly: on, ...(on && { quiet: false }) });
      return says(visit, { key: on ? "settings.weeklyOn" : "settings.weeklyOff" });
    },

    async quiet(visit: Visit, on: boolean): Promise<Reply> {
      await members.set(visit.member, { quiet: on });
      return says(visit, { key: on ? "settings.quietOn" : "settings.quietOff" });
    },

    async speak(visit: Visit, locale: Locale): Promise<Reply> {
      await members.speak(visit.member, locale);
      deps.showMenu(visit.member.lineUserId, locale);
      return { ...says(visit, { key: "language.changed" }), locale };
    },

    /** Until a number of months or a date from the picker; with neither it asks. */
    async rest(visit: Visit, months: string | undefined, date: string | undefined): Promise<Reply> {
      if (months === undefined && date === undefined) return says(visit, restChoice(visit, zone));
      const until =
        months === undefined
          ? dateIn(date ?? "", zone)
          : monthsLater(visit.at, Math.min(Math.max(Math.trunc(Number(months)) || 1, 1), 24), zone);
      if (until === null || until <= visit.at)
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

    leaving: (visit: Visit): Reply => says(visit, { key: "SY12" }),

    /** The member's own records as text messages, from a piece on; LINE lets a text be copied. */
    async takeRecords(visit: Visit, from: number): Promise<Reply> {
      const { member } = visit;
      const [records, shelf, past] = await Promise.all([
        reflections.page(member.id, mostRecords),
        inventory.all(member.id),
        inventory.past(member.id),
      ]);
      const shelves = [shelf, ...past.map(({ state }) => state)];
      const isEmpty =
        records.length === 0 &&
        shelves.every((each) => shelfLines(each, member.locale, zone).length === 0);
      if (isEmpty) return says(visit, { key: "leave.nothing" });
      const oldestFirst = records.toReversed();
      const text = exportText(member.name, oldestFirst, { shelf, past }, deps, member.locale);
      const all = pieces(text, mostText);
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

function restChoice(visit: Visit, zone: string): Say {
  const months = ["1", "3", "6"].map((count): Offer => ({
    label: { button: count, of: "rest.choose" },
    tap: { do: "rest", months: count },
  }));
  const date: Offer = {
    label: { button: "date", of: "rest.choose" },
    tap: { do: "rest", by: "date" },
    dateFrom: isoDate(visit.at, zone, 1),
  };
  const no: Offer = {
    label: { button: "no", of: "rest.choose" },
    tap: { do: "open", at: "settings" },
  };
  return { key: "rest.choose", offers: [...months, date, no] };
}
