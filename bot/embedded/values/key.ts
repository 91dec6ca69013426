import {
  Binary,
  BSONRegExp,
  Code,
  DBRef,
  Decimal128,
  Double,
  Int32,
  Long,
  MaxKey,
  MinKey,
  ObjectId,
  Timestamp,
} from "bson";
import { BSONSymbol } from "bson";
import type { Doc } from "./document.ts";
import { TYPE } from "./types-in-order.ts";

// A key is a byte string (code units 0 to 255) whose order is MongoDB's order of BSON values, and
// which is never a prefix of another key, so that keys can be joined into compound ones.

/** The key of the empty array in an index: below null, above MinKey. */
export const EMPTY_ARRAY_KEY = TYPE.undefined;

export function encodeKey(value: unknown): string {
  switch (typeof value) {
    case "number":
      return TYPE.number + encodeDouble(value) + NO_REST;
    case "string":
      return TYPE.string + encodeText(value);
    case "boolean":
      return TYPE.boolean + (value ? "\x01" : "\x00");
    case "bigint":
      return encodeLong(value);
    case "object":
      return encodeObject(value);
    case "undefined":
    case "symbol":
    case "function":
      return TYPE.null;
  }
}

/** Reverses the order of a key, for a descending field. */
export function invertKey(key: string): string {
  let inverted = "";
  for (let i = 0; i < key.length; i++) inverted += String.fromCharCode(255 - key.charCodeAt(i));
  return inverted;
}

function encodeObject(value: object | null): string {
  if (value === null) return TYPE.null;
  if (value instanceof Date) return TYPE.date + encodeDouble(value.getTime());
  if (Array.isArray(value)) {
    let key: string = TYPE.array;
    for (const item of value) key += encodeKey(item);
    return key + END;
  }
  if (value instanceof ObjectId) return TYPE.objectId + latin1(value.id);
  if (Object.getPrototypeOf(value) === Object.prototype) return encodeFields(value as Doc);
  return encodeRareType(value);
}

function encodeFields(value: Doc): string {
  let key: string = TYPE.object;
  for (const field of Object.keys(value)) {
    const item = encodeKey(value[field]);
    key += item[0] + encodeText(field) + item.slice(1);
  }
  return key + END;
}

function encodeRareType(value: object): string {
  if (value instanceof Timestamp) {
    return TYPE.timestamp + encodeUint32(value.t) + encodeUint32(value.i);
  }
  if (value instanceof Long) return encodeLong(value.toBigInt());
  if (value instanceof Int32 || value instanceof Double) return encodeKey(value.valueOf());
  if (value instanceof Decimal128) return encodeKey(Number(value.toString()));
  if (value instanceof Binary) {
    const bytes = value.buffer.subarray(0, value.position);
    const head = encodeUint32(bytes.length) + String.fromCharCode(value.sub_type);
    return TYPE.binary + head + latin1(bytes);
  }
  if (value instanceof BSONRegExp) {
    return TYPE.regex + encodeText(value.pattern) + encodeText(value.options);
  }
  if (value instanceof RegExp) {
    return TYPE.regex + encodeText(value.source) + encodeText(value.flags);
  }
  if (value instanceof BSONSymbol) return TYPE.string + encodeText(value.valueOf());
  if (value instanceof MinKey) return TYPE.minKey;
  if (value instanceof MaxKey) return TYPE.maxKey;
  if (value instanceof Code) {
    return TYPE.code + encodeText(value.code) + encodeKey(value.scope ?? null);
  }
  if (value instanceof DBRef) return TYPE.dbRef + encodeFields({ ...value.toJSON() });
  return encodeFields(value as Doc);
}

const END = "\x00";
const NO_REST = "\x80\x00";
const scratch = new DataView(new ArrayBuffer(8));

function encodeDouble(value: number): string {
  if (Number.isNaN(value)) return "\0\0\0\0\0\0\0\0";
  scratch.setFloat64(0, value === 0 ? 0 : value);
  const high = scratch.getUint32(0);
  const low = scratch.getUint32(4);
  return high >>> 31
    ? encodeUint32(~high >>> 0) + encodeUint32(~low >>> 0)
    : encodeUint32((high | 0x80000000) >>> 0) + encodeUint32(low);
}

// A Long that no double holds exactly: its nearest double, then how far it is from that.
function encodeLong(value: bigint): string {
  const nearest = Number(value);
  const rest = Number(value - BigInt(nearest)) + 0x8000;
  return TYPE.number + encodeDouble(nearest) + String.fromCharCode(rest >> 8, rest & 255);
}

function encodeUint32(value: number): string {
  return String.fromCharCode(value >>> 24, (value >>> 16) & 255, (value >>> 8) & 255, value & 255);
}

// UTF-8 bytes sort as MongoDB sorts strings; UTF-16 units would not.
function encodeText(text: string): string {
  const bytes = isPlainAscii(text)
    ? text
    : Buffer.from(text, "utf8").toString("latin1").replaceAll("\x00", "\x00\xff");
  return `${bytes}\x00\x01`;
}

function latin1(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}

function isPlainAscii(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const unit = text.charCodeAt(i);
    if (unit === 0 || unit > 127) return false;
  }
  return true;
}
