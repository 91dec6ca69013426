import { Refusal } from "#bot/embedded/errors.ts";
import { isPlain, type Doc } from "#bot/embedded/values/document.ts";
import type { Scope } from "./expression.ts";
import { compileFilter } from "./filter.ts";
import type { Predicate } from "./tests.ts";

/** What becomes of the value of one field; undefined leaves the field out. */
export type FieldRule = (value: unknown, root: Doc) => unknown;

/** The first item of an array that matches. */
export function elemMatch(matches: Predicate): FieldRule {
  return (value) => {
    if (!Array.isArray(value)) return undefined;
    const found = value.find((item: unknown) => matches({ item: [item] }));
    return found === undefined ? undefined : [found];
  };
}

export function slice(given: unknown): FieldRule {
  const [skip, limit] = Array.isArray(given) ? (given as number[]) : [null, given as number];
  if (skip !== null && (limit === undefined || limit <= 0)) {
    throw new Refusal("BadValue", "First argument to $slice must be an integer, second positive");
  }
  return (value) => {
    if (!Array.isArray(value) || limit === undefined || skip === undefined) return value;
    if (skip === null) return limit < 0 ? value.slice(limit) : value.slice(0, limit);
    const from = skip < 0 ? Math.max(0, value.length + skip) : skip;
    return value.slice(from, from + limit);
  };
}

/** The item of an array by which the filter matched the document. */
export function positional(path: readonly string[], filter: Doc, scope: Scope): FieldRule {
  const at = positionFinder(path.join("."), filter, scope);
  return (value, root) => {
    const position = at(root);
    if (!Array.isArray(value)) return value;
    if (position === null) {
      throw new Refusal(
        "BadValue",
        "Executor error during find command :: caused by :: positional operator '.$' couldn't find a matching element in the array",
      );
    }
    return value[position] === undefined ? [] : [value[position]];
  };
}

/** The position in an array at which the conditions of a filter on it are met. */
export function positionFinder(array: string, filter: Doc, scope: Scope) {
  const conditions = conditionsOn(array, filter).map(([rest, condition]) => {
    const parts = rest === "" ? { item: condition } : { [`item.${rest}`]: condition };
    return compileFilter(parts, scope);
  });
  return (doc: Doc): number | null => {
    const value = array
      .split(".")
      .reduce<unknown>((at, part) => (isPlain(at) ? at[part] : undefined), doc);
    if (!Array.isArray(value)) return null;
    let last: number | null = null;
    for (const matches of conditions) {
      const found = value.findIndex((item: unknown) => matches({ item: [item] }));
      if (found >= 0) last = found;
    }
    return last;
  };
}

function conditionsOn(array: string, filter: Doc): [rest: string, condition: unknown][] {
  return Object.entries(filter).flatMap(([field, condition]): [string, unknown][] => {
    if ((field === "$and" || field === "$or") && Array.isArray(condition)) {
      return condition.flatMap((clause) => (isPlain(clause) ? conditionsOn(array, clause) : []));
    }
    if (field === array) return [["", condition]];
    return field.startsWith(`${array}.`) ? [[field.slice(array.length + 1), condition]] : [];
  });
}
