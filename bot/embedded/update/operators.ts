import { Timestamp } from "bson";
import { Refusal } from "#bot/embedded/errors.ts";
import { compareValues, isSameValue } from "#bot/embedded/values/compare.ts";
import { clone, isPlain, type Doc } from "#bot/embedded/values/document.ts";
import { show } from "#bot/embedded/values/show.ts";
import { ARRAY_OPERATORS } from "./array-operators.ts";
import { add, isNumeric, multiply, toBits } from "./numbers.ts";
import { setAt, unsetAt, valueAt } from "./places.ts";
import type { Place } from "./target.ts";

export type Apply = (doc: Doc, place: Place, inserting: boolean) => void;

/** Checks an operand and returns what it does to a place in a document. */
export type Operator = (
  operand: unknown,
  about: { readonly path: string; readonly now: Date },
) => Apply;

const set: Operator =
  (operand, { path }) =>
  (doc, place) => {
    refuseNewId(doc, path, operand);
    setAt(doc, place, clone(operand));
  };

const better =
  (wanted: 1 | -1): Operator =>
  (operand, { path }) =>
  (doc, place) => {
    const known = valueAt(doc, place);
    if (known !== undefined && Math.sign(compareValues(operand, known)) !== wanted) return;
    refuseNewId(doc, path, operand);
    setAt(doc, place, clone(operand));
  };

const arithmetic =
  (name: string, verb: string, combine: (known: unknown, operand: unknown) => unknown): Operator =>
  (operand, { path }) => {
    if (!isNumeric(operand)) {
      throw new Refusal(
        "TypeMismatch",
        `Cannot ${verb} with non-numeric argument: {${path}: ${show(operand)}}`,
      );
    }
    return (doc, place) => {
      const known = valueAt(doc, place);
      if (known !== undefined && !isNumeric(known)) {
        throw new Refusal(
          "TypeMismatch",
          `Cannot apply ${name} to a value of non-numeric type. {_id: ${show(doc["_id"])}} has the field '${place.at(-1)}' of non-numeric type ${typeof known}`,
        );
      }
      const value = combine(known, operand);
      refuseNewId(doc, path, value);
      setAt(doc, place, value);
    };
  };

const unset: Operator =
  (_operand, { path }) =>
  (doc, place) => {
    if (path === "_id" && "_id" in doc) throw immutableId();
    unsetAt(doc, place);
  };

const rename: Operator = (operand, { path }) => {
  if (typeof operand !== "string") {
    throw new Refusal("BadValue", `The 'to' field for $rename must be a string: ${path}`);
  }
  if (operand === path) {
    throw new Refusal(
      "BadValue",
      `The source and target field for $rename must differ: ${path}: "${operand}"`,
    );
  }
  const to = operand.split(".");
  if (to.includes("")) {
    throw new Refusal(
      "EmptyFieldName",
      `The update path '${operand}' contains an empty field name`,
    );
  }
  if ([...to, ...path.split(".")].some((part) => part.startsWith("$"))) {
    throw new Refusal(
      "BadValue",
      `The source and target field for $rename may not be dynamic: ${path}`,
    );
  }
  return (doc, place) => {
    const value = valueAt(doc, place);
    if (value === undefined) return;
    if (path === "_id" || operand === "_id") throw immutableId();
    for (const route of [place, to]) {
      if (route.some((_, i) => i > 0 && Array.isArray(valueAt(doc, route.slice(0, i))))) {
        throw new Refusal(
          "BadValue",
          "The source and destination field for $rename cannot be an array element",
        );
      }
    }
    unsetAt(doc, place);
    setAt(doc, to, value);
  };
};

const currentDate: Operator = (operand, { path, now }) => {
  const type = isPlain(operand)
    ? operand["$type"]
    : operand === true || operand === false
      ? "date"
      : null;
  if (type !== "date" && type !== "timestamp") {
    throw new Refusal(
      "BadValue",
      `${typeof operand} is not valid type for $currentDate. Please use a boolean ('true') or a $type expression ({$type: 'timestamp/date'}): ${path}`,
    );
  }
  const value =
    type === "date" ? now : new Timestamp({ t: Math.floor(now.getTime() / 1000), i: 1 });
  return (doc, place) => setAt(doc, place, value);
};

const bit: Operator = (operand, { path }) => {
  const entries = isPlain(operand) ? Object.entries(operand) : [];
  const [[kind, mask] = []] = entries;
  if (entries.length !== 1 || !["and", "or", "xor"].includes(String(kind))) {
    throw new Refusal(
      "BadValue",
      `The $bit modifier only supports 'and', 'or', and 'xor', not in ${path}`,
    );
  }
  const bits = toBits(mask);
  if (bits === null) {
    throw new Refusal("BadValue", `The $bit modifier field must be an Integer(32/64 bit): ${path}`);
  }
  return (doc, place) => {
    const known = toBits(valueAt(doc, place) ?? 0);
    if (known === null)
      throw new Refusal("BadValue", `Cannot apply $bit to a value of non-integral type: ${path}`);
    const value = kind === "and" ? known & bits : kind === "or" ? known | bits : known ^ bits;
    setAt(doc, place, Number(value));
  };
};

function refuseNewId(doc: Doc, path: string, value: unknown): void {
  if (path === "_id" && "_id" in doc && !isSameValue(doc["_id"], value)) throw immutableId();
  if (path.startsWith("_id.") && "_id" in doc) {
    const known = valueAt(doc, path.split("."));
    if (known === undefined || !isSameValue(known, value)) throw immutableId();
  }
}

function immutableId(): Refusal {
  return new Refusal(
    "ImmutableField",
    "Performing an update on the path '_id' would modify the immutable field '_id'",
  );
}

export const OPERATORS: Readonly<Record<string, Operator>> = {
  $set: set,
  $setOnInsert: set,
  $unset: unset,
  $inc: arithmetic("$inc", "increment", (known, operand) => add(known ?? 0, operand)),
  $mul: arithmetic("$mul", "multiply", (known, operand) => multiply(known ?? 0, operand)),
  $min: better(-1),
  $max: better(1),
  $rename: rename,
  $currentDate: currentDate,
  $bit: bit,
  ...ARRAY_OPERATORS,
};
