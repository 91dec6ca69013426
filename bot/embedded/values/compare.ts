import { encodeKey } from "./key.ts";

/** MongoDB's order of any two BSON values. */
export function compareValues(left: unknown, right: unknown): number {
  if (typeof left === "number" && typeof right === "number") return compareNumbers(left, right);
  const a = encodeKey(left);
  const b = encodeKey(right);
  return a < b ? -1 : a > b ? 1 : 0;
}

export function isSameValue(left: unknown, right: unknown): boolean {
  if (left === right) return true;
  if (typeof left === "string" && typeof right === "string") return false;
  return encodeKey(left) === encodeKey(right);
}

function compareNumbers(left: number, right: number): number {
  if (left < right) return -1;
  if (left > right) return 1;
  if (left === right) return 0;
  return (Number.isNaN(left) ? 0 : 1) - (Number.isNaN(right) ? 0 : 1);
}
