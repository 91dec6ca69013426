import type { Answers, Cadence } from "#shared/reflection.ts";
import { textOf } from "#shared/reflection.ts";
import { BRIDGE } from "#shared/road.ts";
import type { Locale } from "#shared/locale.ts";
import { wholeUpTo } from "#shared/text.ts";
import { periodParts } from "#bot/calendar.ts";
import { buttonsIn, fill, namesIn } from "#bot/messages/speak.ts";
import { monthWords } from "./day-words.ts";
import type { Scripts } from "./scripts/table.ts";
import { stepOf } from "./script.ts";

export type RecordView = {
  readonly cadence: Cadence;
  readonly period: string;
  readonly script: { readonly id: string; readonly version: number };
  readonly answers: Answers;
  readonly status: "draft" | "kept" | "shared";
};

const mostExcerpt = 38;

/** 「2026年11月」, 「11/16の週」, "the first page": what a record is called in a sentence. */
export function titleOf(cadence: Cadence, period: string, locale: Locale): string {
  const template = namesIn(locale).scripts[cadence];
  if (cadence === "first") return template;
  const { year, month, day, from, to } = periodParts(period);
  return fill(template, {
    year: String(year),
    month: monthWords(month, locale),
    day: String(day),
    from: monthWords(from, locale, "short"),
    to: monthWords(to, locale, "short"),
  });
}

/** One record in full, question by question; `answers` may be a part of it. */
export function recordText(record: RecordView, scripts: Scripts, locale: Locale): string {
  const { status } = namesIn(locale);
  const head = `${titleOf(record.cadence, record.period, locale)} ${status[record.status]}`;
  return [head, ...answerLines(record, scripts, locale)].join("\n");
}

/** The answers as 「question: words」, in the order of the script, then what it no longer asks. */
export function answerLines(
  record: Pick<RecordView, "answers" | "script">,
  scripts: Scripts,
  locale: Locale,
): string[] {
  return answersTold(record, scripts, locale).map(({ label, text }) => `■ ${label}\n${text}`);
}

/** Something written, and what it answers. */
export type Told = { readonly label: string; readonly text: string };

export function answersTold(
  record: Pick<RecordView, "answers" | "script">,
  scripts: Scripts,
  locale: Locale,
): (Told & { readonly qid: string })[] {
  const versions = scripts[record.script.id] ?? [];
  const script =
    versions.find(({ version }) => version === record.script.version) ?? versions.at(-1);
  const order = script?.steps.map((step) => step.qid) ?? [];
  const rank = (qid: string) => (order.includes(qid) ? order.indexOf(qid) : order.length);
  const qids = Object.keys(record.answers).toSorted((a, b) => rank(a) - rank(b));
  return qids.flatMap((qid) => {
    const answer = record.answers[qid];
    const bubble = script === undefined ? undefined : stepOf(script, qid)?.bubble;
    const chosen =
      answer?.choice === undefined || bubble === undefined
        ? spanOf(qid, answer?.choice, locale)
        : buttonsIn(locale, bubble)[answer.choice];
    const words = [chosen, textOf(answer)].filter((each) => each !== undefined && each !== "");
    return words.length === 0
      ? []
      : [{ qid, label: stepName(qid, locale), text: words.join("\n") }];
  });
}

/** One line of a list of records. */
export function recordLine(record: RecordView, scripts: Scripts, locale: Locale): string {
  const told = answersTold(record, scripts, locale);
  // How the last promise went, tapped, says less of a month than its first words.
  const telling = told.find(({ qid }) => textOf(record.answers[qid]) !== "") ?? told[0];
  const first = (telling?.text ?? "").replace(/\s+/g, " ");
  const excerpt = first.length > mostExcerpt ? `${wholeUpTo(first, mostExcerpt)}…` : first;
  const { status } = namesIn(locale);
  return `${titleOf(record.cadence, record.period, locale)} ${status[record.status]}\n${excerpt}`;
}

/** Cuts a long text into pieces of at most `size` UTF-16 units, at line ends where it can. */
export function pieces(text: string, size: number): string[] {
  const found: string[] = [];
  let rest = text;
  while (rest.length > size) {
    const line = rest.lastIndexOf("\n", size);
    const piece = line > size / 2 ? rest.slice(0, line) : wholeUpTo(rest, size);
    found.push(piece);
    rest = rest.slice(piece.length).replace(/^\n/, "");
  }
  return rest.trim() === "" ? found : [...found, rest];
}

/** A bridge over several months chose the first of them. */
const spanOf = (qid: string, choice: string | undefined, locale: Locale) =>
  qid === BRIDGE && choice !== undefined
    ? titleOf("monthly", choice, locale) + (locale === "ja" ? "〜" : " –")
    : choice;

export function stepName(qid: string, locale: Locale): string {
  const { steps } = namesIn(locale);
  return Object.hasOwn(steps, qid) ? steps[qid as keyof typeof steps] : qid;
}
