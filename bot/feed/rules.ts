import { isPeriod, periodBefore } from "#bot/calendar.ts";
import { personIn, roleOf, seesFrom, type Circle } from "#bot/circles/rules.ts";
import { visibleToCircle, visibleToOrganizer } from "#bot/reflections/rules.ts";
import { shownIn, shownSince } from "#bot/sharing/rules.ts";
import type { Reflection } from "#bot/reflections/store.ts";
import type { Role } from "#shared/circle.ts";
import type { PostView, PostWords, Reached } from "#shared/feed.ts";
import { textOf, type Answers, type Cadence } from "#shared/reflection.ts";

/** The questions that can be told of, in the order they are read; of others nothing ever is. */
export const toldQuestions: readonly string[] = [
  "O3 WKP WKT WK1 WK2 WK3 WK4",
  "MO1 MO1n MO2 MO3 MO4 MO6 MO5c MO7",
  "QU1 QU2 QU3 QU3e QU3p QU3t QU4a QU4an QU4al QU4b QU4bn QU4bl QU4c QU4cn QU4cl QU5 QU6 QU7",
].flatMap((questions) => questions.split(" "));

const issueQuestion = "MO5c";

/** Where a record says what comes next. */
const nextQuestion: Readonly<Record<Cadence, string | null>> = {
  first: null,
  weekly: "WK4",
  monthly: "MO7",
  quarterly: "QU6",
};

/** A post without its writer's name and picture. */
export type Post = Omit<PostView, "author"> & { readonly authorId: string };

export type Viewer = {
  readonly memberId: string;
  readonly now: Date;
  /** Whose posts they do not want to meet. */
  readonly muted?: ReadonlySet<string>;
};

export const postId = ({ memberId, cadence, period }: Named): string =>
  `${memberId}:${cadence}:${period}`;

/** What a post's id names, for whoever keeps it beside something of their own. */
export function keyOfPost(id: string): Pick<Reflection, "cadence" | "period"> {
  const [, cadence, period = ""] = id.split(":");
  return { cadence: cadence as Cadence, period };
}

const timed = ["weekly", "monthly", "quarterly"] as const;

/** The record that an id names and the one before it, found by the id alone. */
export function idsAround(id: string): readonly string[] {
  const [memberId = "", named, period = ""] = id.split(":");
  const cadence = timed.find((each) => each === named);
  return cadence !== undefined && isPeriod(cadence, period)
    ? [id, postId({ memberId, cadence, period: periodBefore(period) })]
    : [id];
}

/** The record that told what the writer meant to do by now. */
export const idBefore = ({ memberId, cadence, period }: Named): string | null =>
  cadence === "first" ? null : postId({ memberId, cadence, period: periodBefore(period) });

/**
 * What this viewer sees of a record in a circle, `before` being the writer's record of the period
 * before it; null where they see nothing. The one place that decides it.
 */
export function postFor(
  viewer: Viewer,
  reflection: Reflection,
  before: Reflection | null,
  circle: Circle,
): Post | null {
  const { memberId: authorId, cadence, period, answers, wanted } = reflection;
  const sharedAt = seenSince(viewer, reflection, circle);
  if (sharedAt === null) return null;
  const words = wordsFor(viewer, answers, cadence, circle);
  if (words.length === 0) return null;
  return {
    id: postId(reflection),
    authorId,
    isMine: authorId === viewer.memberId,
    cadence,
    period,
    sharedAt: sharedAt.toISOString(),
    before: promiseIn(viewer, reflection, before, circle),
    words,
    wanted,
  };
}

/**
 * What somebody who has always been in the circle sees of a record there, or would once it is
 * shown: the same decision, for a reader who is nobody in particular.
 */
export function postAs(
  role: Extract<Role, "member" | "organizer">,
  reflection: Reflection,
  before: Reflection | null,
  circle: Circle,
  now: Date,
): Post | null {
  const reader = { memberId: "", role, until: null, joinedAt: new Date(0), introduction: null };
  const history = "from_joining";
  const peopled = { ...circle, history, people: [...circle.people, reader] } as const;
  const closed = reflection.status === "draft" ? "kept" : reflection.status;
  const shown = shownIn({ ...reflection, status: closed }, circle.id, now);
  return postFor({ memberId: reader.memberId, now }, shown, before, peopled);
}

/**
 * From when on a page has all there is, by the times that its reader is told: the time of the place
 * it ends at can be that of a record they see nothing of.
 */
export const untilOf = (items: readonly Pick<PostView, "sharedAt">[], now: Date): string =>
  items.at(-1)?.sharedAt ?? now.toISOString();

type Named = Pick<Reflection, "memberId" | "cadence" | "period">;

/** When it was shared to the circle, by somebody in it, if the viewer may look that far back. */
function seenSince(viewer: Viewer, reflection: Reflection, circle: Circle): Date | null {
  const { memberId, muted } = viewer;
  if (muted?.has(reflection.memberId) === true) return null;
  const person = personIn(circle, memberId);
  if (person === undefined || personIn(circle, reflection.memberId) === undefined) return null;
  const since = shownSince(reflection, circle.id);
  return since !== null && since >= seesFrom(circle, person) ? since : null;
}

function wordsFor(viewer: Viewer, answers: Answers, cadence: Cadence, circle: Circle): PostWords[] {
  const person = personIn(circle, viewer.memberId);
  const leads = person !== undefined && roleOf(person, viewer.now) === "organizer";
  return [
    ...wordsIn(visibleToCircle(answers), cadence, "circle"),
    ...(leads ? wordsIn(visibleToOrganizer(answers), cadence, "organizer") : []),
  ].toSorted((a, b) => toldQuestions.indexOf(a.qid) - toldQuestions.indexOf(b.qid));
}

const wordsIn = (answers: Answers, cadence: Cadence, reached: Reached): PostWords[] =>
  Object.entries(answers)
    .filter(([qid]) => toldQuestions.includes(qid))
    .map(([qid, answer]) => ({
      qid,
      part: qid === issueQuestion ? "issue" : qid === nextQuestion[cadence] ? "next" : "now",
      choice: answer.choice ?? null,
      text: textOf(answer),
      reached,
    }));

function promiseIn(
  viewer: Viewer,
  reflection: Reflection,
  before: Reflection | null,
  circle: Circle,
): string | null {
  if (before === null || postId(before) !== idBefore(reflection)) return null;
  if (seenSince(viewer, before, circle) === null) return null;
  const words = wordsFor(viewer, before.answers, before.cadence, circle);
  const promise = words.find(({ part, reached }) => part === "next" && reached === "circle");
  return promise === undefined || promise.text === "" ? null : promise.text;
}
