import type { Section } from "#shared/inventory.ts";
import type { InventoryStore } from "./store.ts";

export type { InventoryItem } from "./store.ts";

export const createInventory = (deps: { readonly store: InventoryStore }) => {
  const { store } = deps;
  return {
    items: (memberId: string) => store.items(memberId),

    /** Files a sentence of a record as a draft item, once per event. */
    file: (
      memberId: string,
      filing: {
        readonly eventId: string;
        readonly section: Section;
        readonly text: string;
        readonly messageIds: readonly string[];
        readonly cadence: string;
        readonly period: string;
        readonly at: Date;
      },
    ) =>
      store.add(memberId, {
        id: filing.eventId,
        section: filing.section,
        text: filing.text,
        draft: true,
        at: filing.at,
        source: {
          cadence: filing.cadence,
          period: filing.period,
          messageIds: filing.messageIds,
        },
      }),

    eraseMessage: (memberId: string, messageId: string) => store.eraseMessage(memberId, messageId),

    removeAllOf: (memberId: string) => store.remove(memberId),
  };
};

export type Inventory = ReturnType<typeof createInventory>;
