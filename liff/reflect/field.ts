import type { AnswerChange, AnswerWords } from "#shared/reflection-form.ts";

/** An answer on the page, beside what the server is known to have. */
export type Field = {
  readonly mine: AnswerWords;
  /** As the server had it when it was last read or saved. */
  readonly base: AnswerWords;
  /** Changed elsewhere meanwhile: the person decides. */
  readonly theirs: AnswerWords | null;
  /** The server will never take it as it is. */
  readonly isRefused: boolean;
};

const PARTS = ["text", "choice"] as const;

export const untouched = (words: AnswerWords): Field => ({
  mine: words,
  base: words,
  theirs: null,
  isRefused: false,
});

export const isPending = ({ mine, base }: Field): boolean =>
  PARTS.some((part) => mine[part] !== base[part]);

/** Waits to be sent, and nobody has to decide anything first. */
export const isDue = (field: Field): boolean =>
  isPending(field) && field.theirs === null && !field.isRefused;

export const written = (field: Field, words: Partial<AnswerWords>): Field => ({
  ...field,
  mine: { ...field.mine, ...words },
  isRefused: false,
});

/** What is to be saved: only the part that differs, with what it was before. */
export function changeOf({ mine, base }: Field, rev: number): AnswerChange {
  const isText = mine.text !== base.text;
  const isChoice = mine.choice !== base.choice;
  return {
    ...(isText && { text: mine.text }),
    ...(isChoice && { choice: mine.choice }),
    base: { ...(isText && { text: base.text }), ...(isChoice && { choice: base.choice }) },
    rev,
  };
}

/** Sent and stored; what was written since then stays pending. */
export const saved = (field: Field, { text, choice }: AnswerChange): Field => ({
  ...field,
  base: {
    text: text ?? field.base.text,
    choice: choice === undefined ? field.base.choice : choice,
  },
});

/** The server's newest words: they show where nothing is pending. */
export function met(field: Field, server: AnswerWords): Field {
  const next = PARTS.map((part) => {
    const isOwn = field.mine[part] !== field.base[part] && field.mine[part] !== server[part];
    return isOwn ? [field.mine[part], field.base[part]] : [server[part], server[part]];
  });
  const [text, choice] = next as [[string, string], [string | null, string | null]];
  const merged = {
    ...field,
    mine: { text: text[0], choice: choice[0] },
    base: { text: text[1], choice: choice[1] },
  };
  return isPending(merged) ? merged : { ...merged, theirs: null };
}

export type Decision = "mine" | "theirs" | "both";

export function decided(field: Field, decision: Decision): Field {
  const { mine, base, theirs } = field;
  if (theirs === null) return field;
  if (decision === "theirs") return untouched(theirs);
  const text =
    mine.text === base.text
      ? theirs.text
      : decision === "mine"
        ? mine.text
        : `${theirs.text}\n${mine.text}`;
  const choice = mine.choice === base.choice ? theirs.choice : mine.choice;
  return { mine: { text, choice }, base: theirs, theirs: null, isRefused: false };
}
