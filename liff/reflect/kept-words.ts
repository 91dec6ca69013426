import type { AnswerWords } from "#shared/reflection-form.ts";
import type { Field } from "./field.ts";

type Kept = Pick<Field, "mine" | "base" | "sent">;

type Lent = Pick<Storage, "getItem" | "setItem" | "removeItem">;

/** The reflections of a member of which this device still holds words. */
export function keptPlaces(storage: () => Pick<Storage, "length" | "key">, memberId: string) {
  const found = attempt(() => {
    const lent = storage();
    return Array.from({ length: lent.length }, (_, index) => lent.key(index) ?? "");
  });
  const own = `ayumi:words:${memberId}:`;
  const places = (found ?? [])
    .filter((key) => key.startsWith(own))
    .map((key) => key.slice(own.length).split(":").slice(0, 2).join(":"));
  return [...new Set(places)].map((place) => {
    const [cadence = "", period = ""] = place.split(":");
    return { cadence, period };
  });
}

/** What this device holds of a reflection until the server has it, answer by answer. */
export const createKeptWords = (
  storage: () => Lent,
  of: { readonly memberId: string; readonly cadence: string; readonly period: string },
) => {
  const keyOf = (qid: string) => `ayumi:words:${of.memberId}:${of.cadence}:${of.period}:${qid}`;

  return {
    find: (qid: string): Kept | null => attempt(() => read(qid)),

    put(qid: string, { mine, base, sent }: Kept): void {
      attempt(() => storage().setItem(keyOf(qid), JSON.stringify({ mine, base, sent })));
    },

    /** Lets go of what the server has, not of what another window keeps under the same name. */
    drop(qid: string, saved: AnswerWords): void {
      attempt(() => {
        const mine = read(qid)?.mine;
        const isSaved =
          mine?.text === saved.text &&
          mine.choice === saved.choice &&
          mine.audience === saved.audience;
        if (isSaved) storage().removeItem(keyOf(qid));
      });
    },
  };

  function read(qid: string): Kept | null {
    const text = storage().getItem(keyOf(qid));
    // Written by this page alone, in this shape.
    return text === null ? null : (JSON.parse(text) as Kept);
  }
};

export type KeptWords = ReturnType<typeof createKeptWords>;

/** A browser may have no room, or may lend none: the page then lives without. */
function attempt<T>(act: () => T): T | null {
  try {
    return act();
  } catch {
    return null;
  }
}
