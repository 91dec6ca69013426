import { Refusal } from "#bot/embedded/errors.ts";
import { isPlain, type Doc } from "#bot/embedded/values/document.ts";
import { evaluator, type Scope } from "./expression.ts";
import { compileCondition } from "./condition.ts";
import type { Predicate } from "./tests.ts";

const REFUSED: Readonly<Record<string, string>> = {
  $where: "$where runs scripts, which the embedded server does not",
  $jsonSchema: "$jsonSchema is not supported by the embedded server",
  $function: "$function runs scripts, which the embedded server does not",
};

/** Turns a filter into a test, refusing what it does not know. */
export function compileFilter(filter: Doc, scope: Scope = {}): Predicate {
  const tests: Predicate[] = [];
  for (const [field, condition] of Object.entries(filter)) {
    if (!field.startsWith("$")) {
      tests.push(compileCondition(field, condition, (nested) => compileFilter(nested, scope)));
    } else if (field !== "$comment") tests.push(compileTopLevel(field, condition, scope));
  }
  return every(tests);
}

function compileTopLevel(operator: string, operand: unknown, scope: Scope): Predicate {
  switch (operator) {
    case "$and":
      return every(compileClauses(operator, operand, scope));
    case "$or":
      return some(compileClauses(operator, operand, scope));
    case "$nor": {
      const any = some(compileClauses(operator, operand, scope));
      return (doc) => !any(doc);
    }
    case "$expr": {
      const value = evaluator(operand, scope);
      return (doc) => isTruthy(value(doc));
    }
    case "$text":
      throw new Refusal("IndexNotFound", "text index required for $text query");
    default:
      throw new Refusal(
        "BadValue",
        REFUSED[operator] ??
          `unknown top level operator: ${operator}. If you have a field name that starts with a '$' symbol, consider using $getField or $setField.`,
      );
  }
}

function compileClauses(operator: string, operand: unknown, scope: Scope): Predicate[] {
  if (!Array.isArray(operand)) throw new Refusal("BadValue", `${operator} must be an array`);
  if (operand.length === 0) {
    throw new Refusal("BadValue", "$and/$or/$nor must be a nonempty array");
  }
  return operand.map((clause) => {
    if (!isPlain(clause)) {
      throw new Refusal("BadValue", "$or/$and/$nor entries need to be full objects");
    }
    return compileFilter(clause, scope);
  });
}

function every(tests: readonly Predicate[]): Predicate {
  if (tests.length === 0) return () => true;
  if (tests.length === 1 && tests[0]) return tests[0];
  return (doc) => tests.every((test) => test(doc));
}

function some(tests: readonly Predicate[]): Predicate {
  return (doc) => tests.some((test) => test(doc));
}

function isTruthy(value: unknown): boolean {
  return value !== undefined && value !== null && value !== false && value !== 0;
}
