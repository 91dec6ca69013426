import { textOf } from "#shared/reflection.ts";
import { markOf } from "#shared/text-edit.ts";
import type { BubbleKey } from "#bot/messages/catalog.ts";
import type { Change } from "#bot/reflections/rules.ts";
import { changeAnswers, isAnswered, isBlank } from "#bot/reflections/rules.ts";
import { ask } from "./ask.ts";
import type { Look, Say } from "./say.ts";
import type { Script, Step } from "./script.ts";
import { stepOf } from "./script.ts";
import type { Context, Outcome, Place, Way } from "./way.ts";
import { namesOf } from "./where-asks.ts";

/** Past the open question: to the close it was opened from, or on to the next that applies. */
export function passed(
  way: Way,
  changes: readonly Change[],
  to: string,
  first: readonly Say[] = [],
): Outcome {
  const { open, session, script } = way;
  const answers = changes.reduce(changeAnswers, way.context.answers);
  const context = { ...way.context, answers };
  const isFixing = session.returnTo !== undefined;
  if (open.closes !== undefined && changes.length > 0 && !isFixing) {
    const said: Say = { key: open.closes.says, vars: context.vars };
    return { session: null, changes: [...changes, { do: "close", status: "kept" }], says: [said] };
  }
  const { editing: _, returnTo, until, ...others } = session;
  const isShort = until === open.qid && returnTo === undefined;
  const rest = until === undefined || isShort ? others : { ...others, until };
  const path = [...session.path, open.qid];
  const follow = followUp(script, open, context);
  const end = isShort ? script.steps.find(({ kind }) => kind === "close")?.qid : undefined;
  const goal = follow ?? returnTo ?? end ?? nextQuestion(script, to, context);
  const held = follow !== undefined && returnTo !== undefined ? { ...rest, returnTo } : rest;
  const asked = moveTo({ script, session: { ...held, path }, context, open }, goal);
  return {
    ...asked,
    changes: [...changes, ...asked.changes],
    says: [...first, ...(isShort ? shortlyDone : []), ...asked.says],
  };
}

const shortlyDone: readonly Say[] = [{ key: "nudge.hands", offers: [] }];

/** A question that the choice just made leads to: it is asked even where one answer is fixed. */
function followUp(script: Script, open: Step, context: Context): string | undefined {
  return script.steps.find(
    (each) => follows(each)?.of === open.qid && stillApplies(script, each.qid, context),
  )?.qid;
}

/** What a question that only a choice leads to follows. */
export const follows = ({ when }: Step) =>
  when !== undefined && "chose" in when ? when : undefined;

/** On from a question whose answer stays as it is. */
export function onward(way: Way): Outcome {
  return passed(way, [], way.open.next);
}

export function back(way: Way): Outcome {
  const { session, script, context } = way;
  const { before: _, ...rest } = session;
  const at = session.path.findLastIndex((qid) => stillApplies(script, qid, context));
  const qid = session.path[at];
  if (qid === undefined) return stay(way, [{ key: "talk.first", offers: [] }]);
  return askAt({ ...way, session: { ...rest, path: session.path.slice(0, at) } }, qid, [], "back");
}

export function moveTo(way: Way, qid: string): Outcome {
  if (qid === "end") return ended("talk.done");
  const next = stepOf(way.script, qid);
  if (next?.kind === "close" && isBlank(way.context.answers)) return ended("close.empty");
  return askAt(way, qid, []);
}

export function askAt(way: Way, qid: string, first: readonly Say[], how?: "back"): Outcome {
  const next = stepOf(way.script, qid);
  if (next === undefined) return stay(way, []);
  const editing = isAnswered(way.context.answers, qid);
  const { editing: _, shown: __, about: ___, sharing: ____, ...rest } = way.session;
  const about = next.echoes === undefined ? undefined : way.context.refs?.[next.echoes];
  const session = {
    ...rest,
    at: qid,
    n: way.session.n + 1,
    ...(editing ? { editing, shown: markOf(textOf(way.context.answers[qid])) } : {}),
    ...(about !== undefined && { about }),
  };
  return { session, changes: [], says: [...first, ...ask(session, next, way.context, how)] };
}

/** The open question once more, after something else was said. */
export function stay(
  way: Way,
  first: readonly (Say | Look)[],
  changes: readonly Change[] = [],
): Outcome {
  const answers = changes.reduce(changeAnswers, way.context.answers);
  const context = { ...way.context, answers };
  if (!applies(way.open, context)) {
    // What it asks about was taken back meanwhile.
    const moved = moveTo({ ...way, context }, nextQuestion(way.script, way.open.next, context));
    return { ...moved, changes, says: [...first, ...moved.says] };
  }
  const again = ask(way.session, way.open, context);
  return { session: way.session, changes, says: [...first, ...again] };
}

/** `circles`: those chosen among several. */
export function close(way: Way, status: "kept" | "shared", circles?: readonly Place[]): Outcome {
  if (isBlank(way.context.answers)) return ended("close.empty");
  const chosen = circles && { circles: circles.map(({ id }) => id) };
  const changes: Change[] = [{ do: "close", status, ...chosen }];
  const shown: Say["key"] = circles === undefined ? "close.shared" : "close.sharedIn";
  const said: Say = {
    key: status === "kept" ? "close.kept" : shown,
    vars: { ...way.context.vars, ...(circles && { circles: namesOf(circles) }) },
  };
  // What follows a close (the inventory) is asked once, not each time a record is opened again.
  if (way.open.next === "end" || way.session.reopened)
    return { session: null, changes, says: [said] };
  const { returnTo: _, ...rest } = way.session;
  const quiet = { ...said, offers: [] };
  const session = { ...rest, closed: true, path: [] };
  const asked = askAt({ ...way, session }, way.open.next, [quiet]);
  return { ...asked, changes };
}

export function paused(way: Way): Outcome {
  const session = { ...way.session, paused: true };
  return { session, changes: [], says: [{ key: "talk.later" }] };
}

export const ended = (key: BubbleKey): Outcome => ({ session: null, changes: [], says: [{ key }] });

export function nextQuestion(script: Script, from: string, context: Context): string {
  let qid = from;
  for (let found = stepOf(script, qid); found !== undefined; found = stepOf(script, qid)) {
    if (applies(found, context)) return qid;
    qid = found.next;
  }
  return "end";
}

export function firstQuestion(script: Script, context: Context): string {
  const start = script.steps[0];
  if (start === undefined) return "end";
  return nextQuestion(script, start.kind === "intro" ? start.next : start.qid, context);
}

/** The question that words would answer where the session stands; null at its end. */
export function questionFor(script: Script, at: string, context: Context): string | null {
  const open = stepOf(script, at);
  const qid = open?.kind === "intro" ? firstQuestion(script, context) : at;
  const asked = stepOf(script, qid);
  return asked === undefined || asked.kind === "close" ? null : qid;
}

/** A question that is gone or asks about what is gone does not. */
export function stillApplies(script: Script, qid: string, context: Context): boolean {
  const found = stepOf(script, qid);
  return found !== undefined && applies(found, context);
}

function applies(asked: Step, context: Context): boolean {
  const when = asked.when;
  if (when === undefined) return true;
  if ("chose" in when) return context.answers[when.of]?.choice === when.chose;
  if ("known" in when) return context.vars[when.known] !== undefined;
  if ("unknown" in when) return context.vars[when.unknown] === undefined;
  return textOf(context.answers[when.answered]) !== "";
}
