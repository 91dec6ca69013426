import type { Entry } from "./entries.ts";

export type Kept = {
  readonly read: () => readonly Entry[];
  readonly write: (entries: readonly Entry[]) => void;
};

/**
 * Changes on the phone until the server has them, for one member. Another page of the same member
 * may keep its own here: only entries this one has seen are taken away.
 */
export function createKept(storage: Pick<Storage, "getItem" | "setItem">, memberId: string): Kept {
  const key = `ayumi:inventory:${memberId}`;
  const seen = new Set<string>();
  return {
    read() {
      const entries = load();
      for (const { op } of entries) seen.add(op);
      return entries;
    },
    write(entries) {
      const others = load().filter(({ op }) => !seen.has(op));
      for (const { op } of entries) seen.add(op);
      try {
        storage.setItem(key, JSON.stringify([...others, ...entries]));
      } catch {
        // Full or forbidden: what is typed still goes to the server.
      }
    },
  };

  function load(): readonly Entry[] {
    try {
      const found: unknown = JSON.parse(storage.getItem(key) ?? "[]");
      // Written by this page alone, in this shape.
      return Array.isArray(found) ? (found as readonly Entry[]) : [];
    } catch {
      return [];
    }
  }
}
