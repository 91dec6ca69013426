import { deserialize, serialize } from "bson";
import { Refusal } from "#bot/embedded/errors.ts";

export type Doc = { [field: string]: unknown };

export const MAX_DOCUMENT_BYTES = 16 * 1024 * 1024;
const MAX_DEPTH = 180;
/** What a document inside another takes at least: type, empty name, length, end. */
const LEVEL_BYTES = 7;

export function isPlain(value: unknown): value is Doc {
  return (
    value !== null && typeof value === "object" && Object.getPrototypeOf(value) === Object.prototype
  );
}

export function own(value: Doc, field: string): unknown {
  return Object.hasOwn(value, field) ? value[field] : undefined;
}

/** Assigns also `__proto__`, which a plain assignment would turn into the prototype. */
export function put(target: Doc, field: string, value: unknown): void {
  if (field !== "__proto__") target[field] = value;
  else
    Object.defineProperty(target, field, {
      value,
      enumerable: true,
      configurable: true,
      writable: true,
    });
}

/** Copies objects and arrays; scalars such as ObjectId and Date are shared, as nobody changes them. */
export function clone<T>(value: T): T {
  if (Array.isArray(value)) return value.map(clone) as T;
  if (!isPlain(value)) return value;
  const copy: Doc = {};
  for (const field of Object.keys(value)) put(copy, field, clone(value[field]));
  return copy as T;
}

export function decode(bytes: Uint8Array): Doc {
  return deserialize(bytes, { promoteBuffers: false, bsonRegExp: true });
}

export function encode(doc: Doc): Uint8Array {
  return serialize(doc, { ignoreUndefined: true });
}

/** Bytes of a document to be kept, its own if it came in some; refuses what MongoDB would refuse. */
export function bytesForStorage(doc: Doc, source?: Uint8Array): Uint8Array {
  const mayBeDeep = source === undefined || source.length > MAX_DEPTH * LEVEL_BYTES;
  if (mayBeDeep && isDeeperThan(doc, MAX_DEPTH)) {
    throw new Refusal("Overflow", "Document exceeds maximum nested object depth: 200");
  }
  const bytes = source ?? encode(doc);
  if (bytes.length > MAX_DOCUMENT_BYTES) {
    throw new Refusal(
      "BSONObjectTooLarge",
      `BSONObj size: ${bytes.length} is invalid. Size must be between 0 and ${MAX_DOCUMENT_BYTES}(16MB)`,
    );
  }
  return bytes;
}

function isDeeperThan(value: unknown, levels: number): boolean {
  if (levels < 0) return true;
  if (Array.isArray(value)) return value.some((item) => isDeeperThan(item, levels - 1));
  if (!isPlain(value)) return false;
  for (const field of Object.keys(value)) {
    if (isDeeperThan(value[field], levels - 1)) return true;
  }
  return false;
}
