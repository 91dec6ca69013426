import type { FieldValue, ItemSection, Section } from "#shared/inventory.ts";
import { specOf, type FieldId } from "#shared/inventory-fields.ts";
import type { FieldView, InventoryView, ItemView, SectionView } from "#shared/inventory-view.ts";
import type { Audience } from "#shared/reflection.ts";
import { itemAfter, type TacticEntry } from "./tactic-entries.ts";

export type ItemPlace = { readonly section: ItemSection; readonly id: string };

/** Where a field stands: once in its section, or in an item. */
export type FieldPlace = { readonly item: ItemPlace | null; readonly field: FieldId };

export type WriteEntry = FieldPlace & {
  readonly do: "write";
  readonly op: string;
  readonly value: FieldValue | null;
  readonly audience: Audience;
  readonly rev: number;
  /** Asked of the server at least once: it may have arrived without an answer. */
  readonly sent?: true;
  /** What another device wrote meanwhile; the member chooses. */
  readonly conflict?: FieldView;
  /** The server does not take it as it is. */
  readonly refused?: true;
};

/** One change that the server has not confirmed yet. */
export type Entry =
  | WriteEntry
  | TacticEntry
  | { readonly do: "add"; readonly op: string; readonly item: ItemPlace }
  | { readonly do: "accept"; readonly op: string; readonly item: ItemPlace }
  | { readonly do: "remove"; readonly op: string; readonly item: ItemPlace }
  | {
      readonly do: "order";
      readonly op: string;
      readonly section: ItemSection;
      readonly ids: readonly string[];
    }
  | { readonly do: "confirm"; readonly op: string; readonly section: Section };

export const isAt = (entry: Entry, place: FieldPlace): entry is WriteEntry =>
  entry.do === "write" && entry.field === place.field && entry.item?.id === place.item?.id;

export const isStuck = (entry: Entry): boolean =>
  entry.do === "write" && (entry.conflict !== undefined || entry.refused === true);

/**
 * The entries with this write among them. One that was never sent is overtaken by it; one that
 * was goes first, and this one builds on it.
 */
export function withWrite(
  entries: readonly Entry[],
  write: FieldPlace & Pick<WriteEntry, "op" | "value" | "audience">,
  rev: number,
): readonly Entry[] {
  const { op, item, field, value, audience } = write;
  const last = entries.findLast((entry) => isAt(entry, write)) as WriteEntry | undefined;
  const fresh = { do: "write", op, item, field, value, audience } as const;
  if (last === undefined) return [...entries, { ...fresh, rev }];
  if (last.sent && !isStuck(last)) return [...entries, { ...fresh, rev: last.rev + 1 }];
  const next: WriteEntry = {
    ...fresh,
    rev: last.rev,
    ...(last.conflict && { conflict: last.conflict }),
  };
  return entries.map((entry) => (entry === last ? next : entry));
}

/** The last words of a field go on; which version they build on is told anew. */
export function rebased(
  entries: readonly Entry[],
  place: FieldPlace,
  by: Pick<WriteEntry, "rev" | "op"> & { readonly conflict?: FieldView },
): readonly Entry[] {
  const own = entries.filter((entry) => isAt(entry, place)) as readonly WriteEntry[];
  const last = own.at(-1);
  if (last === undefined) return entries;
  const { item, field, value, audience } = last;
  const next: WriteEntry = { do: "write", item, field, value, audience, ...by };
  return [...entries.filter((entry) => !isAt(entry, place)), next];
}

/** The inventory as the member left it, with all that is still to be confirmed. */
export const withEntries = (view: InventoryView, entries: readonly Entry[]): InventoryView => ({
  sections: view.sections.map((section) => entries.reduce(after, section)),
});

export const withSection = (view: InventoryView, section: SectionView): InventoryView => ({
  sections: view.sections.map((each) => (each.section === section.section ? section : each)),
});

function after(section: SectionView, entry: Entry): SectionView {
  if (sectionOf(entry) !== section.section) return section;
  switch (entry.do) {
    case "write":
      return entry.item === null
        ? { ...section, fields: withField(section.fields, entry) }
        : withItem(section, entry.item.id, (item) => ({
            ...item,
            fields: withField(item.fields, entry),
          }));
    case "add": {
      const { id } = entry.item;
      if (section.items.some((item) => item.id === id)) return section;
      const item: ItemView = { id, isDraft: false, source: null, fields: [] };
      return { ...section, items: [...section.items, item] };
    }
    case "accept":
      return withItem(section, entry.item.id, (item) => ({ ...item, isDraft: false }));
    case "remove":
      return { ...section, items: section.items.filter(({ id }) => id !== entry.item.id) };
    case "order": {
      const first = entry.ids.flatMap((id) => section.items.find((item) => item.id === id) ?? []);
      const rest = section.items.filter((item) => !first.includes(item));
      return { ...section, items: [...first, ...rest] };
    }
    case "confirm":
      return section;
    case "decide":
    case "relate":
    case "belong":
    case "reshape":
    case "unshape":
      return withItem(section, entry.item.id, (item) => itemAfter(item, entry));
  }
}

function sectionOf(entry: Entry): Section {
  if (entry.do === "write") return specOf(entry.field).section;
  return "item" in entry ? entry.item.section : entry.section;
}

function withField(fields: readonly FieldView[], entry: WriteEntry): readonly FieldView[] {
  const { field: id, value, audience } = entry;
  const before = fields.find((field) => field.id === id);
  const next: FieldView = { id, value, audience, rev: before?.rev ?? 0 };
  return [...fields.filter((field) => field !== before), next];
}

const withItem = (section: SectionView, id: string, change: (item: ItemView) => ItemView) => ({
  ...section,
  items: section.items.map((item) => (item.id === id ? change(item) : item)),
});
