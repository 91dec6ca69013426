import { Refusal } from "#bot/embedded/errors.ts";
import { isPlain, own, put, type Doc } from "#bot/embedded/values/document.ts";
import { evaluator, type Scope } from "./expression.ts";
import { compileFilter } from "./filter.ts";
import { elemMatch, positional, slice, type FieldRule } from "./projection-rules.ts";

type Tree = { readonly [field: string]: Tree | FieldRule | true };

/** A document reduced to what a projection asks for, in the document's own field order. */
export function compileProjection(fields: Doc, filter: Doc, scope: Scope): (doc: Doc) => Doc {
  const flat = flatten(fields, "");
  if (flat.length === 0) return (doc) => doc;
  const including = isInclusion(flat);
  const tree: { [field: string]: Tree | FieldRule | true } = {};
  const computed: [path: string[], value: (doc: Doc) => unknown][] = [];

  for (const [path, wanted] of flat) {
    if (path === "_id") continue;
    const parts = path.split(".");
    const isPositional = parts.at(-1) === "$";
    if (isPositional) parts.pop();
    const rule = isPositional ? positional(parts, filter, scope) : ruleOf(wanted, scope);
    if (rule) plant(tree, parts, rule, path);
    else if (isFlag(wanted)) plant(tree, parts, true, path);
    else computed.push([parts, evaluator(wanted, scope)]);
  }

  const idWanted = own(fields, "_id");
  const keepsId = idWanted === undefined || isOn(idWanted);
  if (keepsId && including) tree["_id"] = true;
  if (!keepsId && !including) tree["_id"] = true;
  if (isPlain(idWanted)) computed.push([["_id"], evaluator(idWanted, scope)]);

  return (doc) => {
    const kept = (including ? include : exclude)(doc, tree, doc);
    for (const [path, value] of computed) setAt(kept, path, value(doc));
    return kept;
  };
}

/** Whether only named fields stay. Mixing both kinds is refused, save for `_id`. */
function isInclusion(flat: readonly [string, unknown][]): boolean {
  const others = flat.filter(([path]) => path !== "_id");
  const on = others.find(([, wanted]) => isFlag(wanted) && isOn(wanted));
  const off = others.find(([, wanted]) => isFlag(wanted) && !isOn(wanted));
  if (on && off) {
    const [inside, path, code] =
      flat.indexOf(on) < flat.indexOf(off)
        ? (["exclusion", off[0], "Location31254"] as const)
        : (["inclusion", on[0], "Location31253"] as const);
    const opposite = inside === "exclusion" ? "inclusion" : "exclusion";
    throw new Refusal(code, `Cannot do ${inside} on field ${path} in ${opposite} projection`);
  }
  if (on) return true;
  if (off) return false;
  const first = others.find(([, wanted]) => !isPlain(wanted) || !isFindSlice(wanted["$slice"]));
  if (first) return true;
  const id = flat.find(([path]) => path === "_id");
  return id !== undefined && isOn(id[1]) && others.length === 0;
}

function flatten(fields: Doc, prefix: string): [string, unknown][] {
  return Object.entries(fields).flatMap(([field, wanted]): [string, unknown][] => {
    if (field === "" || field.split(".").includes("")) {
      throw new Refusal("Location40414", "FieldPath field names may not be empty strings");
    }
    const nested = isPlain(wanted) && !Object.keys(wanted)[0]?.startsWith("$");
    if (!nested) return [[prefix + field, wanted]];
    if (Object.keys(wanted).length === 0) {
      throw new Refusal("FailedToParse", "An empty sub-projection is not a valid value.");
    }
    return flatten(wanted, `${prefix}${field}.`);
  });
}

function ruleOf(wanted: unknown, scope: Scope): FieldRule | null {
  if (!isPlain(wanted)) return null;
  if (isPlain(wanted["$elemMatch"])) {
    const condition = wanted["$elemMatch"];
    const matches = compileFilter({ item: { $elemMatch: condition } }, scope);
    return elemMatch(matches);
  }
  const given = wanted["$slice"];
  if (isFindSlice(given)) return slice(given);
  if ("$meta" in wanted) throw new Refusal("BadValue", "$meta is not supported here");
  return null;
}

// With numbers only it is find's `$slice` of the field; otherwise an expression.
function isFindSlice(given: unknown): boolean {
  if (!Array.isArray(given)) return typeof given === "number";
  return given.length === 2 && given.every((n) => typeof n === "number");
}

function plant(
  tree: { [field: string]: Tree | FieldRule | true },
  parts: readonly string[],
  what: FieldRule | true,
  path: string,
): void {
  let at = tree;
  for (const [i, part] of parts.entries()) {
    const known = Object.hasOwn(at, part) ? at[part] : undefined;
    const isLast = i === parts.length - 1;
    if (known !== undefined && (isLast || known === true || typeof known === "function")) {
      throw new Refusal(isLast ? "Location31250" : "Location31249", `Path collision at ${path}`);
    }
    if (isLast) put(at as Doc, part, what);
    else {
      const next = (known ?? {}) as { [field: string]: Tree | FieldRule | true };
      put(at as Doc, part, next);
      at = next;
    }
  }
}

function include(value: Doc, tree: Tree, root: Doc): Doc {
  const kept: Doc = {};
  for (const field of Object.keys(value)) {
    const wanted = Object.hasOwn(tree, field) ? tree[field] : undefined;
    if (wanted === undefined) continue;
    const inner = value[field];
    if (wanted === true) put(kept, field, inner);
    else if (typeof wanted === "function") setIfDefined(kept, field, wanted(inner, root));
    else setIfDefined(kept, field, includeInside(inner, wanted, root));
  }
  return kept;
}

function includeInside(value: unknown, tree: Tree, root: Doc): unknown {
  if (Array.isArray(value)) {
    return value
      .map((item) => includeInside(item, tree, root))
      .filter((item) => item !== undefined);
  }
  return isPlain(value) ? include(value, tree, root) : undefined;
}

function exclude(value: Doc, tree: Tree, root: Doc): Doc {
  const kept: Doc = {};
  for (const field of Object.keys(value)) {
    const wanted = Object.hasOwn(tree, field) ? tree[field] : undefined;
    const inner = value[field];
    if (wanted === undefined) put(kept, field, inner);
    else if (typeof wanted === "function") setIfDefined(kept, field, wanted(inner, root));
    else if (wanted !== true) put(kept, field, excludeInside(inner, wanted, root));
  }
  return kept;
}

function excludeInside(value: unknown, tree: Tree, root: Doc): unknown {
  if (Array.isArray(value)) return value.map((item) => excludeInside(item, tree, root));
  return isPlain(value) ? exclude(value, tree, root) : value;
}

function setAt(target: Doc, path: readonly string[], value: unknown): void {
  const [field, ...rest] = path;
  if (field === undefined) return;
  if (rest.length === 0) return setIfDefined(target, field, value);
  const inner = own(target, field);
  const next = isPlain(inner) ? { ...inner } : {};
  setAt(next, rest, value);
  put(target, field, next);
}

function setIfDefined(target: Doc, field: string, value: unknown): void {
  if (value !== undefined) put(target, field, value);
}

const isFlag = (wanted: unknown) => typeof wanted === "number" || typeof wanted === "boolean";
const isOn = (wanted: unknown) => wanted !== 0 && wanted !== false;
