import { Hono, type Context } from "hono";
import { isPeriod, periodOf } from "#bot/calendar.ts";
import { AppError } from "#bot/errors.ts";
import { valid } from "#bot/http.ts";
import type { Circles } from "#bot/circles/service.ts";
import type { Member } from "#bot/members/rules.ts";
import type { Guard, SignedIn } from "#bot/session/guard.ts";
import {
  AnswerChange,
  Closing,
  type AnswerConflict,
  type Closed,
  type FormCadence,
  type FormView,
  type HomeView,
  type Preview,
  type SavedAnswer,
} from "#shared/reflection-form.ts";
import { writable } from "./periods.ts";
import type { Asked, Questions } from "./questions.ts";
import { isBlank, visibleToCircle, visibleToOrganizer, wordsOf } from "./rules.ts";
import type { Reflections } from "./service.ts";

const CADENCES = ["weekly", "monthly", "quarterly"] as const satisfies FormCadence[];
const MOST_DRAFTS = 5;

/** A reflection as a form: the same draft as in the chat. */
export const formRoutes = (deps: {
  readonly guard: Guard;
  readonly reflections: Reflections;
  readonly circles: Pick<Circles, "openIds">;
  readonly questions: Questions;
  readonly zone: string;
  readonly now: () => Date;
  readonly ids: () => string;
}) => {
  const { guard, reflections, questions, zone, now } = deps;
  const form = "/reflections/:cadence/:period";

  return new Hono<SignedIn>()
    .get("/home", guard, async (c) => c.json(await home(c.var.member)))
    .get(form, guard, async (c) => c.json(await view(await asked(c))))
    .get(`${form}/preview`, guard, async (c) => {
      const of = await asked(c);
      const answers = of.found?.answers ?? {};
      return c.json<Preview>({
        lines: questions.lines(of, visibleToCircle(answers)),
        organizer: questions.lines(of, visibleToOrganizer(answers)),
      });
    })
    .put(`${form}/answers/:qid`, guard, valid("json", AnswerChange), async (c) => {
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
    })
    .post(`${form}/close`, guard, valid("json", Closing), async (c) => {
      const of = await asked(c);
      const circles = await deps.circles.openIds(of.member.id);
      const status = c.req.valid("json").as;
      const closed = await reflections.close(keyOf(of), { circles, at: now() }, status);
      if (closed === null) throw refused({ answers: "empty" });
      const total = await reflections.count(of.member.id);
      return c.json<Closed>({ status, total });
    });

  /** The reflection an address names, of whoever asks: nobody can name another's. */
  async function asked(c: Context<SignedIn>): Promise<Asked> {
    const { member } = c.var;
    const cadence = CADENCES.find((each) => each === c.req.param("cadence"));
    if (cadence === undefined) throw new AppError("not_found", "no such cadence");
    const current = periodOf(cadence, now(), zone);
    const named = c.req.param("period") ?? "";
    const period = named === "current" ? current : named;
    if (!isPeriod(cadence, period)) throw new AppError("not_found", "no such period");
    const may = writable(cadence, period, now(), zone);
    if (may === "future") throw refused({ period: "future" });
    const found = await reflections.find({ memberId: member.id, cadence, period });
    if (found === null && may === "too_old") throw new AppError("not_found", "too long ago");
    return { member, cadence, period, found };
  }

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
    const due = CADENCES.map(async (cadence) => {
      const period = periodOf(cadence, now(), zone);
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

const keyOf = ({ member, cadence, period }: Asked) => ({ memberId: member.id, cadence, period });

const refused = (fields: Readonly<Record<string, string>>) =>
  new AppError("invalid_input", "does not fit", { fields });
