import { isPlain, own } from "./document.ts";

export type Path = readonly string[];

/** Whether a path component can be a position in an array. */
export function isPosition(part: string | undefined): boolean {
  return part !== undefined && /^(0|[1-9]\d{0,8})$/.test(part);
}

/**
 * Visits what a path leads to until a visit answers true. Arrays on the way fan out; a dead end is
 * visited as undefined; items of an array that are not documents lead nowhere.
 */
export function somePathValue(
  value: unknown,
  path: Path,
  visit: (found: unknown) => boolean,
  from = 0,
): boolean {
  const part = path[from];
  if (part === undefined) return visit(value);
  if (Array.isArray(value)) {
    if (isPosition(part) && Number(part) < value.length) {
      if (somePathValue(value[Number(part)], path, visit, from + 1)) return true;
    }
    for (const item of value) {
      if (isPlain(item) && somePathValue(item, path, visit, from)) return true;
    }
    return false;
  }
  if (!isPlain(value)) return visit(undefined);
  return somePathValue(own(value, part), path, visit, from + 1);
}

/** Every value a path leads to, arrays at its end opened: what `distinct` lists. */
export function pathValues(value: unknown, path: Path): unknown[] {
  const found: unknown[] = [];
  somePathValue(value, path, (leaf) => {
    if (Array.isArray(leaf)) found.push(...leaf);
    else if (leaf !== undefined) found.push(leaf);
    return false;
  });
  return found;
}
