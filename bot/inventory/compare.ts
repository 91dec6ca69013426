import { isBlank, sections, type FieldValue, type Section } from "#shared/inventory.ts";
import type {
  Became,
  ComparedField,
  ComparedItem,
  ComparedSection,
  ComparedStand,
} from "#shared/inventory-compare.ts";
import { fieldsOf, specOf, type FieldId } from "#shared/inventory-fields.ts";
import type { FieldStates, InventoryState, Item } from "./rules.ts";
import { courseOf } from "./tactics.ts";

/**
 * Two states of an inventory, words beside words. What still waits as a draft is not part of it, and
 * neither is who may see a field.
 */
export function compare(before: InventoryState, after: InventoryState): ComparedSection[] {
  return sections.flatMap((section): ComparedSection[] => {
    const fields = comparedFields(fieldsOf(section, "section"), before.fields, after.fields);
    const ids = fieldsOf(section, "item");
    const was = itemsById(before, section);
    const is = itemsById(after, section);
    const items = [...is.keys(), ...[...was.keys()].filter((id) => !is.has(id))]
      .map((id) => comparedItem(id, ids, was.get(id), is.get(id)))
      .filter((item) => item.fields.length > 0);
    return fields.length === 0 && items.length === 0 ? [] : [{ section, fields, items }];
  });
}

function comparedItem(
  id: string,
  fieldIds: readonly FieldId[],
  was: Item | undefined,
  is: Item | undefined,
): ComparedItem {
  const fields = comparedFields(fieldIds, was?.values ?? {}, is?.values ?? {});
  const stand = comparedStand(was, is);
  const kinds = new Set(fields.map(({ became }) => became));
  if (was && is && stand !== null && stand.before !== stand.after) kinds.add("changed");
  // An item is new or gone as a whole; in one that stayed, any difference is a change of words.
  const [only = "same"] = kinds;
  return {
    id,
    fields,
    stand,
    became: kinds.size > 1 || (was && is && only !== "same") ? "changed" : only,
  };
}

function comparedStand(was: Item | undefined, is: Item | undefined): ComparedStand | null {
  const before = was === undefined ? null : courseOf(was).state;
  const after = is === undefined ? null : courseOf(is).state;
  const wasSetAside = [before, after].some((state) => state !== null && state !== "active");
  return wasSetAside ? { before, after } : null;
}

const comparedFields = (
  ids: readonly FieldId[],
  was: FieldStates,
  is: FieldStates,
): ComparedField[] =>
  ids.flatMap((id) => {
    const before = wordsIn(was, id);
    const after = wordsIn(is, id);
    if (before === null && after === null) return [];
    return [{ id, became: becameOf(id, before, after), before, after }];
  });

function becameOf(id: FieldId, before: FieldValue | null, after: FieldValue | null): Became {
  if (before === null) return "new";
  if (after === null) return "gone";
  return likeness(id, before) === likeness(id, after) ? "same" : "changed";
}

function wordsIn(states: FieldStates, id: FieldId): FieldValue | null {
  const value = states[id]?.value ?? null;
  return isBlank(value) ? null : value;
}

/** Equal where a reader sees no difference: space around the words, the order of what was picked. */
function likeness(id: FieldId, value: FieldValue): string {
  if (typeof value === "number") return String(value);
  if (typeof value === "string") return value.trim();
  if ("picks" in value) {
    const own = value.own.map((each) => each.trim()).filter((each) => each !== "");
    return JSON.stringify([value.picks.toSorted(), own.toSorted()]);
  }
  if ("from" in value) return JSON.stringify([value.from, value.to]);
  const lines = value.map((each) => each.trim()).filter((each) => each !== "");
  return JSON.stringify(specOf(id).kind === "multi" ? lines.toSorted() : lines);
}

const itemsById = ({ items }: InventoryState, section: Section) =>
  new Map(
    items.filter((item) => item.section === section && !item.draft).map((item) => [item.id, item]),
  );
