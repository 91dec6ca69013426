import { Refusal } from "#bot/embedded/errors.ts";
import { isPlain, own, type Doc } from "#bot/embedded/values/document.ts";
import { isPosition } from "#bot/embedded/values/path.ts";

/** Which items of an array a `$`, `$[]` or `$[name]` in an update path stands for. */
export type Selectors = {
  /** Remembers by which items the filter matched this document. */
  readonly matched: (doc: Doc) => void;
  readonly positionOf: (arrayPath: string) => number;
  readonly filterNamed: (name: string, path: string) => (item: unknown) => boolean;
  readonly refuseUnused: () => void;
};

type Part =
  | { readonly kind: "field"; readonly name: string }
  | { readonly kind: "matched" }
  | { readonly kind: "each"; readonly test: (item: unknown) => boolean };

export type Target = {
  readonly path: string;
  readonly parts: readonly Part[];
  readonly selectors: Selectors;
};

/** A path in one document, without placeholders. */
export type Place = readonly string[];

export function parseTarget(path: string, selectors: Selectors): Target {
  const names = path.split(".");
  const parts = names.map((name, i): Part => {
    if (name === "") {
      throw new Refusal(
        "EmptyFieldName",
        `The update path '${path}' contains an empty field name, which is not allowed.`,
      );
    }
    if (name === "__proto__") throw new Refusal("BadValue", "A field cannot be named __proto__");
    if (!name.startsWith("$")) return { kind: "field", name };
    if (i === 0) {
      const code = name === "$" || name.startsWith("$[") ? "BadValue" : "DollarPrefixedFieldName";
      throw new Refusal(code, `The dollar ($) prefixed field '${path}' is not valid for storage.`);
    }
    if (name === "$") return { kind: "matched" };
    if (name === "$[]") return { kind: "each", test: () => true };
    const identifier = /^\$\[([a-z][A-Za-z0-9]*)\]$/.exec(name)?.[1];
    if (identifier === undefined) {
      throw new Refusal(
        "DollarPrefixedFieldName",
        `The dollar ($) prefixed field '${name}' in '${path}' is not valid for storage.`,
      );
    }
    return { kind: "each", test: selectors.filterNamed(identifier, path) };
  });
  return { path, parts, selectors };
}

/** The places in a document that an update path stands for. */
export function positionsIn(doc: Doc, target: Target): Place[] {
  let found: { place: Place; value: unknown }[] = [{ place: [], value: doc }];
  for (const part of target.parts) {
    found = found.flatMap(({ place, value }) =>
      namesFor(part, place, value, target).map((name) => ({
        place: [...place, name],
        value: childOf(value, name),
      })),
    );
  }
  return found.map(({ place }) => place);
}

function namesFor(part: Part, place: Place, value: unknown, target: Target): string[] {
  switch (part.kind) {
    case "field":
      return [part.name];
    case "matched":
      return [String(target.selectors.positionOf(place.join(".")))];
    case "each": {
      if (value === undefined) {
        throw new Refusal(
          "BadValue",
          `The path '${place.join(".")}' must exist in the document in order to apply array updates.`,
        );
      }
      if (!Array.isArray(value)) {
        throw new Refusal(
          "BadValue",
          `Cannot apply array updates to non-array element ${place.join(".")}`,
        );
      }
      return value.flatMap((item, i) => (part.test(item) ? [String(i)] : []));
    }
  }
}

export function childOf(value: unknown, name: string): unknown {
  if (Array.isArray(value)) return isPosition(name) ? value[Number(name)] : undefined;
  return isPlain(value) ? own(value, name) : undefined;
}
