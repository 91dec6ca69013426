import type { AnswerWords } from "#shared/reflection-form.ts";

type Kept = { readonly mine: AnswerWords; readonly base: AnswerWords };

/** What this device holds of a reflection until the server has it, answer by answer. */
export const createKeptWords = (
  storage: () => Pick<Storage, "getItem" | "setItem" | "removeItem">,
  of: { readonly memberId: string; readonly cadence: string; readonly period: string },
) => {
  const keyOf = (qid: string) => `ayumi:words:${of.memberId}:${of.cadence}:${of.period}:${qid}`;

  return {
    find: (qid: string): Kept | null => attempt(() => read(qid)),

    put(qid: string, { mine, base }: Kept): void {
      attempt(() => storage().setItem(keyOf(qid), JSON.stringify({ mine, base })));
    },

    /** Lets go of what the server has, not of what another window keeps under the same name. */
    drop(qid: string, saved: AnswerWords): void {
      attempt(() => {
        const mine = read(qid)?.mine;
        const isSaved = mine?.text === saved.text && mine.choice === saved.choice;
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
