import fc from "fast-check";
import { expect, test } from "vitest";
import { asRefusal } from "#bot/embedded/errors.ts";
import { createCatalog } from "#bot/embedded/store/catalog.ts";
import { openMemory } from "#bot/embedded/store/disk.ts";
import { createTurns } from "#bot/embedded/store/turns.ts";
import { compileUpdate } from "#bot/embedded/update/compile.ts";
import { clone, type Doc } from "#bot/embedded/values/document.ts";
import { documents, record, scalars, values } from "#tests/embedded/arbitrary-values.ts";

const path = fc.constantFrom("a", "b", "c", "a.x", "a.0", "b.1.y", "c.z.w");
const fieldsWith = (operand: fc.Arbitrary<unknown>) =>
  fc.dictionary(path, operand, { minKeys: 1, maxKeys: 2, noNullPrototype: true });
const operators: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
  $set: values,
  $unset: fc.constant(""),
  $inc: fc.integer({ min: -5, max: 5 }),
  $mul: fc.integer({ min: -5, max: 5 }),
  $min: scalars,
  $max: scalars,
  $push: fc.oneof(
    scalars,
    record({
      $each: fc.array(scalars),
      $sort: fc.constantFrom(1, -1),
      $slice: fc.integer({ min: -3, max: 3 }),
    }),
  ),
  $addToSet: scalars,
  $pull: scalars,
  $pop: fc.constantFrom(1, -1),
};
const single: fc.Arbitrary<Doc> = fc.oneof(
  ...Object.entries(operators).map(([name, operand]) => record({ [name]: fieldsWith(operand) })),
);
const updates = fc.oneof(
  single,
  fc.tuple(single, single).map(([one, other]) => ({ ...one, ...other })),
);

const plain = { multi: false, filter: {}, scope: {}, arrayFilters: [], constants: undefined };

test("an update never touches the document it was given, and undoing it restores everything", () => {
  let applied = 0;
  fc.assert(
    fc.property(documents, updates, (doc, update) => {
      const turns = createTurns({
        ...openMemory(),
        write: () => {
          throw new Error("no disk");
        },
      });
      const quiet = createTurns(openMemory());
      const catalog = createCatalog(openMemory(), () => () => undefined);
      const collection = catalog.create("db.docs", quiet.journal);
      const before = { _id: 1, ...doc };
      collection.write(1, before, quiet.journal);
      const copy = clone(before);
      try {
        collection.write(1, compileUpdate(update, plain)(before, false), turns.journal);
        applied++;
      } catch (error) {
        expect([
          "BadValue",
          "TypeMismatch",
          "PathNotViable",
          "ConflictingUpdateOperators",
        ]).toContain(asRefusal(error).codeName);
      }
      expect(before).toEqual(copy);
      turns.flush();
      expect(collection.docs.get(1)).toEqual(copy);
      expect(
        [...(collection.indexes.get("_id_")?.ordered.scan({ from: "", to: "\uffff" }, false) ?? [])]
          .length,
      ).toBe(1);
    }),
    { numRuns: 1000 },
  );
  expect(applied).toBeGreaterThan(100);
});
