import type { ItemSection, Section } from "#shared/inventory.ts";
import { itemNames } from "#shared/inventory-fields.ts";
import type { Viewer } from "#shared/inventory-view.ts";
import * as rules from "./rules.ts";
import type { ItemPlace, Writing } from "./rules.ts";
import type { InventoryStore } from "./store.ts";
import { visibleTo } from "./visible.ts";

/** The operation's id as the page made it: the same one again changes nothing. */
export type By = { readonly operation: string; readonly at: Date };

export const createInventory = (deps: { readonly store: InventoryStore }) => {
  const { store } = deps;
  return {
    all: (memberId: string) => store.find(memberId),

    /** The items by name, drafts among them. */
    async items(memberId: string) {
      const { items } = await store.find(memberId);
      return items.flatMap(({ section, values, draft }) => {
        const name = values[itemNames[section]]?.value;
        return typeof name === "string" && name !== "" ? [{ section, text: name, draft }] : [];
      });
    },

    /** Exactly what a companion or the organizer sees. */
    preview: async (memberId: string, viewer: Viewer) =>
      visibleTo(viewer, await store.find(memberId)),

    write: (memberId: string, by: By, writing: Writing) =>
      store.apply(memberId, by.operation, (state) => rules.writeField(state, writing, by.at)),

    add: (memberId: string, by: By, place: ItemPlace) =>
      store.apply(memberId, by.operation, (state) => rules.addItem(state, place, by.at)),

    accept: (memberId: string, by: By, place: ItemPlace) =>
      store.apply(memberId, by.operation, (state) => rules.acceptDraft(state, place, by.at)),

    putAway: (memberId: string, by: By, place: ItemPlace) =>
      store.apply(memberId, by.operation, (state) => rules.removeItem(state, place)),

    order: (memberId: string, by: By, section: ItemSection, ids: readonly string[]) =>
      store.apply(memberId, by.operation, (state) => rules.orderItems(state, section, ids)),

    /** Everything in the section is still true. */
    confirm: (memberId: string, by: By, section: Section) =>
      store.apply(memberId, by.operation, (state) => rules.confirmSection(state, section, by.at)),

    /** Files a sentence of a record as a draft item, once per event. */
    async file(
      memberId: string,
      filing: {
        readonly eventId: string;
        readonly section: ItemSection;
        readonly text: string;
        readonly messageIds: readonly string[];
        readonly cadence: string;
        readonly period: string;
        readonly at: Date;
      },
    ) {
      const { eventId: id, section, at, text, messageIds, cadence, period } = filing;
      const source = { cadence, period, messageIds, text };
      await store.apply(memberId, id, (state) =>
        rules.fileDraft(state, { section, id }, source, at),
      );
    },

    /** True if the inventory held words of that message. */
    async eraseMessage(memberId: string, messageId: string): Promise<boolean> {
      const { items } = await store.find(memberId);
      if (!items.some(({ source }) => source?.messageIds.includes(messageId))) return false;
      await store.apply(memberId, null, (state) => ({
        ok: true,
        state: rules.withoutMessage(state, messageId),
      }));
      return true;
    },
  };
};

export type Inventory = ReturnType<typeof createInventory>;
