import type { StandingView, TacticView } from "#shared/tactics.ts";
import { isoDate, monthsLater } from "#bot/calendar.ts";
import type { Standing } from "./course.ts";
import type { Item } from "./rules.ts";
import { courseOf } from "./tactics.ts";

/** A tactic's course as its owner sees it. */
export function toTacticView(item: Item, zone: string): TacticView {
  const course = courseOf(item);
  const { goal, draws, before } = course;
  return {
    ...toStandingView(item, course, zone),
    goal,
    draws,
    before: before && toStandingView(item, before, zone),
  };
}

function toStandingView(item: Item, { state, since, lookedAt }: Standing, zone: string) {
  const isSetAside = state !== "active";
  const view: StandingView = {
    state,
    since: isSetAside && since !== null ? isoDate(since, zone) : null,
    lookAgainOn: isSetAside ? null : lookAgainOn(item, lookedAt, zone),
  };
  return view;
}

function lookAgainOn(item: Item, lookedAt: Date | null, zone: string): string | null {
  const chosen = item.values["I8-5"];
  if (chosen?.value !== "month" && chosen?.value !== "quarter") return null;
  const from = lookedAt ?? chosen.at;
  return isoDate(monthsLater(from, chosen.value === "month" ? 1 : 3, zone), zone);
}
