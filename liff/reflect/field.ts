import type { AnswerChange, AnswerWords } from "#shared/reflection-form.ts";
import { applyEdit, markOf } from "#shared/text-edit.ts";
import { pieceOf } from "./piece.ts";

/** An answer on the page, beside what the server is known to have. */
export type Field = {
  readonly mine: AnswerWords;
  /** As the server had it when it was last read or saved. */
  readonly base: AnswerWords;
  /** What went out without an answer: the server may have it, and then nobody else wrote it. */
  readonly sent: readonly Sent[];
  /** Changed elsewhere meanwhile: the person decides. */
  readonly theirs: AnswerWords | null;
  /** The server will never take it as it is. */
  readonly isRefused: boolean;
};

/** An answer by the mark of its text. */
export type Sent = Omit<AnswerWords, "text"> & { readonly mark: string };

const PARTS = ["text", "choice", "audience"] as const;

export const untouched = (words: AnswerWords): Field => ({
  mine: words,
  base: words,
  sent: [],
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

/** What is to be saved next: only what differs, of a long text a piece; and what that makes. */
export function stepOf({ mine, base }: Field): {
  readonly change: Omit<AnswerChange, "rev">;
  readonly goal: AnswerWords;
} {
  const text = mine.text === base.text ? null : pieceOf(base.text, mine.text);
  const made = text === null ? base.text : applyEdit(base.text, text);
  const isChoice = mine.choice !== base.choice;
  const isAudience = mine.audience !== base.audience;
  return {
    change: {
      ...(text !== null && { edit: { ...text, from: markOf(base.text), to: markOf(made) } }),
      ...(isChoice && { choice: mine.choice }),
      ...(isAudience && { audience: mine.audience }),
      base: {
        ...(isChoice && { choice: base.choice }),
        ...(isAudience && { audience: base.audience }),
      },
    },
    goal: { ...mine, text: made },
  };
}

export function underWay(field: Field, { text, choice, audience }: AnswerWords): Field {
  const mark = markOf(text);
  const others = field.sent.filter(
    (each) => each.mark !== mark || each.choice !== choice || each.audience !== audience,
  );
  return { ...field, sent: [...others, { mark, choice, audience }] };
}

/** Sent and stored; what was written since then stays pending. */
export const saved = (field: Field, goal: AnswerWords): Field => ({
  ...field,
  base: goal,
  sent: [],
});

/** The server's newest words: they show where nothing is pending. */
export function met(field: Field, server: AnswerWords): Field {
  const { mine } = field;
  const base = acknowledged(field, server);
  const isOwn = (part: (typeof PARTS)[number]) =>
    mine[part] !== base[part] && mine[part] !== server[part];
  const [own, choice, audience] = [isOwn("text"), isOwn("choice"), isOwn("audience")];
  const next = {
    ...field,
    mine: {
      text: (own ? mine : server).text,
      choice: (choice ? mine : server).choice,
      audience: (audience ? mine : server).audience,
    },
    base: {
      text: (own ? base : server).text,
      choice: (choice ? base : server).choice,
      audience: (audience ? base : server).audience,
    },
  };
  return isPending(next) ? next : { ...next, sent: [], theirs: null };
}

/** The server has another version than was expected: the person decides, unless it is their own. */
export function contradicted(field: Field, theirs: AnswerWords): Field {
  const next = { ...met(field, theirs), sent: [] };
  const isForeign = PARTS.some(
    (part) => next.mine[part] !== next.base[part] && next.base[part] !== theirs[part],
  );
  return { ...next, theirs: isForeign ? theirs : null };
}

/** What was read before, and where one's own words arrived without our hearing of it, those. */
function acknowledged({ base, sent }: Field, server: AnswerWords): AnswerWords {
  if (sent.length === 0) return base;
  const mark = markOf(server.text);
  return {
    text: sent.some((each) => each.mark === mark) ? server.text : base.text,
    choice: sent.some(({ choice }) => choice === server.choice) ? server.choice : base.choice,
    audience: sent.some(({ audience }) => audience === server.audience)
      ? server.audience
      : base.audience,
  };
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
  const audience = mine.audience === base.audience ? theirs.audience : mine.audience;
  return { ...untouched(theirs), mine: { text, choice, audience } };
}
