import { Refusal } from "#bot/embedded/errors.ts";
import { compileFilter } from "#bot/embedded/query/filter.ts";
import type { Predicate } from "#bot/embedded/query/tests.ts";
import { isPlain, type Doc } from "#bot/embedded/values/document.ts";
import { show } from "#bot/embedded/values/show.ts";
import { encodeKey } from "#bot/embedded/values/key.ts";
import { wildcardPath } from "./wildcard.ts";

export type IndexSpec = {
  readonly v: 2;
  readonly key: Doc;
  readonly name: string;
  readonly unique?: boolean;
  readonly sparse?: boolean;
  readonly partialFilterExpression?: Doc;
  readonly expireAfterSeconds?: number;
};

export const ID_INDEX: IndexSpec = { v: 2, key: { _id: 1 }, name: "_id_" };

const OPTIONS = new Set([
  "v",
  "key",
  "name",
  "ns",
  "unique",
  "sparse",
  "partialFilterExpression",
  "expireAfterSeconds",
  "background",
]);

/** Reads what `createIndexes` was given; options that would change what it means are refused. */
export function parseIndexSpec(given: unknown): IndexSpec {
  if (!isPlain(given)) throw new Refusal("TypeMismatch", "each index has to be a document");
  const { key, name, unique, sparse, partialFilterExpression: partial } = given;
  if (!isPlain(key) || Object.keys(key).length === 0) {
    throw new Refusal("CannotCreateIndex", "Index keys cannot be an empty object");
  }
  if (typeof name !== "string" || name === "") {
    throw new Refusal("FailedToParse", "The 'name' field is a required property of an index");
  }
  for (const option of Object.keys(given)) {
    if (option === "collation" && isSimple(given[option])) continue;
    if (!OPTIONS.has(option)) {
      throw new Refusal(
        "InvalidIndexSpecificationOption",
        `The field '${option}' is not valid for an index specification here. Specification: ${name}`,
      );
    }
  }
  const isWildcard = wildcardPath(key) !== null;
  for (const [field, direction] of Object.entries(key)) {
    checkKeyField(isWildcard ? field.slice(0, -".$**".length) : field, direction);
  }
  if (isWildcard) checkWildcard(given, key);
  if (partial !== undefined && !isPlain(partial)) {
    throw new Refusal("TypeMismatch", "partialFilterExpression has to be a document");
  }
  if (partial !== undefined && sparse === true) {
    throw new Refusal(
      "CannotCreateIndex",
      'cannot mix "partialFilterExpression" and "sparse" options',
    );
  }
  return {
    v: 2,
    key,
    name,
    ...(unique === true && !isIdKey(key) ? { unique } : {}),
    ...(sparse === true ? { sparse } : {}),
    ...(partial ? { partialFilterExpression: partial } : {}),
    ...expiry(given["expireAfterSeconds"], key),
  };
}

/** Equal definitions have equal keys in the same order. */
export function isSameKey(a: Doc, b: Doc): boolean {
  return encodeKey(a) === encodeKey(b);
}

export function partialFilter(spec: IndexSpec): Predicate | null {
  return spec.partialFilterExpression ? compileFilter(spec.partialFilterExpression) : null;
}

function checkKeyField(field: string, direction: unknown): void {
  if (typeof direction === "string") {
    throw new Refusal("CannotCreateIndex", `Unknown or unsupported index plugin '${direction}'`);
  }
  if (typeof direction !== "number" || direction === 0 || Number.isNaN(direction)) {
    throw new Refusal(
      "CannotCreateIndex",
      `Values in the index key pattern cannot be ${show(direction)}.`,
    );
  }
  if (field.split(".").some((part) => part === "" || part.startsWith("$"))) {
    const what = field.includes("$**")
      ? "Wildcard indexes of more than one path are not supported"
      : "Illegal field name";
    throw new Refusal("CannotCreateIndex", `${what}: '${field}'`);
  }
}

function checkWildcard(given: Doc, key: Doc): void {
  const [direction] = Object.values(key);
  const lacks = ["unique", "sparse", "expireAfterSeconds"].find((option) => given[option]);
  if (typeof direction !== "number" || direction < 0 || lacks !== undefined) {
    throw new Refusal(
      "CannotCreateIndex",
      lacks === undefined
        ? "A numeric value for a $** index key pattern must be positive"
        : `Index type 'wildcard' does not support the ${lacks} option`,
    );
  }
}

function expiry(seconds: unknown, key: Doc): { expireAfterSeconds?: number } {
  if (seconds === undefined) return {};
  if (typeof seconds !== "number" || !(seconds >= 0 && seconds <= 2 ** 31 - 1)) {
    throw new Refusal(
      "InvalidOptions",
      "TTL index 'expireAfterSeconds' option must be numeric, within an acceptable range",
    );
  }
  if (Object.keys(key).length > 1 || isIdKey(key)) {
    throw new Refusal(
      "CannotCreateIndex",
      "TTL indexes are single-field indexes, compound indexes do not support TTL",
    );
  }
  return { expireAfterSeconds: seconds };
}

function isIdKey(key: Doc): boolean {
  return Object.keys(key).length === 1 && "_id" in key;
}

function isSimple(collation: unknown): boolean {
  return isPlain(collation) && collation["locale"] === "simple";
}
