import type { AnswerPart } from "#shared/reflection.ts";
import type { Question } from "#shared/reflection-form.ts";
import type { Locale } from "#shared/locale.ts";
import { buttonsIn, fill, textIn } from "#bot/messages/speak.ts";
import type { Asked, Questions } from "#bot/reflections/questions.ts";
import { filled } from "./ask.ts";
import { createBackground, promiseQid } from "./background.ts";
import { follows, stillApplies } from "./move.ts";
import { stepName } from "./records.ts";
import { stepOf, type Script, type Step } from "./script.ts";
import type { TalkDeps } from "./turns.ts";
import type { Context, WeekNote } from "./way.ts";

/** The scripts as pages: the same questions as in the chat, all at once. */
export const createForm = (
  deps: Pick<TalkDeps, "reflections" | "inventory" | "scripts" | "zone">,
): Questions => {
  const background = createBackground(deps);

  return {
    one(of, qid) {
      const script = scriptOf(of);
      const step = stepOf(script, qid);
      if (step === undefined || !takesAnswer(step)) return null;
      return {
        script: { id: script.id, version: script.version },
        audience: step.audience,
        lock: step.lock ?? null,
        choices: answersOf(step),
        takesNotes: step === noteTaker(script),
      };
    },

    async all(of, at) {
      const script = scriptOf(of);
      const place = { period: of.period, at: noteTaker(script)?.qid ?? promiseQid };
      const context = await background.contextOf(
        { member: of.member, at },
        place,
        script,
        of.found,
      );
      const { locale } = of.member;
      const [start] = script.steps;
      return {
        lead:
          start?.kind === "intro" ? textIn(locale, start.page ?? start.bubble, context.vars) : "",
        questions: script.steps
          .filter(takesAnswer)
          .map((step) => toQuestion(script, step, context, locale)),
        notes: toParts(context.notes, at),
      };
    },

    async about(of, qid, at) {
      const script = scriptOf(of);
      const step = stepOf(script, qid);
      if (step?.echoes === undefined) return null;
      const place = { period: of.period, at: "" };
      const context = await background.contextOf(
        { member: of.member, at },
        place,
        script,
        of.found,
      );
      return aboutOf(step, context) ?? null;
    },

    async notes(memberId, month) {
      return toParts(await background.notesOf(memberId, month), new Date(0));
    },
  };

  function scriptOf({ member, cadence, period, found }: Asked): Script {
    return background.scriptFor({ member }, cadence, period, found);
  }
};

const answersOf = (step: Step) =>
  step.choices.filter(({ does }) => does === "answer").map(({ id }) => id);

const takesAnswer = (step: Step) =>
  step.kind === "short" || step.kind === "long" || answersOf(step).length > 0;

/** The question that the month's weekly sentences answer. */
const noteTaker = (script: Script) =>
  script.cadence === "monthly" ? script.steps.find(({ kind }) => kind === "long") : undefined;

const toParts = (notes: readonly WeekNote[], at: Date): AnswerPart[] =>
  notes.map(({ text, messageId }) => ({ text, at, ...(messageId !== undefined && { messageId }) }));

function toQuestion(script: Script, step: Step, context: Context, locale: Locale): Question {
  const { qid, bubble, audience, lock, when } = step;
  const kind = step.kind === "long" || step.kind === "choice" ? step.kind : "short";
  const chosen = follows(step);
  const about = aboutOf(step, context);
  return {
    qid,
    kind,
    name: stepName(qid, locale),
    ...asWords(textIn(locale, step.page ?? bubble), filled(step, context).vars ?? {}),
    choices: answersOf(step).map((id) => ({ id, label: labelOf(bubble, id, locale) })),
    audience,
    lock: lock ?? null,
    asked: stillApplies(script, qid, context),
    follows: when !== undefined && "answered" in when ? when.answered : null,
    ...(chosen && { leadsFrom: { qid: chosen.of, choice: chosen.chose } }),
    ...(chosen?.chose === "graduate" && { moment: "graduation" as const }),
    ...(about !== undefined && { about }),
  };
}

const aboutOf = ({ echoes }: Step, { refs }: Context) =>
  echoes === undefined ? undefined : refs?.[echoes];

/** A bubble taken apart: what is asked, what is quoted, and what helps to answer. */
function asWords(template: string, vars: Readonly<Record<string, string>>) {
  // Who may see an answer stands beside every question of a page.
  const lines = template.split("\n").filter((line) => !line.includes("🔒"));
  const quote = lines.find((line) => /^[「“]\{\w+\}[」”]$/.test(line));
  const question = lines.findLast((line) => /[?？]$/.test(line)) ?? lines[0] ?? "";
  return {
    question: fill(question, vars),
    hints: lines
      .filter((line) => line !== question && line !== quote)
      .map((line) => fill(line, vars)),
    quote: quote === undefined ? null : fill(quote.slice(1, -1), vars),
  };
}

/** A button's words without the number that stands for typing it. */
const labelOf = (bubble: Step["bubble"], id: string, locale: Locale) =>
  (buttonsIn(locale, bubble)[id] ?? id).replace(/^\d /, "");
