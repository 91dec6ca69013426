import { Decimal128, Long } from "bson";
import { Refusal } from "#bot/embedded/errors.ts";

export function isNumeric(value: unknown): boolean {
  return typeof value === "number" || value instanceof Long || value instanceof Decimal128;
}

export function add(left: unknown, right: unknown): unknown {
  return combine(
    left,
    right,
    (a, b) => a + b,
    (a, b) => a + b,
  );
}

export function multiply(left: unknown, right: unknown): unknown {
  return combine(
    left,
    right,
    (a, b) => a * b,
    (a, b) => a * b,
  );
}

/** A whole number as bits; null for anything else. */
export function toBits(value: unknown): bigint | null {
  if (value instanceof Long) return value.toBigInt();
  return typeof value === "number" && Number.isSafeInteger(value) ? BigInt(value) : null;
}

// Whole numbers stay exact up to 64 bits; beyond that MongoDB refuses too.
function combine(
  left: unknown,
  right: unknown,
  doubles: (a: number, b: number) => number,
  wholes: (a: bigint, b: bigint) => bigint,
): unknown {
  if (left instanceof Decimal128 || right instanceof Decimal128) {
    throw new Refusal(
      "BadValue",
      "Arithmetic on Decimal128 is not supported by the embedded server",
    );
  }
  const a = toBits(left);
  const b = toBits(right);
  if (a === null || b === null) return doubles(Number(left), Number(right));
  const exact = wholes(a, b);
  const short = Number(exact);
  if (Number.isSafeInteger(short)) return short;
  if (BigInt.asIntN(64, exact) !== exact) {
    throw new Refusal("BadValue", "Failed to apply $inc or $mul operations: integer overflow");
  }
  return Long.fromBigInt(exact);
}
