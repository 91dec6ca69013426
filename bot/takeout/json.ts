import { BSON, type Document } from "mongodb";
import * as v from "valibot";

/** Documents as they are stored, collection by collection. */
export type Collections = Readonly<Record<string, readonly Document[]>>;

const File = v.object({
  format: v.literal("ayumi-export"),
  version: v.literal(1),
  exportedAt: v.date(),
  collections: v.record(v.string(), v.array(v.record(v.string(), v.unknown()))),
});

/** MongoDB's Extended JSON: dates stay dates, and its tools can read it. */
export const toJson = (collections: Collections, exportedAt: Date): string =>
  `${BSON.EJSON.stringify({ format: "ayumi-export", version: 1, exportedAt, collections }, undefined, 2)}\n`;

/** The same documents again; null if this is no such file, or one of a version yet to come. */
export const readJson = (
  text: string,
): { readonly collections: Collections; readonly exportedAt: Date } | null => {
  try {
    const read = v.safeParse(File, BSON.EJSON.parse(text));
    return read.success ? read.output : null;
  } catch {
    return null;
  }
};
