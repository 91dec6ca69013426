import { BSONRegExp } from "bson";
import { Refusal } from "#bot/embedded/errors.ts";
import { isOperatorDoc } from "#bot/embedded/query/condition.ts";
import { clone, isPlain, own, put, type Doc } from "#bot/embedded/values/document.ts";

/** The document an upsert starts from: what its filter says a field equals. */
export function seedOf(filter: Doc): Doc {
  const seed: Doc = {};
  plantEqualities(filter, seed);
  return seed;
}

function plantEqualities(filter: Doc, seed: Doc): void {
  for (const [field, condition] of Object.entries(filter)) {
    if (
      field === "$and" ||
      (field === "$or" && Array.isArray(condition) && condition.length === 1)
    ) {
      for (const clause of condition as unknown[])
        if (isPlain(clause)) plantEqualities(clause, seed);
    } else if (!field.startsWith("$")) {
      const value = equality(condition);
      if (value !== undefined) plant(seed, field, value);
    }
  }
}

function equality(condition: unknown): unknown {
  if (condition instanceof BSONRegExp) return undefined;
  if (!isOperatorDoc(condition)) return condition;
  if ("$eq" in condition) return condition["$eq"];
  for (const operator of ["$in", "$all"]) {
    const list = condition[operator];
    if (Array.isArray(list) && list.length === 1 && !isOperatorDoc(list[0])) return list[0];
  }
  return undefined;
}

function plant(seed: Doc, field: string, value: unknown): void {
  const parts = field.split(".");
  const last = parts.pop() ?? "";
  let at = seed;
  for (const part of parts) {
    const inner = own(at, part) ?? {};
    if (!isPlain(inner)) throw ambiguous(field);
    put(at, part, inner);
    at = inner;
  }
  if (Object.hasOwn(at, last)) throw ambiguous(field);
  put(at, last, clone(value));
}

function ambiguous(field: string): Refusal {
  return new Refusal(
    "NotSingleValueField",
    `cannot infer query fields to set, path '${field}' is matched twice`,
  );
}
