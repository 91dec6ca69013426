import { createContext } from "preact";
import { useMemo } from "preact/hooks";
import { nameOf } from "#liff/inventory/item-card.tsx";
import { isCurrent } from "#liff/inventory/tactic-entries.ts";
import type { InventoryView } from "#shared/inventory-view.ts";
import { tacticsOf } from "./reading.ts";

export type NamedTactic = {
  readonly id: string;
  readonly name: string;
  readonly isCurrent: boolean;
};

/** The tactics to choose from, for whatever is not drawn again when something else changes. */
export const TacticNames = createContext<readonly NamedTactic[]>([]);

export function useTacticNames(all: InventoryView): readonly NamedTactic[] {
  const named = tacticsOf(all).map((item) => ({
    id: item.id,
    name: nameOf("tactic", item),
    isCurrent: isCurrent(item),
  }));
  return useMemo(() => named, [JSON.stringify(named)]);
}
