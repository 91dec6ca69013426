import { BSONRegExp } from "bson";
import { Refusal } from "#bot/embedded/errors.ts";
import { isOperatorDoc } from "#bot/embedded/query/condition.ts";
import { compileFilter } from "#bot/embedded/query/filter.ts";
import { parseSort, sortDocs } from "#bot/embedded/query/sort-keys.ts";
import { isSameValue } from "#bot/embedded/values/compare.ts";
import { clone, isPlain, type Doc } from "#bot/embedded/values/document.ts";
import { show } from "#bot/embedded/values/show.ts";
import type { Operator } from "./operators.ts";
import { setAt, valueAt } from "./places.ts";
import type { Place } from "./target.ts";

const push: Operator = (operand, { path }) => {
  const { items, position, sort, slice } = parsePush(operand, path);
  return (doc, place) => {
    const list = arrayAt(doc, place, "BadValue") ?? [];
    const at = position === undefined ? list.length : position;
    let next = list.toSpliced(at < 0 ? Math.max(0, list.length + at) : at, 0, ...clone(items));
    if (sort !== undefined) next = sortItems(next, sort);
    if (slice !== undefined) next = slice < 0 ? next.slice(slice) : next.slice(0, slice);
    setAt(doc, place, next);
  };
};

const addToSet: Operator = (operand, { path }) => {
  const items =
    isPlain(operand) && "$each" in operand ? listIn(operand, "$addToSet", path) : [operand];
  return (doc, place) => {
    const next = [...(arrayAt(doc, place, "BadValue") ?? [])];
    for (const item of items) {
      if (!next.some((known) => isSameValue(known, item))) next.push(clone(item));
    }
    setAt(doc, place, next);
  };
};

const pull: Operator = (operand) => {
  const isGone = pullTest(operand);
  return (doc, place) => {
    const list = arrayAt(doc, place, "BadValue");
    if (list)
      setAt(
        doc,
        place,
        list.filter((item) => !isGone(item)),
      );
  };
};

const pullAll: Operator = (operand, { path }) => {
  if (!Array.isArray(operand)) {
    throw new Refusal(
      "BadValue",
      `$pullAll requires an array argument but was given a ${typeof operand} for ${path}`,
    );
  }
  return (doc, place) => {
    const list = arrayAt(doc, place, "BadValue");
    if (list) {
      setAt(
        doc,
        place,
        list.filter((item) => !operand.some((gone) => isSameValue(gone, item))),
      );
    }
  };
};

const pop: Operator = (operand, { path }) => {
  if (operand !== 1 && operand !== -1) {
    throw new Refusal(
      "FailedToParse",
      `$pop expects 1 or -1, found: ${String(operand)} for ${path}`,
    );
  }
  return (doc, place) => {
    const list = arrayAt(doc, place, "TypeMismatch");
    if (list) setAt(doc, place, operand === 1 ? list.slice(0, -1) : list.slice(1));
  };
};

export const ARRAY_OPERATORS: Readonly<Record<string, Operator>> = {
  $push: push,
  $addToSet: addToSet,
  $pull: pull,
  $pullAll: pullAll,
  $pop: pop,
};

type Push = {
  readonly items: readonly unknown[];
  readonly position?: number;
  readonly slice?: number;
  readonly sort?: 1 | -1 | Doc;
};

function parsePush(operand: unknown, path: string): Push {
  if (!isPlain(operand) || !("$each" in operand)) return { items: [operand] };
  for (const option of Object.keys(operand)) {
    if (!["$each", "$position", "$slice", "$sort"].includes(option)) {
      throw new Refusal("BadValue", `Unrecognized clause in $push: ${option}`);
    }
  }
  const sort = operand["$sort"];
  if (sort !== undefined && sort !== 1 && sort !== -1 && !isPlain(sort)) {
    throw new Refusal(
      "BadValue",
      "The $sort is invalid: use 1/-1 to sort the whole element, or {field:1/-1} to sort embedded fields",
    );
  }
  if (isPlain(sort)) parseSort(sort);
  return {
    items: listIn(operand, "$push", path),
    ...whole(operand, "$position", "position"),
    ...whole(operand, "$slice", "slice"),
    ...(sort === undefined ? {} : { sort }),
  };
}

function whole(operand: Doc, option: string, name: "position" | "slice"): { [name]?: number } {
  const value = operand[option];
  if (value === undefined) return {};
  if (typeof value !== "number" || !Number.isInteger(value)) {
    throw new Refusal(
      "BadValue",
      `The value for ${option} must be an integer value but was given ${typeof value}`,
    );
  }
  return { [name]: value };
}

function listIn(operand: Doc, name: string, path: string): readonly unknown[] {
  const items = operand["$each"];
  if (Array.isArray(items)) return items;
  const [code, what] =
    name === "$push" ? (["BadValue", "$push"] as const) : (["TypeMismatch", name] as const);
  throw new Refusal(
    code,
    `The argument to $each in ${what} must be an array but it was of type ${typeof items}: ${path}`,
  );
}

function sortItems(items: readonly unknown[], sort: 1 | -1 | Doc): unknown[] {
  if (isPlain(sort)) return sortDocs(items, parseSort(sort), (item) => (isPlain(item) ? item : {}));
  // Inside its own array, so that an item that is an array sorts as a whole.
  return sortDocs(items, parseSort({ item: sort }), (item) => ({
    item: Array.isArray(item) ? [item] : item,
  }));
}

function pullTest(operand: unknown): (item: unknown) => boolean {
  if (isOperatorDoc(operand) || operand instanceof BSONRegExp) {
    const test = compileFilter({ item: operand });
    return (item) => test({ item: Array.isArray(item) ? [item] : item });
  }
  if (isPlain(operand)) {
    const test = compileFilter(operand);
    return (item) => isPlain(item) && test(item);
  }
  return (item) => isSameValue(item, operand);
}

function arrayAt(
  doc: Doc,
  place: Place,
  code: "BadValue" | "TypeMismatch",
): readonly unknown[] | undefined {
  const value = valueAt(doc, place);
  if (value === undefined || Array.isArray(value)) return value;
  throw new Refusal(
    code,
    `The field '${place.join(".")}' must be an array but is of type ${value === null ? "null" : typeof value} in document {_id: ${show(doc["_id"])}}`,
  );
}
