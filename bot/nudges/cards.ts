import type { BubbleKey } from "#bot/messages/catalog.ts";
import { namesIn, fill } from "#bot/messages/speak.ts";
import { nameOf, type Member } from "#bot/members/rules.ts";
import { clockIn, dayAfter, periodParts } from "#bot/calendar.ts";
import { monthWords } from "#bot/conversation/day-words.ts";
import type { Offer, Say, Tap } from "#bot/conversation/say.ts";
import type { Cadence } from "#shared/reflection.ts";
import type { NudgeKind } from "./kinds.ts";
import { aboutAsked } from "./rules.ts";

export type ToSay = {
  readonly kind: NudgeKind;
  readonly period: string;
  readonly on: string;
  readonly variant: string;
  readonly member: Member;
  readonly now: Date;
  /** Of the member's clock. */
  readonly own: string;
  /** How many shared their month, for B. */
  readonly count: number;
  /** The member's own words of three months ago, of a week last week's one thing, for C. */
  readonly past: string | null;
  /** Joined in that month: it asks one question. */
  readonly isFirstMonth: boolean;
  /** The week it is now, by the community's calendar. */
  readonly week: string;
  readonly page: (path: string) => string | null;
};

/** A nudge as a bubble with its buttons, each naming what it is about. */
export function nudgeSay(of: ToSay): Say {
  const { kind, period, member, now, own, page, week } = of;
  const month = of.on.slice(0, 7);
  const begin = (cadence: Cadence, at: string): Tap => ({ do: "begin", cadence, period: at });
  const nudge = (what: string, more: Tap = {}): Tap => ({ do: "nudge", what, ...more });
  const later = nudge("later");
  const rest: Tap = { do: "rest" };
  const name = called(member);
  const toPage: Tap = { do: "page", page: "/reflect/quarterly" };
  switch (kind) {
    case "monthly": {
      const buttons: Buttons = {
        begin: begin("monthly", month),
        tomorrow: nudge("tomorrow"),
        pass: nudge("pass", { period: month }),
      };
      if (of.isFirstMonth) return bubble("NU-M-1", buttons, { name, month: monthName(month) });
      if (of.variant === "B")
        return bubble(
          "NU-M-B",
          {
            read: { do: "open", at: "feed" },
            begin: begin("monthly", month),
            pass: nudge("pass", { period: month }),
          },
          { count: String(of.count) },
        );
      if (of.variant === "C" && of.past !== null)
        return {
          ...bubble("NU-M-C", { begin: begin("monthly", month), later }, { name, past: of.past }),
          private: ["past"],
        };
      const isEvening = clockIn(now, own) >= "17:00";
      return bubble(isEvening ? "NU-M-A" : "NU-M-A.day", buttons, {
        name,
        month: monthName(month),
      });
    }
    case "second":
      return bubble("NU-M-2", {
        one: { ...begin("monthly", month), choose: "start" },
        come: nudge("come"),
      });
    case "weekly": {
      const tell = (what: string): Tap => ({
        ...begin("weekly", period),
        choose: `promise.${what}`,
      });
      if (of.variant === "C" && of.past !== null)
        return {
          ...bubble(
            "NU-W-C",
            { done: tell("done"), ahead: tell("ahead"), changed: tell("changed") },
            { last_next: of.past },
          ),
          private: ["last_next"],
        };
      return bubble(of.variant === "B" ? "NU-W-B" : "NU-W-A", {
        begin: begin("weekly", period),
        tap: { ...begin("weekly", period), choose: "tap" },
        pass: nudge("passWeek"),
      });
    }
    case "quarterly":
      if (of.variant === "C")
        return bubble("NU-Q-C", {
          hands: { ...begin("quarterly", period), choose: "hands" },
          later,
        });
      return of.variant === "B"
        ? bubble("NU-Q-B", { begin: begin("quarterly", period), page: toPage, later })
        : bubble("NU-Q-A", { begin: begin("quarterly", period), day: nudge("day"), later });
    case "first-week":
      return bubble(
        "NU-FW",
        { begin: begin("weekly", week), tap: { ...begin("weekly", week), choose: "tap" }, later },
        { name },
      );
    case "gap-one":
      return bubble("NU-R1", {
        bridge: { do: "bridge" },
        begin: { ...begin("monthly", month), gap: "no" },
      });
    case "gap-three":
      return bubble(
        "NU-R3",
        { week: begin("weekly", week), fewer: nudge("fewer"), rest },
        { name },
      );
    case "rest-ended":
      return bubble("SY11", {
        reflect: { do: "open", at: "reflect" },
        more: rest,
        leave: { do: "leaving" },
      });
    case "often":
      return bubble("NU-F", {
        asIs: nudge("asIs"),
        fewer: nudge("fewer"),
        stop: { do: "quiet", to: "on" },
      });
    case "asked": {
      const { about } = aboutAsked(period);
      return about.includes("Q")
        ? bubble("NU-AG.day", { begin: begin("quarterly", about), page: toPage, later })
        : bubble("NU-AG", {
            begin: begin("monthly", about),
            pass: nudge("pass", { period: about }),
          });
    }
  }

  function bubble(
    key: BubbleKey,
    buttons: Buttons,
    vars: Readonly<Record<string, string>> = {},
  ): Say {
    const offers = Object.entries(buttons).map(([button, tap]): Offer => {
      const uri = tap["do"] === "page" ? page(tap["page"] ?? "") : null;
      const dateFrom = tap["what"] === "day" ? { dateFrom: dayAfter(of.on) } : {};
      return { label: { button, of: key }, tap, ...(uri !== null && { uri }), ...dateFrom };
    });
    return { key, vars, offers };
  }

  function monthName(at: string): string {
    const name = monthWords(periodParts(at).month, member.locale);
    return member.locale === "ja" ? `${name}月` : name;
  }
}

type Buttons = Readonly<Record<string, Tap>>;

function called(member: Member): string {
  const names = namesIn(member.locale);
  const name = nameOf(member);
  return name === null ? names.unnamed.member : fill(names.called, { name });
}
