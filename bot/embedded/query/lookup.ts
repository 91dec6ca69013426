import { Aggregator } from "mingo/aggregator";
import { evalExpr } from "mingo/core";
import type { Iterator } from "mingo/lazy";
import type { Options } from "mingo/types";
import { Refusal } from "#bot/embedded/errors.ts";
import { isPlain, put, type Doc } from "#bot/embedded/values/document.ts";
import { somePathValue } from "#bot/embedded/values/path.ts";

/** Finds documents of another collection of the database, by its indexes. */
export type Reader = (collection: string, filter: Doc) => Doc[];

/** `$lookup`, joining by index where the other side has one. */
export function lookupStage(read: Reader) {
  return (docs: Iterator, given: Doc, options: Options) => {
    const { from, as, localField, foreignField, pipeline, ...rest } = given;
    if (typeof as !== "string") {
      throw new Refusal("FailedToParse", "must specify 'as' field for a $lookup");
    }
    const unknown = Object.keys(rest).find((field) => field !== "let");
    if (unknown !== undefined) {
      throw new Refusal("FailedToParse", `unknown argument to $lookup: ${unknown}`);
    }
    if (
      pipeline === undefined &&
      (typeof localField !== "string" || typeof foreignField !== "string")
    ) {
      throw new Refusal(
        "FailedToParse",
        "$lookup requires both or neither of 'localField' and 'foreignField'",
      );
    }
    const stages = Array.isArray(pipeline) ? (pipeline as Doc[]) : [];
    return docs.map((doc: Doc): Doc => {
      const filter =
        typeof localField === "string" && typeof foreignField === "string"
          ? { [foreignField]: { $in: localValues(doc, localField) } }
          : {};
      const found = typeof from === "string" ? read(from, filter) : [];
      const joined = stages.length > 0 ? run(stages, found, given["let"], doc, options) : found;
      return withField(doc, as.split("."), joined);
    });
  };
}

function run(stages: Doc[], docs: Doc[], given: unknown, doc: Doc, options: Options): Doc[] {
  const values = Object.entries(isPlain(given) ? given : {}).map(
    ([name, expression]): [string, unknown] => [name, evalExpr(doc, expression, options) ?? null],
  );
  const { idKey, processingMode, useStrictMode, scriptEnabled, failOnError, context } = options;
  const inner: Options = {
    idKey,
    processingMode,
    useStrictMode,
    scriptEnabled,
    failOnError,
    context,
    ...(options.collectionResolver ? { collectionResolver: options.collectionResolver } : {}),
    variables: { ...options.variables, ...Object.fromEntries(values) },
  };
  return new Aggregator(stages, inner).run<Doc>(docs);
}

function localValues(doc: Doc, field: string): unknown[] {
  const values: unknown[] = [];
  somePathValue(doc, field.split("."), (value) => {
    if (Array.isArray(value)) values.push(...value);
    else values.push(value ?? null);
    return false;
  });
  return values;
}

function withField(doc: Doc, path: readonly string[], value: unknown): Doc {
  const [field = "", ...rest] = path;
  const copy = { ...doc };
  const inner = copy[field];
  put(copy, field, rest.length === 0 ? value : withField(isPlain(inner) ? inner : {}, rest, value));
  return copy;
}
