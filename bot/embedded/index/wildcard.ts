import { encodeKey } from "#bot/embedded/values/key.ts";
import { isPlain, own, type Doc } from "#bot/embedded/values/document.ts";
import type { Path } from "#bot/embedded/values/path.ts";
import { keysOf, type KeyField } from "./keys.ts";

const END = ".$**";

/** The path below which an index holds every field; null for an index of fields named one by one. */
export function wildcardPath(key: Doc): string | null {
  const [field = "", ...others] = Object.keys(key);
  return others.length === 0 && field.endsWith(END) ? field.slice(0, -END.length) : null;
}

export const fieldAt = (name: string): KeyField => ({
  name,
  path: name.split("."),
  descending: false,
});

/** As of the pair (path, value), for each path that leads somewhere; `fanned` gets those with arrays. */
export function wildcardKeys(doc: Doc, under: string, fanned: Set<string>): readonly string[] {
  const paths = new Set<string>();
  collect(doc, under.split("."), under, paths);
  return [...paths].flatMap((path) => {
    const found = keysOf(doc, [fieldAt(path)]);
    if (found.fanned[0] === true) fanned.add(path);
    return found.keys.map((key) => encodeKey(path) + key);
  });
}

function collect(value: unknown, to: Path, path: string, paths: Set<string>): void {
  const [next] = to;
  if (Array.isArray(value)) {
    for (const item of value) if (isPlain(item)) collect(item, to, path, paths);
  } else if (isPlain(value) && next !== undefined) {
    collect(own(value, next), to.slice(1), path, paths);
  } else if (isPlain(value)) {
    for (const [name, inner] of Object.entries(value)) {
      paths.add(`${path}.${name}`);
      collect(inner, to, `${path}.${name}`, paths);
    }
  }
}
