import {
  isBlank,
  reaches,
  type FieldValue,
  type ItemSection,
  type Section,
} from "#shared/inventory.ts";
import { isGrown, itemNames, mostItems, specOf, widestOf } from "#shared/inventory-fields.ts";
import type { FieldId } from "#shared/inventory-fields.ts";
import type { Audience, Period } from "#shared/reflection.ts";
import type { Course, Former } from "./course.ts";

export type FieldState = {
  readonly value: FieldValue | null;
  readonly audience: Audience;
  readonly rev: number;
  readonly at: Date;
};

export type FieldStates = Readonly<Partial<Record<FieldId, FieldState>>>;

export type Item = {
  readonly id: string;
  readonly section: ItemSection;
  readonly values: FieldStates;
  /** Grown out of a record and not yet looked through by the member. */
  readonly draft: boolean;
  readonly source: {
    readonly cadence: string;
    readonly period: string;
    readonly messageIds: readonly string[];
    /** The words as they were filed: an unsend finds them again. */
    readonly text: string;
  } | null;
  readonly at: Date;
  /** The companion's strength note whose name was taken in as this item. */
  readonly strength?: string;
  /** Of a tactic that somebody has decided about or linked. */
  readonly course?: Course;
  /** The tactic that a task serves. */
  readonly tactic?: string | null;
  /** What a tactic or task was called before, oldest first. */
  readonly formers?: readonly Former[];
};

export type InventoryState = {
  readonly fields: FieldStates;
  /** In the member's own order. */
  readonly items: readonly Item[];
  /** When all of a section was said to be still true. */
  readonly confirmedAt: Readonly<Partial<Record<Section, Date>>>;
  /** The revision of each period's record that tactics last followed. */
  readonly reviewed?: Readonly<Record<Period, number>>;
};

/** The inventory as it stood at the end of a month. */
export type Snapshot = { readonly month: string; readonly state: InventoryState };

export type Outcome =
  | { readonly ok: true; readonly state: InventoryState }
  | { readonly ok: false; readonly reason: "missing" | "locked" | "full" }
  | { readonly ok: false; readonly reason: "conflict"; readonly current: FieldState };

export type ItemPlace = { readonly section: ItemSection; readonly id: string };

export type Writing = {
  /** null: the field stands in its section once. */
  readonly item: ItemPlace | null;
  readonly field: FieldId;
  readonly value: FieldValue | null;
  readonly audience?: Audience | undefined;
  readonly rev: number;
};

export const emptyInventory: InventoryState = { fields: {}, items: [], confirmedAt: {} };

const missing = { ok: false, reason: "missing" } as const;

/** A field after a write; one that others wrote in the meantime is not overwritten. */
export function writeField(state: InventoryState, writing: Writing, at: Date): Outcome {
  const { item: place, field } = writing;
  const { section, isOfItem = false } = specOf(field);
  if (isOfItem !== (place !== null)) return missing;
  if (place === null) {
    const written = rewritten(state.fields[field], writing, at);
    if (!written.ok) return written;
    return { ok: true, state: { ...state, fields: { ...state.fields, [field]: written.field } } };
  }
  const item = findItem(state, place);
  if (item === undefined || section !== item.section) return missing;
  const written = rewritten(item.values[field], writing, at);
  if (!written.ok) return written;
  const values = { ...item.values, [field]: written.field };
  return { ok: true, state: withItem(state, { ...item, values, at }) };
}

/** A new, empty item at the end; the same id again changes nothing. */
export function addItem(state: InventoryState, place: ItemPlace, at: Date): Outcome {
  if (isGrown(place.section)) return missing;
  if (findItem(state, place) !== undefined) return { ok: true, state };
  const own = state.items.filter(
    ({ section, draft, course }) =>
      section === place.section && !draft && (course?.state ?? "active") === "active",
  );
  const isTaken = state.items.some(({ id }) => id === place.id);
  if (own.length >= mostItems(place.section) || isTaken) return { ok: false, reason: "full" };
  const item: Item = { ...place, values: {}, draft: false, source: null, at };
  return { ok: true, state: { ...state, items: [...state.items, item] } };
}

