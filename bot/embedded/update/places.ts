import { Refusal } from "#bot/embedded/errors.ts";
import { isPlain, put, type Doc } from "#bot/embedded/values/document.ts";
import { isPosition } from "#bot/embedded/values/path.ts";
import { childOf, type Place } from "./target.ts";

const MOST_PADDING = 1_500_000;

export function valueAt(doc: Doc, place: Place): unknown {
  return place.reduce<unknown>(childOf, doc);
}

/** Sets a value, making the documents on the way; a scalar on the way is an error. */
export function setAt(doc: Doc, place: Place, value: unknown): void {
  const last = place.at(-1);
  if (last === undefined) return;
  let at: unknown = doc;
  for (const [i, name] of place.slice(0, -1).entries()) {
    let next = childOf(at, name);
    if (next === undefined) {
      next = {};
      assign(at, name, next, place.slice(0, i));
    }
    at = next;
  }
  assign(at, last, value, place.slice(0, -1));
}

/** Removes a field; an item of an array becomes null, so that the others keep their positions. */
export function unsetAt(doc: Doc, place: Place): void {
  const holder = valueAt(doc, place.slice(0, -1));
  const last = place.at(-1) ?? "";
  if (Array.isArray(holder)) {
    if (isPosition(last) && Number(last) < holder.length) holder[Number(last)] = null;
  } else if (isPlain(holder)) delete holder[last];
}

function assign(holder: unknown, name: string, value: unknown, place: Place): void {
  if (Array.isArray(holder)) {
    if (!isPosition(name)) throw notViable(name, place, "an array");
    const position = Number(name);
    if (position > holder.length + MOST_PADDING) {
      throw new Refusal("BadValue", `can't backfill more than ${MOST_PADDING} elements`);
    }
    while (holder.length < position) holder.push(null);
    holder[position] = value;
  } else if (isPlain(holder)) put(holder, name, value);
  else throw notViable(name, place, `of type ${holder === null ? "null" : typeof holder}`);
}

function notViable(name: string, place: Place, what: string): Refusal {
  return new Refusal(
    "PathNotViable",
    `Cannot create field '${name}' in element '${place.join(".")}', which is ${what}`,
  );
}
