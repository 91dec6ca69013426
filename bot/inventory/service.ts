import type { ItemSection, Section } from "#shared/inventory.ts";
import type { Comparison, Moment } from "#shared/inventory-compare.ts";
import type { Viewer } from "#shared/inventory-view.ts";
import type { HandDecision, TacticLinks } from "#shared/tactics.ts";
import { compare } from "./compare.ts";
import * as strengths from "./strengths.ts";
import { followed, type Telling } from "./reviews.ts";
import * as rules from "./rules.ts";
import type { InventoryState, ItemPlace, Writing } from "./rules.ts";
import type { InventoryStore } from "./store.ts";
import { takingBack } from "./taken-back.ts";
import * as tactics from "./tactics.ts";
import { visibleTo } from "./visible.ts";

/** The operation's id as the page made it: the same one again changes nothing. */
export type By = { readonly operation: string; readonly at: Date };

export const createInventory = (deps: { readonly store: InventoryStore }) => {
  const { store } = deps;
  return {
    all: (memberId: string) => store.find(memberId),

    /** Exactly what a companion or the organizer sees. */
    preview: async (memberId: string, viewer: Viewer) =>
      visibleTo(viewer, await store.find(memberId)),

    write: (memberId: string, by: By, writing: Writing) =>
      store.apply(memberId, by.operation, (state) => {
        const outcome = rules.writeField(state, writing, by.at);
        if (!outcome.ok) return outcome;
        return { ok: true, state: tactics.afterWrite(state, outcome.state, writing, by.at) };
      }),

    add: (memberId: string, by: By, place: ItemPlace) =>
      store.apply(memberId, by.operation, (state) => rules.addItem(state, place, by.at)),

    accept: (memberId: string, by: By, place: ItemPlace) =>
      store.apply(memberId, by.operation, (state) => rules.acceptDraft(state, place, by.at)),

    putAway: (memberId: string, by: By, place: ItemPlace) =>
      store.apply(memberId, by.operation, (state) => rules.removeItem(state, place)),

    order: (memberId: string, by: By, section: ItemSection, ids: readonly string[]) =>
      store.apply(memberId, by.operation, (state) => rules.orderItems(state, section, ids)),

    decide: (memberId: string, by: By, tactic: string, as: HandDecision) =>
      store.apply(memberId, by.operation, (state) => tactics.decide(state, tactic, as, by.at)),

    relate: (memberId: string, by: By, tactic: string, links: TacticLinks) =>
      store.apply(memberId, by.operation, (state) => tactics.relate(state, tactic, links)),

    belong: (memberId: string, by: By, task: string, tactic: string | null) =>
      store.apply(memberId, by.operation, (state) => tactics.belong(state, task, tactic)),

    reshape: (memberId: string, by: By, place: ItemPlace) =>
      store.apply(memberId, by.operation, (state) => tactics.reshape(state, place, by.at)),

    unshape: (memberId: string, by: By, place: ItemPlace) =>
      store.apply(memberId, by.operation, (state) => tactics.unshape(state, place, by.at)),

    /** The tactics follow what a period's record says about them now, however often it is told. */
    async follow(memberId: string, telling: Telling, at: Date) {
      await store.apply(memberId, null, (state) => ({
        ok: true,
        state: followed(state, telling, at),
      }));
    },

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

    /** A strength becomes an item among the skills; the same one again changes nothing. */
    takeIn: (memberId: string, strength: strengths.Strength, at: Date) =>
      store.apply(memberId, null, (state) => strengths.takeIn(state, strength, at)),

    /** Taken out again, unless the member has written on in it. */
    letGo: (memberId: string, itemId: string) =>
      store.apply(memberId, null, (state) => strengths.letGo(state, itemId)),

    /** The note is withdrawn: what the member took in is theirs and stays. */
    unlink: (memberId: string, note: string) =>
      store.apply(memberId, null, (state) => strengths.unlink(state, note)),

    /** True if the inventory held words of that message, now or in an earlier month. */
    eraseMessage: (memberId: string, messageId: string, at: Date): Promise<boolean> =>
      store.takeBack(memberId, takingBack(messageId, at)),

    /** The months over in which it changed, oldest first. */
    months: (memberId: string) => store.months(memberId),

    /** The same with all that stood in them. */
    past: (memberId: string) => store.past(memberId),

    /** Two moments side by side; null if one of them is no month in which it changed. */
    async compare(memberId: string, from: Moment, to: Moment): Promise<Comparison | null> {
      const [before, after] = await Promise.all([stateAt(memberId, from), stateAt(memberId, to)]);
      return before && after && { from, to, sections: compare(before, after) };
    },
  };

  function stateAt(memberId: string, moment: Moment): Promise<InventoryState | null> {
    return moment === "now" ? store.find(memberId) : store.at(memberId, moment);
  }
};

export type Inventory = ReturnType<typeof createInventory>;
