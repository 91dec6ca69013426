import { BSONRegExp, MaxKey, MinKey } from "bson";
import { Refusal } from "#bot/embedded/errors.ts";
import { isPlain } from "#bot/embedded/values/document.ts";
import { encodeKey } from "#bot/embedded/values/key.ts";
import type { ValueTest } from "./tests.ts";
import { patternTest } from "./pattern.ts";

export function equals(operand: unknown): ValueTest {
  if (operand === null || operand === undefined) {
    return (value) => value === null || value === undefined;
  }
  if (typeof operand === "string" || typeof operand === "boolean") {
    return (value) => value === operand;
  }
  const key = encodeKey(operand);
  if (typeof operand === "number") {
    return (value) =>
      typeof value === "number"
        ? value === operand || (value !== value && operand !== operand)
        : isObject(value) && encodeKey(value) === key;
  }
  return (value) => isObject(value) && encodeKey(value) === key;
}

/** A range holds only for values of the operand's own type, as MongoDB brackets types. */
export function inRange(operator: "$gt" | "$gte" | "$lt" | "$lte", operand: unknown): ValueTest {
  const orEqual = operator.endsWith("e");
  if (operand === null || operand === undefined) return orEqual ? equals(null) : () => false;
  if (operand instanceof BSONRegExp) {
    throw new Refusal("BadValue", `Can't have RegEx as arg to predicate over field '${operator}'.`);
  }
  const wanted = operator.startsWith("$g") ? 1 : -1;
  const key = encodeKey(operand);
  const anyType = operand instanceof MinKey || operand instanceof MaxKey;
  const isNaNOperand = typeof operand === "number" && Number.isNaN(operand);
  return (value) => {
    if (value === undefined) return false;
    if (typeof value === "number" && typeof operand === "number") {
      if (value !== value || isNaNOperand) return orEqual && value !== value && isNaNOperand;
      return value === operand ? orEqual : value > operand === wanted > 0;
    }
    if (typeof value === "number" && Number.isNaN(value)) return false;
    const found = encodeKey(value);
    if (!anyType && found[0] !== key[0]) return false;
    if (found === key) return orEqual;
    return found > key === wanted > 0;
  };
}

export function isOneOf(operator: "$in" | "$nin", operand: unknown): ValueTest {
  if (!Array.isArray(operand)) throw new Refusal("BadValue", `${operator} needs an array`);
  const keys = new Set<string>();
  const patterns: ValueTest[] = [];
  for (const item of operand as unknown[]) {
    if (item instanceof BSONRegExp) patterns.push(patternTest(item, undefined));
    else if (isPlain(item) && Object.keys(item)[0]?.startsWith("$")) {
      throw new Refusal("BadValue", `cannot nest $ under ${operator}`);
    } else keys.add(encodeKey(item));
  }
  return (value) => keys.has(encodeKey(value)) || patterns.some((test) => test(value));
}

export function modulo(operand: unknown): ValueTest {
  if (!Array.isArray(operand) || operand.length !== 2) {
    throw new Refusal("BadValue", "malformed mod, needs to be an array of two numbers");
  }
  const [divisor, remainder] = operand.map(Number).map(Math.trunc);
  if (!divisor || remainder === undefined || Number.isNaN(remainder)) {
    throw new Refusal("BadValue", "divisor cannot be 0");
  }
  return (value) =>
    typeof value === "number" &&
    Number.isFinite(value) &&
    Math.trunc(value) % divisor === remainder;
}

function isObject(value: unknown): boolean {
  return typeof value === "object" && value !== null;
}
