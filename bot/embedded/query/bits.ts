import { Binary } from "bson";
import { Refusal } from "#bot/embedded/errors.ts";
import type { ValueTest } from "./tests.ts";

type BitOperator = "$bitsAllSet" | "$bitsAnySet" | "$bitsAllClear" | "$bitsAnyClear";

/** Bit queries on whole numbers; a mask is a number or a list of positions. */
export function bitTest(operator: BitOperator, operand: unknown): ValueTest {
  const mask = toMask(operator, operand);
  return (value) => {
    if (typeof value !== "number" || !Number.isSafeInteger(value)) return false;
    const common = BigInt.asUintN(64, BigInt(value)) & mask;
    switch (operator) {
      case "$bitsAllSet":
        return common === mask;
      case "$bitsAnySet":
        return common !== 0n;
      case "$bitsAllClear":
        return common === 0n;
      case "$bitsAnyClear":
        return common !== mask;
    }
  };
}

function toMask(operator: BitOperator, operand: unknown): bigint {
  if (typeof operand === "number" && Number.isSafeInteger(operand) && operand >= 0) {
    return BigInt(operand);
  }
  if (Array.isArray(operand) && operand.every((bit) => Number.isInteger(bit) && bit >= 0)) {
    return (operand as number[]).reduce(
      (mask, bit) => mask | (1n << BigInt(Math.min(bit, 63))),
      0n,
    );
  }
  const what = operand instanceof Binary ? "a BinData mask, which is not supported here" : "that";
  throw new Refusal("BadValue", `${operator} takes an Array or a number, not ${what}`);
}
