import { isAnswered, isBlank } from "#bot/reflections/rules.ts";
import {
  askAt,
  back,
  ended,
  firstQuestion,
  moveTo,
  nextQuestion,
  onward,
  passed,
  paused,
  stay,
} from "./move.ts";
import type { Script } from "./script.ts";
import { stepOf } from "./script.ts";
import type { Session } from "./session.ts";
import { choose, tap } from "./tap.ts";
import type { Context, Input, Outcome, Way } from "./way.ts";
import { putAside, whereByWords } from "./where.ts";
import { write } from "./write.ts";

/** Pure: where a script goes from a session and an input, what changes, and what is said. */
export function step(script: Script, session: Session, input: Input, context: Context): Outcome {
  const open = stepOf(script, session.at);
  if (open === undefined) throw new Error(`script ${script.id} has no question ${session.at}`);
  const { paused: _, ...awake } = session;
  const touched: Session = { ...awake, touchedAt: input.at };
  const way: Way = { script, session: touched, context, open };
  switch (input.type) {
    case "text":
      return session.sharing === undefined
        ? write(way, input.parts, input.at)
        : whereByWords(way, input.parts, input.at);
    case "tap":
      return tap(way, input.choice);
    case "word":
      return word(way, input.word);
    case "wordless":
      return stay(way, [{ key: input.says, offers: [] }]);
    case "blank":
      return stay(way, [{ key: "SY5.blank", offers: [] }]);
    case "resume":
      return isAnsweredElsewhere(way) ? askAt(way, open.qid, []) : stay(way, []);
    case "restart":
      return moveTo({ ...way, session: { ...touched, path: [] } }, firstQuestion(script, context));
  }
}

/** The session's first question, said as the script begins. */
export function begin(
  script: Script,
  session: Omit<Session, "at" | "n" | "path">,
  context: Context,
) {
  const start = script.steps[0];
  if (start === undefined) throw new Error(`script ${script.id} is empty`);
  const way = {
    script,
    session: { ...session, at: start.qid, n: 0, path: [] },
    context,
    open: start,
  };
  return start.kind === "intro" ? askAt(way, start.qid, []) : moveTo(way, start.qid);
}

/** The session at one question of a record that is not begun yet. */
export function beginAt(
  script: Script,
  session: Omit<Session, "at" | "n" | "path">,
  qid: string,
  context: Context,
): Outcome {
  const open = stepOf(script, qid);
  if (open === undefined) return begin(script, session, context);
  return moveTo({ script, session: { ...session, at: qid, n: 0, path: [] }, context, open }, qid);
}

/** The session at the first unanswered question of a draft that was begun before. */
export function continueDraft(
  script: Script,
  session: Omit<Session, "at" | "n" | "path">,
  context: Context,
): Session {
  const path: string[] = [];
  let qid = firstQuestion(script, context);
  for (;;) {
    const found = stepOf(script, qid);
    if (found === undefined || found.kind === "close" || !isAnswered(context.answers, qid)) break;
    path.push(qid);
    qid = nextQuestion(script, found.next, context);
  }
  return { ...session, at: qid, n: 0, path };
}

/** A session whose script changed under it: same question if it still exists, no answer lost. */
export function adopt(script: Script, session: Session, context: Context): Session {
  const pinned = { id: script.id, version: script.version };
  const path = session.path.filter((qid) => stepOf(script, qid) !== undefined);
  if (stepOf(script, session.at) !== undefined)
    return { ...session, script: pinned, path, n: session.n + 1 };
  const fresh = continueDraft(script, session, context);
  return { ...fresh, script: pinned, n: session.n + 1 };
}

/** An open question that one answer ends has one, given on a page meanwhile. */
function isAnsweredElsewhere({ open, session, context }: Way): boolean {
  const answer = context.answers[open.qid];
  if (session.editing) return false;
  return open.kind === "choice"
    ? answer?.choice !== undefined
    : open.kind === "short" && isAnswered(context.answers, open.qid);
}

function word(way: Way, given: "back" | "skip" | "next" | "later" | "stop"): Outcome {
  const { open, session, context } = way;
  switch (given) {
    case "back":
      return session.sharing === undefined ? back(way) : stay(putAside(way), []);
    case "skip":
    case "next": {
      if (session.editing) return onward(way);
      const usual =
        open.choices.find((choice) => choice.does === given) ??
        open.choices.find((choice) => choice.does === "skip" || choice.does === "next");
      if (usual !== undefined) return choose(way, usual);
      if (open.kind === "close") return stay(way, []);
      return passed(way, [], open.next);
    }
    case "later":
      return paused(way);
    case "stop":
      if (session.closed || context.isClosed) return ended("talk.done");
      return ended(isBlank(context.answers) ? "close.empty" : "talk.stopped");
  }
}
