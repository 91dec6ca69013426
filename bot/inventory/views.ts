import { sections, type Section } from "#shared/inventory.ts";
import { fieldIds, specOf, type FieldId } from "#shared/inventory-fields.ts";
import type { FieldView, InventoryView, ItemView, SectionView } from "#shared/inventory-view.ts";
import type { Cadence } from "#shared/reflection.ts";
import { isoDate } from "#bot/calendar.ts";
import type { FieldState, FieldStates, InventoryState, Item } from "./rules.ts";
import { toTacticView } from "./tactic-view.ts";

/** The inventory as its owner sees it. */
export const toInventoryView = (state: InventoryState, zone: string): InventoryView => ({
  sections: sections.map((section) => toSectionView(state, section, zone)),
});

export function toSectionView(state: InventoryState, section: Section, zone: string): SectionView {
  const fields = fieldViews(state.fields).filter(({ id }) => specOf(id).section === section);
  const items = state.items.filter((item) => item.section === section);
  const times = [
    state.confirmedAt[section],
    ...fields.map(({ id }) => state.fields[id]?.at),
    ...items.filter(({ draft }) => !draft).map(({ at }) => at),
  ].flatMap((at) => at?.getTime() ?? []);
  return {
    section,
    fields,
    items: items.map((item) => toItemView(item, zone)),
    lookedAt: times.length === 0 ? null : isoDate(new Date(Math.max(...times)), zone),
  };
}

export const toFieldView = (id: FieldId, state: FieldState): FieldView => ({
  id,
  value: state.value,
  audience: state.audience,
  rev: state.rev,
});

const toItemView = (item: Item, zone: string): ItemView => {
  const { id, section, draft, source, values, strength, tactic, formers } = item;
  return {
    id,
    isDraft: draft,
    source: source && { cadence: source.cadence as Cadence, period: source.period },
    fields: fieldViews(values),
    ...(strength !== undefined && { isFromCompanion: true }),
    ...(section === "tactic" && { course: toTacticView(item, zone) }),
    ...(tactic !== undefined && { tactic }),
    ...(formers && {
      formers: formers.map(({ text, at }) => ({ text, on: isoDate(at, zone) })),
    }),
  };
};

const fieldViews = (states: FieldStates): readonly FieldView[] =>
  fieldIds.flatMap((id) => {
    const state = states[id];
    return state === undefined ? [] : [toFieldView(id, state)];
  });
