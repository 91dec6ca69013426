import { Aggregator } from "mingo/aggregator";
import { Refusal } from "#bot/embedded/errors.ts";
import { forMingo, mingoOptions } from "#bot/embedded/query/expression.ts";
import type { Scope } from "#bot/embedded/query/expression.ts";
import { OVERRIDES } from "#bot/embedded/query/stages.ts";
import { clone, isPlain, type Doc } from "#bot/embedded/values/document.ts";
import { byParts, refusePrefixPaths } from "./conflicts.ts";
import { OPERATORS, type Operator } from "./operators.ts";
import { parseTarget, positionsIn, type Selectors } from "./target.ts";
import { selectorsOf } from "./selectors.ts";

export type Circumstances = {
  readonly multi: boolean;
  readonly filter: Doc;
  readonly scope: Scope;
  readonly arrayFilters: readonly Doc[];
  readonly constants: Doc | undefined;
};

/** The changed copy of a document; what the update says is checked before any document is seen. */
export type Change = (doc: Doc, inserting: boolean) => Doc;

export function compileUpdate(update: unknown, given: Circumstances): Change {
  if (Array.isArray(update)) return compilePipeline(update, given);
  if (!isPlain(update)) {
    throw new Refusal("FailedToParse", "Update argument must be either an object or an array");
  }
  if (!Object.keys(update)[0]?.startsWith("$")) return compileReplacement(update, given);
  return compileOperators(update, given);
}

const PIPELINE_STAGES = [
  "$addFields",
  "$set",
  "$project",
  "$unset",
  "$replaceRoot",
  "$replaceWith",
];

function compilePipeline(
  pipeline: readonly unknown[],
  { scope, constants }: Circumstances,
): Change {
  for (const stage of pipeline) {
    const name = isPlain(stage) ? Object.keys(stage)[0] : undefined;
    if (name === undefined || !PIPELINE_STAGES.includes(name)) {
      throw new Refusal("InvalidOptions", `${name} is not allowed to be used within an update`);
    }
  }
  const variables = { ...scope.variables, ...constants };
  const stages = forMingo(pipeline, scope.now) as Doc[];
  const run = new Aggregator(stages, mingoOptions({ ...scope, variables }, OVERRIDES));
  return (doc) => run.run<Doc>([clone(doc)])[0] ?? {};
}

function compileReplacement(update: Doc, { multi, arrayFilters }: Circumstances): Change {
  if (multi) {
    throw new Refusal(
      "FailedToParse",
      "multi update is not supported for replacement-style update",
    );
  }
  if (arrayFilters.length > 0) {
    throw new Refusal("FailedToParse", "arrayFilters may not be specified for replacement updates");
  }
  const dollar = Object.keys(update).find((field) => field.startsWith("$"));
  if (dollar !== undefined) {
    throw new Refusal(
      "DollarPrefixedFieldName",
      `The dollar ($) prefixed field '${dollar}' in '${dollar}' is not allowed in the context of an update's replacement document. Consider using an aggregation pipeline with $replaceWith.`,
    );
  }
  return (doc) => {
    const { _id, ...rest } = update;
    const id = "_id" in update ? _id : doc["_id"];
    return id === undefined ? rest : { _id: id, ...rest };
  };
}

type Step = {
  readonly parts: readonly string[];
  readonly run: (doc: Doc, inserting: boolean) => void;
};

function compileOperators(update: Doc, given: Circumstances): Change {
  const selectors: Selectors = selectorsOf(given);
  const steps: Step[] = [];
  const paths: string[] = [];
  for (const [name, fields] of Object.entries(update)) {
    const operator: Operator | undefined = Object.hasOwn(OPERATORS, name)
      ? OPERATORS[name]
      : undefined;
    if (!operator) {
      throw new Refusal(
        "FailedToParse",
        `Unknown modifier: ${name}. Expected a valid update modifier or pipeline-style update specified as an array`,
      );
    }
    if (!isPlain(fields)) {
      throw new Refusal(
        "FailedToParse",
        `Modifiers operate on fields but we found type ${typeof fields} instead. For example: {$mod: {<field>: ...}} not {${name}: ${String(fields)}}`,
      );
    }
    for (const [path, operand] of Object.entries(fields)) {
      const target = parseTarget(path, selectors);
      const apply = operator(operand, { path, now: given.scope.now ?? new Date() });
      paths.push(path);
      if (name === "$rename") paths.push(String(operand));
      const run = (doc: Doc, inserting: boolean) => {
        if (name === "$setOnInsert" && !inserting) return;
        for (const place of positionsIn(doc, target)) apply(doc, place, inserting);
      };
      steps.push({ parts: path.split("."), run });
    }
  }
  steps.sort((a, b) => byParts(a.parts, b.parts));
  refusePrefixPaths(paths);
  selectors.refuseUnused();
  return (doc, inserting) => {
    const copy = clone(doc);
    selectors.matched(doc);
    for (const { run } of steps) run(copy, inserting);
    return copy;
  };
}
