import { maxAnswerLength } from "#shared/limits.ts";
import type { AnswerChange, AnswerWords } from "#shared/reflection-form.ts";
import { applyEdit, markOf } from "#shared/text-edit.ts";

type Base = NonNullable<AnswerChange["base"]>;

/**
 * What a wish makes of an answer. `there`: it is so already, perhaps by an earlier attempt of the
 * same request. `stale`: it was changed elsewhere since it was read.
 */
export type Fulfilled =
  | { readonly is: "there" | "stale" }
  | { readonly is: "unfit"; readonly why: "range" | "max_length" | "broken" | "mark" }
  | { readonly is: "new"; readonly words: AnswerWords };

export function fulfil(
  stored: AnswerWords & { readonly rev: number },
  wish: AnswerChange,
): Fulfilled {
  const { choice = stored.choice, audience = stored.audience, edit, base } = wish;
  const isSameRest = choice === stored.choice && audience === stored.audience;
  const mark = edit === undefined ? "" : markOf(stored.text);
  const text = edit === undefined ? (wish.text ?? stored.text) : null;
  const isSameText = text === null ? edit?.to === mark : alike(text) === alike(stored.text);
  if (isSameText && isSameRest) return { is: "there" };

  const isRead =
    base === undefined && edit === undefined
      ? wish.rev === stored.rev
      : isRestAsRead(stored, wish, base ?? {}) &&
        (isSameText || isTextAsRead(stored.text, mark, wish));
  if (!isRead) return { is: "stale" };

  if (edit === undefined || isSameText) {
    return { is: "new", words: { text: text ?? stored.text, choice, audience } };
  }
  if (edit.at + edit.cut > stored.text.length) return { is: "unfit", why: "range" };
  const made = applyEdit(stored.text, edit);
  if (made.length > maxAnswerLength) return { is: "unfit", why: "max_length" };
  if (!made.isWellFormed()) return { is: "unfit", why: "broken" };
  if (markOf(made) !== edit.to) return { is: "unfit", why: "mark" };
  return { is: "new", words: { text: made, choice, audience } };
}

/** What is not to be changed need not be as it was read. */
function isRestAsRead(stored: AnswerWords, wish: AnswerChange, base: Base): boolean {
  const isChoice = wish.choice === undefined || wish.choice === stored.choice;
  const isAudience = wish.audience === undefined || wish.audience === stored.audience;
  return (
    (isChoice || (base.choice ?? null) === stored.choice) &&
    (isAudience || base.audience === stored.audience)
  );
}

function isTextAsRead(stored: string, mark: string, { text, edit, base }: AnswerChange): boolean {
  if (edit !== undefined) return edit.from === mark;
  return text === undefined || alike(base?.text ?? "") === alike(stored);
}

/** Line ends of any kind are alike. */
const alike = (text: string) => text.replaceAll("\r\n", "\n");
