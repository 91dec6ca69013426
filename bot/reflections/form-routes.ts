import { Hono } from "hono";
import { periodOf } from "#bot/calendar.ts";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { Member } from "#bot/members/rules.ts";
import type { Guard, SignedIn } from "#bot/session/guard.ts";
import {
  AnswerChange,
  type AnswerConflict,
  type FormView,
  type HomeView,
  type SavedAnswer,
} from "#shared/reflection-form.ts";
import { cadences, createAsked, keyOf, reflectionPath, refused } from "./asked.ts";
import type { Asked, Questions } from "./questions.ts";
import { isBlank, wordsOf } from "./rules.ts";
import { justEnded } from "./periods.ts";
import type { Reflections } from "./service.ts";

const MOST_DRAFTS = 5;

/** A reflection as a form: the same draft as in the chat. */
export const formRoutes = (deps: {
  readonly guard: Guard;
  readonly reflections: Reflections;
  readonly questions: Questions;
  readonly zone: string;
  readonly now: () => Date;
  readonly ids: () => string;
}) => {
  const { guard, reflections, questions, zone, now } = deps;
  const asked = createAsked({ reflections, zone, now });

  return new Hono<SignedIn>()
    .get("/home", guard, async (c) => c.json(await home(c.var.member)))
    .get(reflectionPath, guard, async (c) => c.json(await view(await asked(c))))
    .put(`${reflectionPath}/answers/:qid`, guard, valid("json", AnswerChange), async (c) => {
      const of = await asked(c);
      const wish = c.req.valid("json");
      const qid = c.req.param("qid");
      const one = questions.one(of, qid);
      if (one === null) throw new AppError("not_found", "no such question");
      const { script, audience, lock, choices, takesNotes } = one;
      if (typeof wish.choice === "string" && !choices.includes(wish.choice)) {
        throw refused({ choice: "unknown" });
      }
      if (lock !== null && wish.audience !== undefined && wish.audience !== audience) {
        throw refused({ audience: "locked" });
      }
      const withNotes = takesNotes && (wish.text ?? wish.edit) !== undefined;
      const notes = withNotes ? await questions.notes(of.member.id, of.period) : [];
      const isChosen = typeof wish.choice === "string";
      const about = wish.about ?? (isChosen ? await questions.about(of, qid, now()) : null);
      const { rev, theirs, unfit } = await reflections.answer(
        keyOf(of),
        { script, at: now() },
        { qid, audience, about, notes },
        wish,
      );
      if (unfit !== null) throw refused({ edit: unfit });
      if (theirs === null) return c.json<SavedAnswer>({ rev });
      const { text = theirs.text, edit, choice = theirs.choice, audience: seen } = wish;
      const words = edit === undefined ? { text } : { edit };
      const yours = { ...words, choice, audience: seen ?? theirs.audience };
      const error = { code: "conflict", requestId: deps.ids() } as const;
      return c.json<AnswerConflict, 409>({ error, theirs, yours, rev }, 409);
    });

  async function view(of: Asked): Promise<FormView> {
    const { cadence, period, found } = of;
    const all = await questions.all(of, now());
    const isCurrent = period === periodOf(cadence, now(), zone);
    return {
      cadence,
      period,
      status: found?.status ?? "draft",
      rev: found?.rev ?? 0,
      lead: isCurrent && all.lead !== "" ? all.lead : null,
      questions: all.questions.map((question) => ({
        ...question,
        ...wordsOf(found?.answers[question.qid], question.audience),
      })),
      notes: all.notes.map(({ text }) => text),
    };
  }

  async function home(member: Member): Promise<HomeView> {
    const at = now();
    const due = cadences
      .flatMap((cadence) => {
        // A week that went by is not brought up again.
        const ended = cadence === "weekly" ? null : justEnded(cadence, member.consent.at, at, zone);
        const periods = [ended, periodOf(cadence, at, zone)];
        return periods.flatMap((period) => (period === null ? [] : [{ cadence, period }]));
      })
      .map(async ({ cadence, period }) => {
        const found = await reflections.find({ memberId: member.id, cadence, period });
        return { cadence, period, status: found?.status ?? ("none" as const) };
      });
    const [drafts, total] = await Promise.all([
      reflections.drafts(member.id, MOST_DRAFTS),
      reflections.count(member.id),
    ]);
    return {
      drafts: drafts.flatMap(({ cadence, period, answers }) =>
        cadence === "first" || isBlank(answers) ? [] : [{ cadence, period }],
      ),
      due: await Promise.all(due),
      total,
    };
  }
};
