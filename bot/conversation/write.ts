import type { AnswerPart, Answers } from "#shared/reflection.ts";
import { textOf } from "#shared/reflection.ts";
import { reaches } from "#shared/inventory.ts";
import { maxAnswerLength } from "#shared/limits.ts";
import { markOf } from "#shared/text-edit.ts";
import type { Change } from "#bot/reflections/rules.ts";
import { changeAnswers } from "#bot/reflections/rules.ts";
import { ownOffers } from "./ask.ts";
import { firstQuestion, passed, stay } from "./move.ts";
import type { Say } from "./say.ts";
import type { Step } from "./script.ts";
import { stepOf } from "./script.ts";
import { sameAnswerWithinMs } from "./session.ts";
import type { Outcome, Way } from "./way.ts";

/** Words: an answer, more of one, or a note where a tap was asked for. */
export function write(way: Way, parts: readonly AnswerPart[], at: Date): Outcome {
  const { open, session, context, script } = way;
  const before = session.before;
  if (before !== undefined && belongsTo(before.at, at)) {
    const target = stepOf(script, before.qid);
    const later = { ...session, before: { qid: before.qid, at: laterOf(before.at, at) } };
    // Between a private and a shareable question the words go where fewer may see them.
    const seenBy = ({ qid, audience }: Step) => context.answers[qid]?.audience ?? audience;
    const isMorePrivate = target !== undefined && !reaches(seenBy(open), seenBy(target));
    if (target !== undefined && !isMorePrivate)
      return hold({ ...way, session: later }, target, parts, "append");
    // Nobody has read the open question yet, so what it already holds is not replaced.
    const { editing: _, before: __, ...unread } = session;
    return write({ ...way, session: unread }, parts, at);
  }
  switch (open.kind) {
    case "intro": {
      const target = stepOf(script, firstQuestion(script, context));
      if (target === undefined || target.kind === "choice") return note(way, parts);
      const moved = { ...session, at: target.qid, path: [] };
      return write({ ...way, session: moved, open: target }, parts, at);
    }
    case "short":
      return answer(way, parts, at);
    case "long":
      return hold(way, open, parts, howIn(way));
    case "choice":
    case "close":
      return note(way, parts);
  }
}

function answer(way: Way, parts: readonly AnswerPart[], at: Date): Outcome {
  const { open, session } = way;
  const changes = written(open, parts, howIn(way));
  if (isTooLong(way.context.answers, changes)) return tooLong(way);
  return passed(
    { ...way, session: { ...session, before: { qid: open.qid, at } } },
    changes,
    open.next,
  );
}

/** New words replace the answer that was shown; one that a page has changed since stays beside them. */
function howIn({ open, session, context }: Way): "append" | "replace" {
  const { editing = false, shown } = session;
  const isAsShown = shown === undefined || shown === markOf(textOf(context.answers[open.qid]));
  return editing && isAsShown ? "replace" : "append";
}

/** Words kept without moving on: a long answer goes on, or a quick second message joins the last. */
function hold(
  way: Way,
  target: Step,
  parts: readonly AnswerPart[],
  how: "append" | "replace",
): Outcome {
  const changes = written(target, parts, how);
  if (isTooLong(way.context.answers, changes)) return tooLong(way);
  const answers = changes.reduce(changeAnswers, way.context.answers);
  const count = String(answers[target.qid]?.parts.length ?? 1);
  const held: Say = { key: "talk.hold", vars: { count }, offers: [] };
  if (target.qid !== way.open.qid) return stay(way, [held], changes);
  const { editing: _, ...session } = way.session;
  return { session, changes, says: [{ ...held, offers: ownOffers(session, way.open) }] };
}

/** Words where a tap is asked for are kept beside the choice, and the choice is asked again. */
function note(way: Way, parts: readonly AnswerPart[]): Outcome {
  const isChoice = way.open.kind === "choice";
  const target = isChoice ? way.open : ({ qid: "memo", audience: "self" } as const);
  const changes = written(target, parts, "append");
  if (isTooLong(way.context.answers, changes)) return tooLong(way);
  const { session, says } = stay(way, []);
  return { session, changes, says: [{ key: "talk.note", offers: [] }, ...says, chooseByNumber] };
}

/** Where LINE shows no buttons, a number does. */
const chooseByNumber: Say = { key: "talk.choose", offers: [] };

const tooLong = (way: Way) => stay(way, [{ key: "SY5.long", offers: [] }]);

export const written = (
  { qid, audience }: Pick<Step, "qid" | "audience">,
  parts: readonly AnswerPart[],
  how: "append" | "replace",
): Change[] =>
  parts.map((part, index) => ({
    do: "write",
    qid,
    part,
    how: index === 0 ? how : "append",
    audience,
  }));

function isTooLong(answers: Answers, changes: readonly Change[]): boolean {
  const after = changes.reduce(changeAnswers, answers);
  return changes.some(
    (change) => change.do === "write" && textOf(after[change.qid]).length > maxAnswerLength,
  );
}

const belongsTo = (before: Date, at: Date) =>
  Math.abs(at.getTime() - before.getTime()) <= sameAnswerWithinMs;

const laterOf = (a: Date, b: Date) => (a > b ? a : b);
