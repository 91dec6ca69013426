import type { Locale } from "#shared/locale.ts";
import type { AnswerView } from "#shared/reflection-view.ts";
import { enQuestions } from "./en-questions.ts";
import { jaQuestions } from "./ja-questions.ts";

type Source = typeof jaQuestions;

export type Questions = {
  readonly [Q in keyof Source]: Source[Q] extends { readonly choices: infer C }
    ? { readonly name: string; readonly choices: { readonly [K in keyof C]: string } }
    : { readonly name: string };
};

type Question = { readonly name: string; readonly choices?: Readonly<Record<string, string>> };

const questions: Readonly<Record<Locale, Readonly<Record<string, Question>>>> = {
  ja: jaQuestions,
  en: enQuestions,
};

/** An answer in words: what was asked, what was tapped, what was written. */
export type Line = {
  readonly qid: string;
  readonly question: string;
  readonly choice: string | null;
  readonly text: string;
  readonly audience: AnswerView["audience"];
};

const questionOf = (qid: string, locale: Locale): Question | undefined =>
  Object.hasOwn(questions[locale], qid) ? questions[locale][qid] : undefined;

/** A question in one or two words. */
export const questionName = (qid: string, locale: Locale): string =>
  questionOf(qid, locale)?.name ?? qid;

/** What was tapped, in words. */
export const choiceName = (qid: string, choice: string, locale: Locale): string =>
  questionOf(qid, locale)?.choices?.[choice] ?? choice;

/** The answers in the order they are read; one to a question no longer asked comes last. */
export function linesOf(answers: readonly AnswerView[], locale: Locale): Line[] {
  const order = Object.keys(questions[locale]);
  const rank = ({ qid }: AnswerView) => (order.includes(qid) ? order.indexOf(qid) : order.length);
  return answers
    .toSorted((a, b) => rank(a) - rank(b))
    .map(({ qid, texts, choice, audience }) => ({
      qid,
      question: questionName(qid, locale),
      choice: choice === null ? null : choiceName(qid, choice, locale),
      text: texts.join("\n"),
      audience,
    }))
    .filter(({ choice, text }) => choice !== null || text !== "");
}

/** The language that a member's own words are in, as far as the letters tell. */
export const langOf = (text: string): Locale | undefined =>
  /[\u3040-\u30ff]/.test(text) ? "ja" : undefined;
