import { BSONRegExp } from "bson";
import { Refusal } from "#bot/embedded/errors.ts";
import { encodeKey } from "#bot/embedded/values/key.ts";
import type { ValueTest } from "./tests.ts";

/** A regular expression on strings; a stored regular expression matches its equal. */
export function patternTest(operand: unknown, options: unknown): ValueTest {
  const pattern = toRegExp(operand, options);
  const key = operand instanceof BSONRegExp ? encodeKey(operand) : null;
  return (value) =>
    typeof value === "string"
      ? pattern.test(value)
      : key !== null && value instanceof BSONRegExp && encodeKey(value) === key;
}

/** JavaScript's own regular expression; PCRE's `x` has no counterpart and is refused. */
export function toRegExp(operand: unknown, options: unknown): RegExp {
  const isPattern = operand instanceof BSONRegExp;
  if (!isPattern && typeof operand !== "string") {
    throw new Refusal("BadValue", "$regex has to be a string");
  }
  if (options !== undefined && typeof options !== "string") {
    throw new Refusal("BadValue", "$options has to be a string");
  }
  const source = isPattern ? operand.pattern : operand;
  const flags = options ?? (isPattern ? operand.options : "");
  const unknown = Array.from(flags).find((flag) => !"imsu".includes(flag));
  if (unknown !== undefined) {
    throw new Refusal("BadValue", `invalid flag in regex options: ${unknown}`);
  }
  try {
    return new RegExp(source, [...new Set(flags)].join(""));
  } catch (cause) {
    throw new Refusal("Location51091", `Regular expression is invalid: ${String(cause)}`);
  }
}
