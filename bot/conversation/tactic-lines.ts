import { goalText } from "#shared/tactics.ts";
import { inventoryWords } from "#shared/inventory-words.ts";
import type { Locale } from "#shared/locale.ts";
import { dayWords } from "./day-words.ts";
import type { InventoryState, Item } from "#bot/inventory/rules.ts";
import { courseOf, nameOf } from "#bot/inventory/tactics.ts";
import { fill, namesIn } from "#bot/messages/speak.ts";

export type Among = { readonly inventory: InventoryState; readonly zone: string };

/** How a tactic or task stands, and what it hangs together with; what is gone is left out. */
export function linkLines(item: Item, { inventory, zone }: Among, locale: Locale): string[] {
  const { tactics: words } = namesIn(locale);
  const named = (id: string | null | undefined) =>
    inventory.items.filter((each) => each.id === id && !each.draft).map(nameOf);
  const { state, since, goal, draws } = courseOf(item);
  const served = goalText(goal, (field) => inventory.fields[field]?.value);
  const used = draws.flatMap(named).filter((name) => name !== "");
  const standing =
    state === "active" || since === null
      ? []
      : [fill(words[state], { date: dayWords(since, locale, zone) })];
  return [
    ...standing,
    ...(served === null ? [] : [`${words.goal}: ${served}`]),
    ...(used.length === 0 ? [] : [`${words.draws}: ${used.join(inventoryWords(locale).between)}`]),
    ...named(item.tactic).map((name) => `${words.forTactic}: ${name}`),
    ...(item.formers ?? []).map(({ text }) => `${words.former}: ${text}`),
  ];
}
