import { EJSON, ObjectId } from "bson";

/** A value as MongoDB's messages show it. */
export function show(value: unknown): string {
  if (value instanceof ObjectId) return `ObjectId('${value.toHexString()}')`;
  if (value instanceof Date) return `new Date(${value.getTime()})`;
  return EJSON.stringify(value ?? null);
}
