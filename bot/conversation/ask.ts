import type { Answers } from "#shared/reflection.ts";
import { textOf } from "#shared/reflection.ts";
import { pickOf } from "./pick.ts";
import type { Context, WeekNote } from "./way.ts";
import type { Offer, Say } from "./say.ts";
import type { Step } from "./script.ts";
import type { Session } from "./session.ts";
import { askWhere } from "./where-asks.ts";

/** LINE allows at most 13 quick replies (Messaging API reference, "Quick reply"). */
const mostOffers = 13;
/** LINE's `fillInText` limit in characters (Messaging API reference, "Postback action"). */
const mostFillIn = 300;

/** The question as bubbles; one that has an answer shows it and offers to leave it so. */
export function ask(session: Session, asked: Step, context: Context, how?: "back"): Say[] {
  const where = askWhere(session, asked, context);
  if (where !== null) return [where];
  const answered = session.editing === true && asked.kind !== "close";
  const offers = answered ? editOffers(session, asked, context) : ownOffers(session, asked);
  const question: Say = { key: asked.bubble, ...filled(asked, context), offers };
  const text = textOf(context.answers[asked.qid]);
  if (!answered) return how === "back" ? [{ key: "SY2.empty", offers: [] }, question] : [question];
  if (text.length > mostFillIn)
    return [{ key: "SY2.long", vars: { answer: text }, private: ["answer"], offers: [] }, question];
  return [{ key: how === "back" ? "SY2" : "SY2.kept", offers: [] }, question];
}

/** The step's own buttons, tied to this asking of it. */
export function ownOffers(session: Session, asked: Step): Offer[] {
  return asked.choices
    .filter((choice) => choice.does !== "back" || session.path.length > 0)
    .map((choice) => ({
      label: { button: choice.id, of: asked.bubble },
      ...(choice.does === "page"
        ? opens(`/reflect/${session.script.id}/${session.period}`)
        : { tap: pickOf(session, asked, choice.id) }),
    }));
}

const opens = (page: string): Pick<Offer, "tap" | "page"> => ({ tap: { do: "page", page }, page });

function editOffers(session: Session, asked: Step, context: Context): Offer[] {
  const text = textOf(context.answers[asked.qid]);
  const own = asked.choices
    .filter((choice) => choice.does === "answer")
    .map((choice) => ({
      label: { button: choice.id, of: asked.bubble },
      tap: pickOf(session, asked, choice.id),
    }));
  const rewrite: Offer = {
    label: { button: "rewrite", of: "SY2" },
    tap: pickOf(session, asked, "rewrite"),
    fillIn: text.length <= mostFillIn ? text : "",
  };
  const onward: Offer = {
    label: { button: "onward", of: "SY2" },
    tap: pickOf(session, asked, "onward"),
  };
  const back: Offer[] =
    session.path.length > 0 && session.returnTo === undefined
      ? [{ label: { button: "back", of: "WK2" }, tap: pickOf(session, asked, "back") }]
      : [];
  return [...own, ...(asked.kind === "choice" ? [] : [rewrite]), onward, ...back];
}

/** The list of answers to fix, from a closing question. */
export function fixes(session: Session, closing: Step, qids: readonly string[]): Say {
  const offers = qids.slice(0, mostOffers).map((qid) => ({
    label: { step: qid },
    tap: pickOf(session, closing, `fix.${qid}`),
  }));
  return { key: "close.fix", offers };
}

/** The month's weekly sentences not taken over yet, to tick one by one. */
export function weekOffers(session: Session, open: Step, context: Context): Say[] {
  const taken = context.answers[open.qid]?.parts ?? [];
  const isTaken = (note: WeekNote) =>
    taken.some(({ text, messageId }) => text === note.text && messageId === note.messageId);
  const left = context.notes.filter((note) => !isTaken(note));
  const next: Offer = {
    label: { button: "next", of: "MO2.weeks" },
    tap: pickOf(session, open, "next"),
  };
  if (context.notes.length === 0) return [{ key: "MO2.noWeeks", offers: ownOffers(session, open) }];
  const offers = left.slice(0, mostOffers - 1).map((note) => ({
    label: { text: oneLine(note.text) },
    tap: pickOf(session, open, `week.${note.id}`),
  }));
  const notes = context.notes.map((note) => `${isTaken(note) ? "✓" : "・"}${note.text}`).join("\n");
  return [{ key: "MO2.weeks", vars: { notes }, private: ["notes"], offers: [...offers, next] }];
}

/** The sentences of a weekly record that could grow into the inventory, strongest first. */
export function sentencesOf(
  answers: Answers,
): { qid: string; text: string; messageIds: string[] }[] {
  return ["WK2", "WK1", "WK3"].flatMap((qid) => {
    const text = textOf(answers[qid]);
    const ids = (answers[qid]?.parts ?? []).flatMap((part) => part.messageId ?? []);
    return text === "" ? [] : [{ qid, text, messageIds: ids }];
  });
}

export function sentenceOffers(
  session: Session,
  open: Step,
  sentences: readonly { readonly qid: string; readonly text: string }[],
): Say {
  const offers: Offer[] = sentences.map(({ qid, text }) => ({
    label: { text: oneLine(text) },
    tap: pickOf(session, open, `line.${qid}`),
  }));
  const none: Offer = {
    label: { button: "none", of: "WK6.which" },
    tap: pickOf(session, open, "none"),
  };
  return { key: "WK6.which", vars: { section: session.filing ?? "" }, offers: [...offers, none] };
}

/** The variables of a question's bubble, and which of them are the member's own words. */
export function filled(asked: Step, context: Context): Pick<Say, "vars" | "private"> {
  if (asked.quotes !== undefined) {
    const { name, of } = asked.quotes;
    return { vars: { ...context.vars, [name]: textOf(context.answers[of]) }, private: [name] };
  }
  if (asked.echoes === undefined) return { vars: context.vars };
  // The three tactics share one bubble, whose variable is `tactic`.
  const echoed = context.vars[asked.echoes] ?? "";
  const name = asked.echoes.startsWith("tactic") ? "tactic" : asked.echoes;
  return { vars: { ...context.vars, [name]: echoed }, private: [name] };
}

/** One line; the card shortens it to what fits on a button. */
const oneLine = (text: string) => text.replace(/\s+/g, " ").trim();