/** A sentence of a record as a draft that waits to be looked through. */
export function fileDraft(
  state: InventoryState,
  place: ItemPlace,
  source: NonNullable<Item["source"]>,
  at: Date,
): Outcome {
  if (state.items.some(({ id }) => id === place.id)) return { ok: true, state };
  const name: FieldState = { value: source.text, audience: "self", rev: 1, at };
  const values = { [itemNames[place.section]]: name };
  const item: Item = { ...place, values, draft: true, source, at };
  return { ok: true, state: { ...state, items: [...state.items, item] } };
}

export function acceptDraft(state: InventoryState, place: ItemPlace, at: Date): Outcome {
  const item = findItem(state, place);
  if (item === undefined) return missing;
  return { ok: true, state: withItem(state, { ...item, draft: false, at }) };
}

export function removeItem(state: InventoryState, place: ItemPlace): Outcome {
  const item = findItem(state, place);
  if (item === undefined) return missing;
  return { ok: true, state: { ...state, items: state.items.filter((each) => each !== item) } };
}

/** The items of a section in this order; those not named follow as they were. */
export function orderItems(
  state: InventoryState,
  section: ItemSection,
  ids: readonly string[],
): Outcome {
  const named = ids.map((id) => findItem(state, { section, id }));
  if (named.includes(undefined) || new Set(ids).size !== ids.length) return missing;
  const first = named.filter((item) => item !== undefined);
  const rest = state.items.filter((item) => !first.includes(item));
  return { ok: true, state: { ...state, items: [...first, ...rest] } };
}

export const confirmSection = (state: InventoryState, section: Section, at: Date): Outcome => ({
  ok: true,
  state: { ...state, confirmedAt: { ...state.confirmedAt, [section]: at } },
});

/** Without the words that came in that message, wherever they went; an item left empty goes too. */
export function withoutMessage(state: InventoryState, messageId: string): InventoryState {
  const items = state.items.flatMap((item) => {
    const { source } = item;
    if (!source?.messageIds.includes(messageId)) return [item];
    const name = itemNames[item.section];
    const { [name]: named, ...others } = item.values;
    const rest = typeof named?.value === "string" ? cut(named.value, source.text) : "";
    const values =
      named === undefined || rest === ""
        ? others
        : { ...others, [name]: { ...named, value: rest } };
    const isEmpty = Object.values(values).every(({ value }) => isBlank(value));
    return item.draft || isEmpty ? [] : [{ ...item, values, source: null }];
  });
  return { ...state, items };
}

/** Whether nothing is written differently; that something is still true changes no word. */
export function hasSameWords(a: InventoryState, b: InventoryState): boolean {
  const { confirmedAt: _a, ...before } = a;
  const { confirmedAt: _b, ...after } = b;
  const names = new Set([...Object.keys(before), ...Object.keys(after)]) as Set<
    keyof typeof before
  >;
  return [...names].every((name) => before[name] === after[name]);
}

/** When something was written last; the beginning of time if nothing ever was. */
export function changedAt({ fields, items }: InventoryState): Date {
  const times = [...Object.values(fields).map(({ at }) => at), ...items.map(({ at }) => at)].map(
    (at) => at.getTime(),
  );
  return new Date(Math.max(0, ...times));
}

const rewritten = (
  before: FieldState | undefined,
  { field, value, audience = before?.audience ?? "self", rev }: Writing,
  at: Date,
) => {
  if (!reaches(widestOf(field), audience)) return { ok: false, reason: "locked" } as const;
  if (rev === (before?.rev ?? 0)) {
    return { ok: true, field: { value, audience, rev: rev + 1, at } } as const;
  }
  const current = before ?? { value: null, audience: "self", rev: 0, at };
  return { ok: false, reason: "conflict", current } as const;
};

const findItem = (state: InventoryState, { section, id }: ItemPlace) =>
  state.items.find((item) => item.id === id && item.section === section);

const withItem = (state: InventoryState, item: Item): InventoryState => ({
  ...state,
  items: state.items.map((each) => (each.id === item.id ? item : each)),
});

/** A name rewritten beyond recognition still grew out of those words. */
const cut = (name: string, text: string) =>
  name.includes(text) ? name.replaceAll(text, "").trim() : "";
