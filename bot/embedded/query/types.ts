import {
  Binary,
  BSONRegExp,
  Code,
  Decimal128,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from "bson";
import { Refusal } from "#bot/embedded/errors.ts";
import { isPlain } from "#bot/embedded/values/document.ts";
import type { ValueTest } from "./tests.ts";

const INT32 = 2 ** 31;
const isInt = (value: unknown) =>
  typeof value === "number" && Number.isInteger(value) && value >= -INT32 && value < INT32;
const isLong = (value: unknown) =>
  value instanceof Long || (typeof value === "number" && Number.isInteger(value) && !isInt(value));
const isDouble = (value: unknown) => typeof value === "number" && !Number.isInteger(value);
const isDecimal = (value: unknown) => value instanceof Decimal128;

// Whole numbers keep their value here, not their BSON number type: see README, "Numbers".
const TESTS: Readonly<Record<string, readonly [code: number, test: ValueTest]>> = {
  double: [1, isDouble],
  string: [2, (value) => typeof value === "string"],
  object: [3, isPlain],
  array: [4, Array.isArray],
  binData: [5, (value) => value instanceof Binary],
  objectId: [7, (value) => value instanceof ObjectId],
  bool: [8, (value) => typeof value === "boolean"],
  date: [9, (value) => value instanceof Date],
  null: [10, (value) => value === null],
  regex: [11, (value) => value instanceof BSONRegExp],
  javascript: [13, (value) => value instanceof Code],
  int: [16, isInt],
  timestamp: [17, (value) => value instanceof Timestamp],
  long: [18, isLong],
  decimal: [19, isDecimal],
  minKey: [-1, (value) => value instanceof MinKey],
  maxKey: [127, (value) => value instanceof MaxKey],
};

/** A value's type by its name in MongoDB; a missing one is "missing". */
export function typeName(value: unknown): string {
  if (value === undefined) return "missing";
  return Object.entries(TESTS).find(([, [, test]]) => test(value))?.[0] ?? "object";
}

export function typeTest(operand: unknown): ValueTest {
  const tests = (Array.isArray(operand) ? operand : [operand]).map(oneType);
  if (tests.length === 0) throw new Refusal("FailedToParse", "$type must match at least one type");
  return (value) => tests.some((test) => test(value));
}

function oneType(type: unknown): ValueTest {
  if (type === "number")
    return (value) => typeof value === "number" || isLong(value) || isDecimal(value);
  if (typeof type === "string") {
    const found = Object.hasOwn(TESTS, type) ? TESTS[type] : undefined;
    if (!found) throw new Refusal("BadValue", `Unknown type name alias: ${type}`);
    return found[1];
  }
  const byCode = Object.values(TESTS).find(([code]) => code === type);
  if (!byCode) throw new Refusal("BadValue", `Invalid numerical type code: ${String(type)}`);
  return byCode[1];
}
