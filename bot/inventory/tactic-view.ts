import type { TacticView } from "#shared/tactics.ts";
import { isoDate, monthsLater } from "#bot/calendar.ts";
import type { Item } from "./rules.ts";
import { courseOf } from "./tactics.ts";

/** A tactic's course as its owner sees it. */
export function toTacticView(item: Item, zone: string): TacticView {
  const { state, since, goal, draws, before } = courseOf(item);
  const isSetAside = state !== "active";
  return {
    state,
    since: isSetAside && since !== null ? isoDate(since, zone) : null,
    lookAgainOn: isSetAside ? null : lookAgainOn(item, zone),
    goal,
    draws,
    canTakeBack: before !== null,
  };
}

function lookAgainOn(item: Item, zone: string): string | null {
  const chosen = item.values["I8-5"];
  if (chosen?.value !== "month" && chosen?.value !== "quarter") return null;
  const from = courseOf(item).lookedAt ?? chosen.at;
  return isoDate(monthsLater(from, chosen.value === "month" ? 1 : 3, zone), zone);
}
