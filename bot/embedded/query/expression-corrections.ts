import { ObjectId } from "bson";
import { evalExpr } from "mingo/core";
import {
  $dateToString as mingoDateToString,
  $trunc as mingoTrunc,
} from "mingo/operators/expression";
import {
  $dateTrunc as mingoDateTrunc,
  $toString as mingoToString,
} from "mingo/operators/expression";
import type { Options } from "mingo/types";
import { Refusal } from "#bot/embedded/errors.ts";
import { isPlain } from "#bot/embedded/values/document.ts";
import { encodeKey } from "#bot/embedded/values/key.ts";
import { typeName } from "./types.ts";

type Expression = (doc: unknown, operands: unknown, options: Options) => unknown;

const $toString: Expression = (doc, operand, options) => {
  const value = evalExpr(doc, operand, options);
  return value instanceof ObjectId
    ? value.toHexString()
    : mingoToString(doc as never, operand, options);
};

const $type: Expression = (doc, operand, options) => typeName(evalExpr(doc, operand, options));

const $trunc: Expression = (doc, operand, options) =>
  mingoTrunc(
    doc as never,
    Array.isArray(operand) && operand.length > 1 ? operand : [[operand].flat()[0], 0],
    options,
  );

// mingo truncates in UTC whatever the zone, and takes ISO years for calendar years.
const $dateTrunc: Expression = (doc, given, options) => {
  const zone = isPlain(given) ? (given["timezone"] ?? "UTC") : "UTC";
  if (zone !== "UTC") throw unsupported("$dateTrunc with a timezone");
  return mingoDateTrunc(doc as never, given as never, options);
};

const $dateToString: Expression = (doc, given, options) => {
  const format = isPlain(given) ? given["format"] : undefined;
  const wrong = typeof format === "string" ? /%[GU]/.exec(format)?.[0] : undefined;
  if (wrong !== undefined) throw unsupported(`$dateToString with ${wrong}`);
  return mingoDateToString(doc as never, given as never, options);
};

const refused = (name: string) => () => {
  throw unsupported(name);
};

function unsupported(what: string): Refusal {
  return new Refusal("InvalidPipelineOperator", `${what} is not supported by the embedded server`);
}

export const CORRECTED_EXPRESSIONS = {
  $toString,
  $type,
  $trunc,
  $dateTrunc,
  $dateToString,
  $isoWeekYear: refused("$isoWeekYear"),
  $week: refused("$week"),
  $toHashedIndexKey: refused("$toHashedIndexKey"),
};

// A missing value is not gathered; mingo gathers null for it.
const $push = (docs: readonly unknown[], expression: unknown, options: Options): unknown[] =>
  docs.flatMap((doc) => {
    const value = valueFor(doc, expression, options);
    return value === undefined ? [] : [value];
  });

const $addToSet = (docs: readonly unknown[], expression: unknown, options: Options): unknown[] => {
  const known = new Map<string, unknown>();
  for (const value of $push(docs, expression, options)) {
    const key = encodeKey(value);
    if (!known.has(key)) known.set(key, value);
  }
  return [...known.values()];
};

function valueFor(doc: unknown, expression: unknown, options: Options): unknown {
  const { idKey, processingMode, useStrictMode, scriptEnabled, failOnError, context } = options;
  const own = { idKey, processingMode, useStrictMode, scriptEnabled, failOnError, context };
  return evalExpr(doc, expression, { ...own, variables: options.variables ?? {} });
}

export const CORRECTED_ACCUMULATORS = {
  $push,
  $addToSet,
  $top: refused("$top"),
  $bottom: refused("$bottom"),
};
