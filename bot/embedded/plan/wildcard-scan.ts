import type { Index } from "#bot/embedded/index/index-entries.ts";
import type { KeyField } from "#bot/embedded/index/keys.ts";
import { fieldAt } from "#bot/embedded/index/wildcard.ts";
import type { Doc } from "#bot/embedded/values/document.ts";
import { encodeKey } from "#bot/embedded/values/key.ts";
import type { Bounds } from "./bounds.ts";
import { excludesMissing, scanOf, type IndexScan } from "./index-scan.ts";
import { points } from "./intervals.ts";

const PATH = "$_path";

/** Every way in which an index could serve a filter and a sort. */
export function scansOf(
  index: Index,
  bounds: Bounds,
  filter: Doc,
  sort: readonly KeyField[],
): readonly IndexScan[] {
  const { under } = index;
  if (under === null) return listOf(scanOf(index, bounds, filter, sort));
  return [...bounds].flatMap(([field, lists]) => {
    // Of documents without the field it knows nothing.
    const isServed = field.startsWith(`${under}.`) && lists.some(excludesMissing);
    if (!isServed) return [];
    const within = new Map([...bounds, [PATH, [points([encodeKey(field)])]]]);
    return listOf(scanOf(asOfOneField(index, field), within, filter, sort));
  });
}

/** A wildcard index looked at as what it is for one field: an index of (path, value). */
const asOfOneField = (index: Index, field: string): Index => ({
  ...index,
  fields: [fieldAt(PATH), fieldAt(field)],
  multikey: [false, index.multikeyPaths.has(field)],
});

const listOf = (scan: IndexScan | null): readonly IndexScan[] => (scan === null ? [] : [scan]);
