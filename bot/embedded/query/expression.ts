import { Context, evalExpr, ProcessingMode } from "mingo/core";
import * as accumulators from "mingo/operators/accumulator";
import * as expressions from "mingo/operators/expression";
import * as stages from "mingo/operators/pipeline";
import * as windows from "mingo/operators/window";
import type { Options } from "mingo/types";
import { BSONRegExp } from "bson";
import { CORRECTED_ACCUMULATORS, CORRECTED_EXPRESSIONS } from "./expression-corrections.ts";
import { comparisons } from "./expression-comparisons.ts";
import { isPlain, type Doc } from "#bot/embedded/values/document.ts";
import { toRegExp } from "./pattern.ts";

/** What an expression may refer to besides its document. */
export type Scope = {
  /** Values of `let`, themselves expressions. */
  readonly variables?: Doc;
  readonly now?: Date;
  /** Set inside a pipeline, where mingo already knows the variables. */
  readonly options?: Options;
};

type Extra = Pick<Options, "collectionResolver">;

/** mingo evaluates expressions and most stages; queries, sorts and projections are our own. */
export function mingoOptions(scope: Scope, overrides: StageTable = {}, extra: Extra = {}): Options {
  const variables = Object.entries(scope.variables ?? {}).map(([name, value]) => [
    name,
    evalExpr({}, value, BARE),
  ]);
  return {
    ...BARE,
    ...extra,
    variables: Object.fromEntries(variables) as Doc,
    context: Context.from(Context.init({ pipeline: overrides as never }), CONTEXT),
  };
}

/** Pipeline stages by name, in mingo's own form. */
export type StageTable = Readonly<Record<string, unknown>>;

/** The value of an aggregation expression for a document. */
export function evaluator(expression: unknown, scope: Scope): (doc: Doc) => unknown {
  const options = scope.options ?? mingoOptions(scope);
  const prepared = forMingo(expression, scope.now);
  return (doc) => evalExpr(doc, prepared, options);
}

/** mingo knows JavaScript's regular expressions and clock, not BSON's and ours; filters stay. */
export function forMingo(expression: unknown, now?: Date): unknown {
  if (expression instanceof BSONRegExp) return toRegExp(expression, undefined);
  if (expression === "$$NOW" && now) return now;
  if (Array.isArray(expression)) return expression.map((item) => forMingo(item, now));
  if (!isPlain(expression)) return expression;
  return Object.fromEntries(
    Object.entries(expression).map(([field, value]) => [
      field,
      field === "$match" ? value : forMingo(value, now),
    ]),
  );
}

const CONTEXT = Context.init({
  accumulator: { ...accumulators, ...CORRECTED_ACCUMULATORS } as never,
  expression: { ...expressions, ...comparisons, ...CORRECTED_EXPRESSIONS } as never,
  pipeline: stages as never,
  window: windows as never,
});

const BARE: Options = {
  idKey: "_id",
  processingMode: ProcessingMode.CLONE_OFF,
  useStrictMode: true,
  scriptEnabled: false,
  failOnError: true,
  context: CONTEXT,
};
