import { isBlank, reaches, sections, type FieldValue, type Section } from "#shared/inventory.ts";
import { fieldsOf, widestOf, type FieldId } from "#shared/inventory-fields.ts";
import type { ShownField, ShownInventory, ShownSection, Viewer } from "#shared/inventory-view.ts";
import type { FieldStates, InventoryState, Item } from "./rules.ts";
import { isActive } from "./tactics.ts";

/** What an outline of an experience tells. */
const outline: readonly FieldId[] = ["I4-1", "I4-2"];

/** What this viewer sees of an inventory. Of the rest there is no trace: no empty place, no count. */
export function visibleTo(viewer: Viewer, inventory: InventoryState): ShownInventory {
  const shown = sections.flatMap((section): ShownSection[] => {
    const fields = shownFields(inventory.fields, fieldsOf(section, "section"), viewer);
    const items = inventory.items.flatMap((item) => shownItem(item, section, viewer));
    if (fields.length === 0 && items.length === 0) return [];
    return [{ section, ...(fields.length > 0 && { fields }), ...(items.length > 0 && { items }) }];
  });
  return { sections: withoutPrivateLinks(shown) };
}

function shownItem(item: Item, section: Section, viewer: Viewer) {
  // Resting and graduated tactics are the member's own.
  if (item.section !== section || item.draft || !isActive(item)) return [];
  const depth = item.values["I4-7"]?.value;
  if (depth === "hidden") return [];
  const all = fieldsOf(section, "item");
  const ids = depth === "outline" ? all.filter((id) => outline.includes(id)) : all;
  const fields = shownFields(item.values, ids, viewer);
  return fields.length > 0 ? [{ fields }] : [];
}

const shownFields = (
  states: FieldStates,
  ids: readonly FieldId[],
  viewer: Viewer,
): readonly ShownField[] =>
  ids.flatMap((id) => {
    const state = states[id];
    if (state === undefined || isBlank(state.value) || state.value === null) return [];
    const isShown = reaches(state.audience, viewer) && reaches(widestOf(id), viewer);
    return isShown ? [{ id, value: state.value }] : [];
  });

/** A tactic may draw on something this viewer sees nothing of; then it does not say so. */
function withoutPrivateLinks(shown: readonly ShownSection[]): readonly ShownSection[] {
  const seen = new Set<string>(shown.map(({ section }) => section));
  const linked = (field: ShownField): ShownField[] => {
    if (field.id !== "I8-2") return [field];
    const value: FieldValue = isList(field.value) ? field.value.filter((id) => seen.has(id)) : [];
    return value.length === 0 ? [] : [{ ...field, value }];
  };
  return shown.flatMap(({ items: all = [], ...section }) => {
    const items = all
      .map((item) => ({ fields: item.fields.flatMap(linked) }))
      .filter(({ fields }) => fields.length > 0);
    if (items.length > 0) return [{ ...section, items }];
    return section.fields === undefined ? [] : [section];
  });
}

const isList = (value: FieldValue): value is readonly string[] => Array.isArray(value);
