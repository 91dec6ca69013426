import { createHash } from "node:crypto";
import { BSON } from "mongodb";

/** What a collection holds, whatever the order of its documents. */
export type Fingerprint = ReadonlyMap<string, { readonly count: number; readonly digest: string }>;

const HASH_BYTES = 32;

/**
 * Takes in documents and tells two equal sets of them by an equal print. Numbers count by their
 * value: the embedded server keeps no difference between an `int` 5 and a `long` 5.
 */
export const createFingerprints = () => {
  const known = new Map<string, { count: number; readonly digest: Buffer }>();

  const of = (collection: string) => {
    const found = known.get(collection) ?? { count: 0, digest: Buffer.alloc(HASH_BYTES) };
    known.set(collection, found);
    return found;
  };

  return {
    /** An empty collection is told from none. */
    meet: (collection: string) => void of(collection),

    add(collection: string, documents: readonly Uint8Array[]) {
      const print = of(collection);
      print.count += documents.length;
      for (const document of documents) {
        const hash = createHash("sha256").update(canonical(document)).digest();
        for (let i = 0; i < HASH_BYTES; i++) print.digest[i]! ^= hash[i]!;
      }
    },

    taken: (): Fingerprint =>
      new Map(
        [...known].map(([name, { count, digest }]) => [
          name,
          { count, digest: digest.toString("hex") },
        ]),
      ),
  };
};

/** The collections in which two differ. */
export const differences = (one: Fingerprint, other: Fingerprint): readonly string[] =>
  [...new Set([...one.keys(), ...other.keys()])].filter((name) => {
    const [a, b] = [one.get(name), other.get(name)];
    return a?.count !== b?.count || a?.digest !== b?.digest;
  });

const canonical = (document: Uint8Array) =>
  BSON.serialize(BSON.deserialize(document, { bsonRegExp: true }), { ignoreUndefined: false });
