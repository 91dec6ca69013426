import { Refusal } from "#bot/embedded/errors.ts";
import { isPlain, own, type Doc } from "#bot/embedded/values/document.ts";
import { EMPTY_ARRAY_KEY, encodeKey, invertKey } from "#bot/embedded/values/key.ts";
import { isPosition, type Path } from "#bot/embedded/values/path.ts";

export type KeyField = { readonly name: string; readonly path: Path; readonly descending: boolean };

export type Keys = {
  /** Distinct keys of a document: several when an indexed field holds an array. */
  readonly keys: readonly string[];
  /** Which fields held an array. */
  readonly fanned: readonly boolean[];
  /** Whether any indexed field exists. */
  readonly present: boolean;
};

export function parseKeyPattern(pattern: Doc): KeyField[] {
  return Object.entries(pattern).map(([name, direction]) => ({
    name,
    path: name.split("."),
    descending: typeof direction === "number" && direction < 0,
  }));
}

/** Keys as MongoDB derives them: one array fans out, two independent ones are refused. */
export function keysOf(doc: Doc, fields: readonly KeyField[]): Keys {
  return keysWithoutArrays(doc, fields) ?? keysWithArrays(doc, fields);
}

/** The one key of most documents; null when an array is met, which may mean several. */
function keysWithoutArrays(doc: Doc, fields: readonly KeyField[]): Keys | null {
  let key = "";
  let present = false;
  for (const field of fields) {
    let value: unknown = doc;
    for (const part of field.path) {
      value = isPlain(value) ? own(value, part) : undefined;
      if (Array.isArray(value)) return null;
    }
    if (value !== undefined) present = true;
    key += fieldKey(value, field);
  }
  return { keys: [key], fanned: NOT_FANNED, present };
}

function keysWithArrays(doc: Doc, fields: readonly KeyField[]): Keys {
  const found = { keys: new Set<string>(), fanned: fields.map(() => false), present: false };
  const slots = fields.map((field): Slot => ({ field, value: doc, rest: field.path, done: false }));
  expand(slots, found);
  return { keys: [...found.keys], fanned: found.fanned, present: found.present };
}

const NOT_FANNED: readonly boolean[] = [];
const EMPTY = Symbol("empty array");

type Slot = {
  readonly field: KeyField;
  readonly value: unknown;
  readonly rest: Path;
  readonly done: boolean;
};
type Found = { readonly keys: Set<string>; readonly fanned: boolean[]; present: boolean };

function expand(slots: readonly Slot[], found: Found): void {
  const advanced = slots.map(advance);
  const arrays = advanced.filter((slot) => !slot.done && Array.isArray(slot.value));
  const first = arrays[0];
  if (!first) {
    let key = "";
    for (const { value, field } of advanced) {
      if (value !== undefined) found.present = true;
      key += fieldKey(value, field);
    }
    found.keys.add(key);
    return;
  }
  const items = first.value as readonly unknown[];
  const fans = advanced.map((slot) => !slot.done && slot.value === items);
  if (arrays.some((slot) => slot.value !== items)) {
    const names = arrays.map((slot) => `[${slot.field.name}]`).join(" ");
    throw new Refusal("CannotIndexParallelArrays", `cannot index parallel arrays ${names}`);
  }
  fans.forEach((fan, i) => {
    if (fan) found.fanned[i] = true;
  });
  for (const item of items.length > 0 ? items : [EMPTY]) {
    expand(
      advanced.map((slot, i) => (fans[i] ? enter(slot, item) : slot)),
      found,
    );
  }
}

function advance(slot: Slot): Slot {
  let { value, rest } = slot;
  if (slot.done) return slot;
  while (rest[0] !== undefined) {
    if (isPlain(value)) value = own(value, rest[0]);
    else if (Array.isArray(value)) {
      if (!isPosition(rest[0])) return { ...slot, value, rest };
      value = value[Number(rest[0])];
    } else return { ...slot, value: undefined, rest: [], done: true };
    rest = rest.slice(1);
  }
  return { ...slot, value, rest, done: !Array.isArray(value) };
}

function enter(slot: Slot, item: unknown): Slot {
  if (slot.rest.length === 0) return { ...slot, value: item, done: true };
  return isPlain(item)
    ? { ...slot, value: item }
    : { ...slot, value: undefined, rest: [], done: true };
}

function fieldKey(value: unknown, field: KeyField): string {
  const key = value === EMPTY ? EMPTY_ARRAY_KEY : encodeKey(value);
  return field.descending ? invertKey(key) : key;
}
