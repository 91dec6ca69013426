import { Refusal } from "#bot/embedded/errors.ts";
import type { Predicate } from "#bot/embedded/query/tests.ts";
import type { Doc } from "#bot/embedded/values/document.ts";
import { show } from "#bot/embedded/values/show.ts";
import { pathValues } from "#bot/embedded/values/path.ts";
import { partialFilter, type IndexSpec } from "./definition.ts";
import { keysOf, parseKeyPattern } from "./keys.ts";
import { createOrdered, type Ordered } from "./ordered.ts";
import { wildcardKeys, wildcardPath } from "./wildcard.ts";

export type Index = ReturnType<typeof createIndex>;

/** One index of a collection, filled with the documents there are. */
export function createIndex(spec: IndexSpec, ns: string, docs: ReadonlyMap<number, Doc>) {
  const under = wildcardPath(spec.key);
  const fields = parseKeyPattern(spec.key);
  const covers: Predicate | null = partialFilter(spec);
  const unique = spec.unique === true || spec.name === "_id_";
  // Once an array was seen in a field it stays multikey, as in MongoDB.
  const multikey = fields.map(() => false);
  const multikeyPaths = new Set<string>();

  function keys(doc: Doc): readonly string[] {
    if (covers && !covers(doc)) return [];
    if (under !== null) return wildcardKeys(doc, under, multikeyPaths);
    const found = keysOf(doc, fields);
    found.fanned.forEach((fan, i) => {
      if (fan) multikey[i] = true;
    });
    return spec.sparse && !found.present ? [] : found.keys;
  }

  const ordered: Ordered = fill();

  function fill(): Ordered {
    const pairs: [string, number][] = [];
    for (const [record, doc] of docs) for (const key of keys(doc)) pairs.push([key, record]);
    pairs.sort((a, b) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]));
    if (unique) {
      for (let i = 1; i < pairs.length; i++) {
        const [pair, before] = [pairs[i], pairs[i - 1]];
        if (pair && pair[0] === before?.[0]) throw duplicate(docs.get(pair[1]) ?? {});
      }
    }
    return createOrdered(pairs);
  }

  function duplicate(doc: Doc): Refusal {
    const keyValue = Object.fromEntries(
      fields.map(({ name, path }) => [name, pathValues(doc, path)[0] ?? null]),
    );
    const shown = Object.entries(keyValue).map(([name, value]) => `${name}: ${show(value)}`);
    return new Refusal(
      "DuplicateKey",
      `E11000 duplicate key error collection: ${ns} index: ${spec.name} dup key: { ${shown.join(", ")} }`,
      { keyPattern: spec.key, keyValue },
    );
  }

  return {
    spec,
    fields,
    /** Every field below this path is indexed, and no other; null for the fields of the key. */
    under,
    multikeyPaths: multikeyPaths as ReadonlySet<string>,
    unique,
    multikey: multikey as readonly boolean[],
    ordered,
    keys,
    duplicate,
    /** Takes a record from the keys it had to those it gets. */
    move(record: number, old: readonly string[], next: readonly string[]): void {
      for (const key of old) if (!next.includes(key)) ordered.remove(key, record);
      for (const key of next) if (!old.includes(key)) ordered.add(key, record);
    },
  };
}
