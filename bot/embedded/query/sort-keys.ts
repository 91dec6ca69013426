import { Refusal } from "#bot/embedded/errors.ts";
import { keysOf, parseKeyPattern, type KeyField } from "#bot/embedded/index/keys.ts";
import type { Doc } from "#bot/embedded/values/document.ts";

/** Fields of a sort in order; empty when the order is not asked for. */
export function parseSort(sort: Doc | undefined): readonly KeyField[] {
  if (!sort) return [];
  for (const [field, direction] of Object.entries(sort)) {
    if (typeof direction !== "number") {
      throw new Refusal("Location15974", `Illegal key in $sort specification: ${field}`);
    }
    if (direction !== 1 && direction !== -1) {
      throw new Refusal(
        "Location15975",
        "$sort key ordering must be 1 (for ascending) or -1 (for descending)",
      );
    }
    if (field === "" || field.split(".").includes("")) {
      throw new Refusal("BadValue", "FieldPath field names may not be empty strings.");
    }
  }
  return parseKeyPattern(sort);
}

/** Sorts stably by the order of an index on the same fields. */
export function sortDocs<T>(
  items: Iterable<T>,
  fields: readonly KeyField[],
  docOf: (item: T) => Doc,
): T[] {
  const keyed = Array.from(items, (item) => ({ item, key: sortKey(docOf(item), fields) }));
  keyed.sort((a, b) => (a.key < b.key ? -1 : a.key > b.key ? 1 : 0));
  return keyed.map(({ item }) => item);
}

/** Its smallest index key, as an array sorts by its smallest (descending: largest) item. */
export function sortKey(doc: Doc, fields: readonly KeyField[]): string {
  const { keys } = keysOf(doc, fields);
  let least = keys[0] ?? "";
  for (const key of keys) if (key < least) least = key;
  return least;
}
