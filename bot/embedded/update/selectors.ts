import { Refusal } from "#bot/embedded/errors.ts";
import type { Scope } from "#bot/embedded/query/expression.ts";
import { compileFilter } from "#bot/embedded/query/filter.ts";
import { positionFinder } from "#bot/embedded/query/projection-rules.ts";
import { isPlain, type Doc } from "#bot/embedded/values/document.ts";
import type { Selectors } from "./target.ts";

type Given = { readonly filter: Doc; readonly arrayFilters: readonly Doc[]; readonly scope: Scope };

/** Resolves `$` by the filter and `$[name]` by `arrayFilters`. */
export function selectorsOf({ filter, arrayFilters, scope }: Given): Selectors {
  const named = new Map(arrayFilters.map((given) => [nameOf(given), given]));
  if (named.size < arrayFilters.length) {
    throw new Refusal(
      "FailedToParse",
      "Found multiple array filters with the same top-level field name",
    );
  }
  const unused = new Set(named.keys());
  let current: Doc = {};
  return {
    matched(doc) {
      current = doc;
    },
    positionOf(arrayPath) {
      const position = positionFinder(arrayPath, filter, scope)(current);
      if (position !== null) return position;
      throw new Refusal(
        "BadValue",
        "The positional operator did not find the match needed from the query.",
      );
    },
    filterNamed(name, path) {
      const given = named.get(name);
      if (!given) {
        throw new Refusal(
          "BadValue",
          `No array filter found for identifier '${name}' in path '${path}'`,
        );
      }
      unused.delete(name);
      const test = compileFilter(given, scope);
      return (item) => test({ [name]: item });
    },
    refuseUnused() {
      const [name] = unused;
      if (name === undefined) return;
      throw new Refusal(
        "FailedToParse",
        `The array filter for identifier '${name}' was not used in the update`,
      );
    },
  };
}

// All conditions of one array filter speak of the same item, also inside $and and $or.
function nameOf(given: Doc): string {
  const names = new Set(topLevelNames(given));
  const [name] = names;
  if (name === undefined || names.size > 1) {
    const what =
      name === undefined ? "without a top-level field name" : "with several top-level field names";
    throw new Refusal("FailedToParse", `Cannot use an array filter ${what}`);
  }
  return name;
}

function topLevelNames(given: Doc): string[] {
  return Object.entries(given).flatMap(([field, condition]) => {
    if (!field.startsWith("$")) return [field.split(".")[0] ?? field];
    return Array.isArray(condition)
      ? condition.flatMap((clause) => (isPlain(clause) ? topLevelNames(clause) : []))
      : [];
  });
}
