import { BSONRegExp } from "bson";
import { Refusal } from "#bot/embedded/errors.ts";
import { isPlain, type Doc } from "#bot/embedded/values/document.ts";
import { somePathValue } from "#bot/embedded/values/path.ts";
import { bitTest } from "./bits.ts";
import { equals, inRange, isOneOf, modulo } from "./comparison.ts";
import { patternTest } from "./pattern.ts";
import { typeTest } from "./types.ts";
import type { Predicate, ValueTest } from "./tests.ts";

/** Compiles a whole filter, for `$elemMatch` on documents. */
type Nested = (filter: Doc) => Predicate;

export function isOperatorDoc(condition: unknown): condition is Doc {
  return isPlain(condition) && (Object.keys(condition)[0]?.startsWith("$") ?? false);
}

/** The test for one field of a filter: a value to equal, a pattern, or operators. */
export function compileCondition(field: string, condition: unknown, nested: Nested): Predicate {
  const path = field.split(".");
  const tests = compileOperators(condition, nested).map(
    ({ test, negated }): Predicate =>
      (doc) =>
        somePathValue(doc, path, test) !== negated,
  );
  if (tests.length === 1 && tests[0]) return tests[0];
  return (doc) => tests.every((test) => test(doc));
}

type Part = { readonly test: ValueTest; readonly negated: boolean };

function compileOperators(condition: unknown, nested: Nested): Part[] {
  if (condition instanceof BSONRegExp) {
    return [{ test: leaf(patternTest(condition, undefined)), negated: false }];
  }
  if (!isOperatorDoc(condition)) return [{ test: leaf(equals(condition)), negated: false }];
  const parts: Part[] = [];
  for (const [operator, operand] of Object.entries(condition)) {
    if (operator === "$options") {
      if (!("$regex" in condition)) throw new Refusal("BadValue", "$options needs a $regex");
    } else if (operator === "$not") {
      parts.push({ test: negatable(operand, nested), negated: true });
    } else parts.push(compileOperator(operator, operand, condition, nested));
  }
  return parts;
}

function compileOperator(operator: string, operand: unknown, all: Doc, nested: Nested): Part {
  switch (operator) {
    case "$eq":
      return { test: leaf(equals(operand)), negated: false };
    case "$ne":
      return { test: leaf(equals(operand)), negated: true };
    case "$gt":
    case "$gte":
    case "$lt":
    case "$lte":
      return { test: leaf(inRange(operator, operand)), negated: false };
    case "$in":
      return { test: leaf(isOneOf(operator, operand)), negated: false };
    case "$nin":
      return { test: leaf(isOneOf(operator, operand)), negated: true };
    case "$exists":
      return { test: (value) => value !== undefined, negated: !operand };
    case "$type":
      return { test: leaf(typeTest(operand)), negated: false };
    case "$regex":
      return { test: leaf(patternTest(operand, all["$options"])), negated: false };
    case "$size":
      return { test: sizeTest(operand), negated: false };
    case "$mod":
      return { test: leaf(modulo(operand)), negated: false };
    case "$all":
      return { test: allTest(operand, nested), negated: false };
    case "$elemMatch":
      return { test: elemMatchTest(operand, nested), negated: false };
    case "$bitsAllSet":
    case "$bitsAnySet":
    case "$bitsAllClear":
    case "$bitsAnyClear":
      return { test: leaf(bitTest(operator, operand)), negated: false };
    default:
      throw new Refusal("BadValue", `unknown operator: ${operator}`);
  }
}

// An array at the end of a path matches as a whole or by one of its items.
function leaf(test: ValueTest): ValueTest {
  return (value) => test(value) || (Array.isArray(value) && value.some(test));
}

function negatable(operand: unknown, nested: Nested): ValueTest {
  if (!(operand instanceof BSONRegExp) && !isOperatorDoc(operand)) {
    throw new Refusal("BadValue", "$not needs a regex or a document");
  }
  return valueTest(operand, nested);
}

/** All operators of a condition on one value; negated ones see that value alone. */
function valueTest(condition: unknown, nested: Nested): ValueTest {
  const parts = compileOperators(condition, nested);
  return (value) => parts.every(({ test, negated }) => test(value) !== negated);
}

function elemMatchTest(operand: unknown, nested: Nested): ValueTest {
  if (!isPlain(operand)) throw new Refusal("BadValue", "$elemMatch needs an Object");
  const logical = ["$and", "$or", "$nor", "$expr"];
  const first = Object.keys(operand)[0];
  if (first?.startsWith("$") && !logical.includes(first)) {
    const test = valueTest(operand, nested);
    return (value) => Array.isArray(value) && value.some(test);
  }
  const matches = nested(operand);
  return (value) =>
    Array.isArray(value) &&
    value.some((item) =>
      Array.isArray(item)
        ? matches(Object.fromEntries(item.entries()))
        : isPlain(item) && matches(item),
    );
}

function allTest(operand: unknown, nested: Nested): ValueTest {
  if (!Array.isArray(operand)) throw new Refusal("BadValue", "$all needs an array");
  if (operand.length === 0) return () => false;
  const tests = operand.map((item: unknown): ValueTest => {
    if (isPlain(item) && "$elemMatch" in item) return elemMatchTest(item["$elemMatch"], nested);
    if (isOperatorDoc(item)) throw new Refusal("BadValue", "no $ expressions in $all");
    return leaf(item instanceof BSONRegExp ? patternTest(item, undefined) : equals(item));
  });
  return (value) => tests.every((test) => test(value));
}

function sizeTest(operand: unknown): ValueTest {
  if (typeof operand !== "number" || !Number.isInteger(operand) || operand < 0) {
    throw new Refusal("BadValue", "Failed to parse $size. Expected a non-negative integer");
  }
  return (value) => Array.isArray(value) && value.length === operand;
}
