import { isPosition } from "#bot/embedded/values/path.ts";
import { Refusal } from "#bot/embedded/errors.ts";

/** Two operators may not touch the same field, nor a field and a part of it. */
export function refusePrefixPaths(paths: readonly string[]): void {
  const sorted = paths.map((path) => path.split(".")).toSorted(byParts);
  for (const [i, path] of sorted.entries()) {
    const next = sorted[i + 1];
    if (next && path.every((part, at) => next[at] === part)) {
      throw new Refusal(
        "ConflictingUpdateOperators",
        `Updating the path '${next.join(".")}' would create a conflict at '${path.join(".")}'`,
      );
    }
  }
}

/** Lexicographic by parts, positions by number: the order in which MongoDB applies an update. */
export function byParts(a: readonly string[], b: readonly string[]): number {
  for (const [i, part] of a.entries()) {
    const other = b[i];
    if (other === undefined) return 1;
    if (part === other) continue;
    if (isPosition(part) && isPosition(other)) return Number(part) - Number(other);
    return part < other ? -1 : 1;
  }
  return a.length - b.length;
}
