import { Long, ObjectId } from "bson";
import fc from "fast-check";

/** Values of many BSON types, few of each, so that they collide. */
export const scalars = fc.oneof(
  { weight: 6, arbitrary: fc.integer({ min: -3, max: 6 }) },
  { weight: 1, arbitrary: fc.constantFrom(0.5, -0.5, NaN, Infinity, -Infinity, -0, 2 ** 53) },
  { weight: 3, arbitrary: fc.constantFrom("", "a", "b", "ab", "a\0b", "あ", "😀", "ﬀ") },
  { weight: 2, arbitrary: fc.constantFrom(null, true, false) },
  { weight: 1, arbitrary: fc.constantFrom(new Date(0), new Date(5), new Date(-5)) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      new ObjectId("65a1b2c3d4e5f60718293a4b"),
      new ObjectId("ffffffffffffffffffffffff"),
      new ObjectId("000000000000000000000000"),
      Long.fromString("9007199254740993"),
    ),
  },
);

const fields = fc.constantFrom("x", "y");

/** Scalars, arrays of them, documents and arrays of documents. */
export const values: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 8, arbitrary: scalars },
  { weight: 2, arbitrary: fc.array(scalars, { maxLength: 3 }) },
  { weight: 2, arbitrary: fc.dictionary(fields, scalars, { maxKeys: 2, noNullPrototype: true }) },
  {
    weight: 2,
    arbitrary: fc.array(fc.dictionary(fields, scalars, { maxKeys: 2, noNullPrototype: true }), {
      maxLength: 3,
    }),
  },
);

export const documents = fc.dictionary(fc.constantFrom("a", "b", "c"), values, {
  maxKeys: 3,
  noNullPrototype: true,
});

/** A plain object, as documents off the wire are. */
export const record = <T>(model: { [K in keyof T]: fc.Arbitrary<T[K]> }) =>
  fc.record<T>(model, { noNullPrototype: true });
