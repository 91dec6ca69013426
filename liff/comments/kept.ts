import type { CommentKind } from "#shared/comments.ts";

/** A comment that is being written. */
export type Writing = {
  /** The same until it has arrived, so that sending again says nothing twice. */
  readonly id: string;
  readonly kind: CommentKind;
  readonly text: string;
  readonly how: string;
};

/** What is written under one record stays on this device until it has arrived. */
export const createKept = (deps: {
  readonly storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem">;
  readonly memberId: string;
  readonly post: string;
}) => {
  const key = `ayumi:comments:${deps.memberId}:${deps.post}`;
  return {
    read(): Writing | null {
      try {
        const found: unknown = JSON.parse(deps.storage().getItem(key) ?? "null");
        return isWriting(found) ? found : null;
      } catch {
        return null;
      }
    },

    keep(writing: Writing) {
      const isEmpty = writing.text === "" && writing.how === "";
      try {
        if (isEmpty) deps.storage().removeItem(key);
        else deps.storage().setItem(key, JSON.stringify(writing));
      } catch {
        // Full or forbidden: it is there as long as the page is open.
      }
    },
  };
};

const isWriting = (found: unknown): found is Writing =>
  typeof found === "object" &&
  found !== null &&
  ["id", "kind", "text", "how"].every(
    (name) => name in found && typeof found[name as keyof typeof found] === "string",
  );
