import { nameOf } from "#liff/inventory/item-card.tsx";
import { courseOf, isCurrent } from "#liff/inventory/tactic-entries.ts";
import type { FieldValue, ItemSection, Section } from "#shared/inventory.ts";
import type { FieldId } from "#shared/inventory-fields.ts";
import type { InventoryView, ItemView } from "#shared/inventory-view.ts";
import { goalText } from "#shared/tactics.ts";

export const sectionOf = (all: InventoryView, section: Section) =>
  all.sections.find((each) => each.section === section);

export const valueOf = (item: ItemView, field: FieldId): FieldValue | null =>
  item.fields.find(({ id }) => id === field)?.value ?? null;

export function valueIn(all: InventoryView, field: FieldId): FieldValue | null {
  const fields = all.sections.flatMap((section) => section.fields);
  return fields.find(({ id }) => id === field)?.value ?? null;
}

/** The words of a goal as they are today; null once it is gone. */
export const goalWords = (all: InventoryView, goal: string | null): string | null =>
  goalText(goal, (field) => valueIn(all, field));

/** A section's items that have a name. */
export const itemsOf = (all: InventoryView, section: ItemSection) =>
  (sectionOf(all, section)?.items ?? [])
    .filter(({ isDraft }) => !isDraft)
    .map((item) => ({ id: item.id, name: nameOf(section, item) }))
    .filter(({ name }) => name !== "");

const atHand = ["skill", "experience", "people", "money", "time"] as const;

/** The kinds of things at hand that a tactic says it uses. */
export function drawnSections(item: ItemView) {
  const chosen = valueOf(item, "I8-2");
  return atHand.filter((section) => Array.isArray(chosen) && chosen.includes(section));
}

/** What it uses by kind, with the names of what is still there. */
export const drawn = (all: InventoryView, item: ItemView) =>
  drawnSections(item).map((section) => ({
    section,
    names: itemsOf(all, section)
      .filter(({ id }) => courseOf(item).draws.includes(id))
      .map(({ name }) => name),
  }));

export const tacticsOf = (all: InventoryView) =>
  (sectionOf(all, "tactic")?.items ?? []).filter(({ isDraft }) => !isDraft);

/** The tasks of a tactic; of none, if it is gone or was never chosen. */
export function tasksOf(all: InventoryView, tactic: string | null): readonly ItemView[] {
  const known = tacticsOf(all).map(({ id }) => id);
  const belongsTo = (task: ItemView) =>
    task.tactic != null && known.includes(task.tactic) ? task.tactic : null;
  return (sectionOf(all, "task")?.items ?? []).filter(
    (task) => !task.isDraft && belongsTo(task) === tactic,
  );
}

/** What a tactic's card reads besides the tactic itself. */
export const besides = (all: InventoryView, tactic: string): readonly unknown[] => [
  ...all.sections.filter(({ section }) => section !== "tactic" && section !== "task"),
  ...tasksOf(all, tactic),
];

export const isOpen = isCurrent;
