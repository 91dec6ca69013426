import { plain } from "#shared/strength-words.ts";
import { itemNames, mostItems } from "#shared/inventory-fields.ts";
import type { InventoryState, Item, Outcome } from "./rules.ts";

export type Strength = {
  readonly itemId: string;
  readonly name: string;
  /** The companion's note it comes from; null: the member's own word. */
  readonly note: string | null;
};

const section = "skill";

/** A strength as one more skill, for oneself until shown; one of that name is there already. */
export function takeIn(state: InventoryState, strength: Strength, at: Date): Outcome {
  const { itemId: id, name: value, note } = strength;
  const kept = state.items.filter((item) => item.section === section && !item.draft);
  const isThere = ({ values }: Item) => {
    const named = values[itemNames[section]]?.value;
    return typeof named === "string" && plain(named) === plain(value);
  };
  if (state.items.some((item) => item.id === id) || kept.some(isThere)) return { ok: true, state };
  if (kept.length >= mostItems(section)) return { ok: false, reason: "full" };
  const named = { value, audience: "self", rev: 1, at } as const;
  const item: Item = {
    id,
    section,
    values: { [itemNames[section]]: named },
    draft: false,
    source: null,
    at,
    ...(note !== null && { strength: note }),
  };
  return { ok: true, state: { ...state, items: [...state.items, item] } };
}

/** Without that item, if nobody has written in it since it was taken in; else it only stays. */
export function letGo(state: InventoryState, itemId: string): Outcome {
  const items = state.items.flatMap((item) => {
    if (item.id !== itemId || item.section !== section) return [item];
    return isUntouched(item) ? [] : [unlinked(item)];
  });
  return { ok: true, state: changed(state, items) };
}

export function unlink(state: InventoryState, note: string): Outcome {
  const items = state.items.map((item) => (item.strength === note ? unlinked(item) : item));
  return { ok: true, state: changed(state, items) };
}

const isUntouched = ({ values }: Item) =>
  Object.values(values).length === 1 && Object.values(values).every(({ rev }) => rev === 1);

function unlinked(item: Item): Item {
  if (item.strength === undefined) return item;
  const { strength: _, ...rest } = item;
  return rest;
}

const changed = (state: InventoryState, items: readonly Item[]): InventoryState =>
  items.length === state.items.length && items.every((item, at) => item === state.items[at])
    ? state
    : { ...state, items };
