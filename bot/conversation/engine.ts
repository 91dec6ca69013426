import type { Answers, AnswerPart } from "#shared/reflection.ts";
import { textOf } from "#shared/reflection.ts";
import { maxAnswerLength } from "#shared/limits.ts";
import type { Change } from "#bot/reflections/rules.ts";
import { changeAnswers, isAnswered } from "#bot/reflections/rules.ts";
import type { BubbleKey } from "#bot/messages/catalog.ts";
import type { Choice, Script, Step } from "./script.ts";
import { stepOf } from "./script.ts";
import type { Filing, Look, Say } from "./say.ts";
import type { Session } from "./session.ts";
import { sameAnswerWithinMs } from "./session.ts";
import { ask, fixes, ownOffers, sentencesOf, sentenceOffers, weekOffers } from "./ask.ts";

export type Context = {
  /** Of this reflection, as stored, without what this very event may already have added. */
  readonly answers: Answers;
  /** Filled into bubbles and decides which questions are asked; `n` counts this record too. */
  readonly vars: Readonly<Record<string, string>>;
  /** Sentences of the month's weekly records that can be taken over. */
  readonly notes: readonly WeekNote[];
};

export type WeekNote = { readonly id: string; readonly text: string; readonly messageId?: string };

export type Input =
  | { readonly type: "text"; readonly parts: readonly AnswerPart[]; readonly at: Date }
  | { readonly type: "tap"; readonly choice: string; readonly at: Date }
  | {
      readonly type: "word";
      readonly word: "back" | "skip" | "next" | "later" | "stop";
      readonly at: Date;
    }
  | { readonly type: "sticker" | "blank" | "resume" | "restart"; readonly at: Date };

export type Outcome = {
  /** Null when the way through the script has ended. */
  readonly session: Session | null;
  readonly changes: readonly Change[];
  readonly filing?: Filing;
  readonly says: readonly (Say | Look)[];
};

/** Pure: where a script goes from a session and an input, what changes, and what is said. */
export function step(script: Script, session: Session, input: Input, context: Context): Outcome {
  const open = stepOf(script, session.at);
  if (open === undefined) throw new Error(`script ${script.id} has no question ${session.at}`);
  const { paused: _, ...awake } = session;
  const touched: Session = { ...awake, touchedAt: input.at };
  const way: Way = { script, session: touched, context, open };
  switch (input.type) {
    case "text":
      return write(way, input.parts, input.at);
    case "tap":
      return tap(way, input.choice);
    case "word":
      return word(way, input.word);
    case "sticker":
      return stay(way, [{ key: "SY5", offers: [] }]);
    case "blank":
      return stay(way, [{ key: "SY5.blank", offers: [] }]);
    case "resume":
      return stay(way, []);
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

type Way = {
  readonly script: Script;
  readonly session: Session;
  readonly context: Context;
  readonly open: Step;
};

function write(way: Way, parts: readonly AnswerPart[], at: Date): Outcome {
  const { open, session, context, script } = way;
  const before = session.before;
  if (before !== undefined && !session.editing && belongsTo(before.at, at)) {
    const target = stepOf(script, before.qid);
    const later = { ...session, before: { qid: before.qid, at: laterOf(before.at, at) } };
    if (target !== undefined) return hold({ ...way, session: later }, target, parts, "append");
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
      return hold(way, open, parts, session.editing ? "replace" : "append");
    case "choice":
    case "close":
      return note(way, parts);
  }
}

function answer(way: Way, parts: readonly AnswerPart[], at: Date): Outcome {
  const { open, session } = way;
  const changes = written(open, parts, session.editing ? "replace" : "append");
  if (isTooLong(way.context.answers, changes)) return tooLong(way);
  return passed(
    { ...way, session: { ...session, before: { qid: open.qid, at } } },
    changes,
    open.next,
  );
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

function tap(way: Way, id: string): Outcome {
  const { open, session, script } = way;
  const [kind, rest] = splitOnce(id);
  if (kind === "fix" && rest !== "" && open.kind === "close") {
    const returning = { ...session, returnTo: open.qid, path: [...session.path, open.qid] };
    return askAt({ ...way, session: returning }, rest, []);
  }
  if (kind === "week" && open.kind === "long") return takeOver(way, rest);
  if (kind === "line" && session.filing !== undefined) return file(way, session.filing, rest);
  if (id === "onward") return onward(way);
  const choice = open.choices.find((each) => each.id === id);
  return choice === undefined ? stay(way, []) : choose(way, choice, script);
}

function choose(way: Way, choice: Choice, script: Script): Outcome {
  const { open, session, context } = way;
  switch (choice.does) {
    case "answer": {
      const { qid, audience } = open;
      return passed(
        way,
        [{ do: "choose", qid, choice: choice.id, audience }],
        choice.to ?? open.next,
      );
    }
    case "skip":
      if (open.closes !== undefined) return ended(open.closes.skipped);
      return passed(way, [], choice.to ?? open.next);
    case "next":
      return passed(way, [], open.next);
    case "go":
      return moveTo(way, nextQuestion(script, choice.to ?? open.next, context));
    case "back":
      return back(way);
    case "see":
      return see(way, choice.id);
    case "fix":
      return { session, changes: [], says: [fixes(session, open, context.answers)] };
    case "keep":
      return close(way, "kept");
    case "share":
      return close(way, "shared");
    case "file":
      return chooseSentence(way, choice.id);
    case "later":
      return paused(way);
    case "guide":
      return { session: null, changes: [], says: [{ key: "G1" }] };
    case "end":
      return ended(choice.says ?? "talk.done");
  }
}

function word(way: Way, given: "back" | "skip" | "next" | "later" | "stop"): Outcome {
  const { open, session } = way;
  switch (given) {
    case "back":
      return back(way);
    case "skip":
    case "next": {
      if (session.editing) return onward(way);
      const usual = open.choices.find((choice) => choice.does === given);
      if (usual !== undefined) return choose(way, usual, way.script);
      if (open.kind === "close") return stay(way, []);
      return passed(way, [], open.next);
    }
    case "later":
      return paused(way);
    case "stop":
      return ended(session.closed ? "talk.done" : "talk.stopped");
  }
}

function back(way: Way): Outcome {
  const { session } = way;
  const qid = session.path.at(-1);
  if (qid === undefined) return stay(way, [{ key: "talk.first", offers: [] }]);
  const { before: _, ...rest } = session;
  return askAt({ ...way, session: { ...rest, path: session.path.slice(0, -1) } }, qid, [], "back");
}

/** On from a question whose answer stays as it is. */
function onward(way: Way): Outcome {
  return passed(way, [], way.open.next);
}

function see(way: Way, id: string): Outcome {
  if (id !== "weeks") return stay(way, [{ look: id as Look["look"] }]);
  return {
    session: way.session,
    changes: [],
    says: weekOffers(way.session, way.open, way.context),
  };
}

function takeOver(way: Way, id: string): Outcome {
  const found = way.context.notes.find((each) => each.id === id);
  if (found === undefined) return stay(way, []);
  const part: AnswerPart = { text: found.text, at: way.session.touchedAt, ...idOf(found) };
  const changes = written(way.open, [part], "append");
  const answers = changes.reduce(changeAnswers, way.context.answers);
  const context = { ...way.context, answers };
  return { session: way.session, changes, says: weekOffers(way.session, way.open, context) };
}

function chooseSentence(way: Way, section: string): Outcome {
  const sentences = sentencesOf(way.context.answers);
  if (sentences.length === 0) return ended("talk.done");
  if (sentences.length === 1) return file(way, section, "0");
  const session = { ...way.session, filing: section };
  return { session, changes: [], says: [sentenceOffers(session, way.open, sentences)] };
}

function file(way: Way, section: string, index: string): Outcome {
  const sentence = sentencesOf(way.context.answers)[Number(index)];
  if (sentence === undefined) return stay(way, []);
  const filing = { section: section as Filing["section"], ...sentence };
  const vars = { section, text: sentence.text };
  return {
    session: null,
    changes: [],
    filing,
    says: [{ key: "WK6.filed", vars, private: ["text"] }],
  };
}

function close(way: Way, status: "kept" | "shared"): Outcome {
  const changes: Change[] = [{ do: "close", status }];
  const said: Say = {
    key: status === "kept" ? "close.kept" : "close.shared",
    vars: way.context.vars,
  };
  if (way.open.next === "end") return { session: null, changes, says: [said] };
  const { returnTo: _, ...rest } = way.session;
  const quiet = { ...said, offers: [] };
  const session = { ...rest, closed: true, path: [] };
  const asked = askAt({ ...way, session }, way.open.next, [quiet]);
  return { ...asked, changes };
}

function paused(way: Way): Outcome {
  const session = { ...way.session, paused: true };
  return { session, changes: [], says: [{ key: "talk.later" }] };
}

/** Past the open question: to the close it was opened from, or on to the next that applies. */
function passed(way: Way, changes: readonly Change[], to: string): Outcome {
  const { open, session, script } = way;
  const answers = changes.reduce(changeAnswers, way.context.answers);
  const context = { ...way.context, answers };
  if (open.closes !== undefined && changes.length > 0) {
    const said: Say = { key: open.closes.says, vars: context.vars };
    return { session: null, changes: [...changes, { do: "close", status: "kept" }], says: [said] };
  }
  const { editing: _, returnTo, ...rest } = session;
  const path = [...session.path, open.qid];
  const goal = returnTo ?? nextQuestion(script, to, context);
  const asked = moveTo({ script, session: { ...rest, path }, context, open }, goal);
  return { ...asked, changes: [...changes, ...asked.changes] };
}

function moveTo(way: Way, qid: string): Outcome {
  if (qid === "end") return ended("talk.done");
  const next = stepOf(way.script, qid);
  if (next?.kind === "close" && Object.keys(way.context.answers).length === 0)
    return ended("close.empty");
  return askAt(way, qid, []);
}

function askAt(way: Way, qid: string, first: readonly Say[], how?: "back"): Outcome {
  const next = stepOf(way.script, qid);
  if (next === undefined) return stay(way, []);
  const editing = isAnswered(way.context.answers, qid);
  const { editing: _, ...rest } = way.session;
  const session = { ...rest, at: qid, n: way.session.n + 1, ...(editing ? { editing } : {}) };
  return { session, changes: [], says: [...first, ...ask(session, next, way.context, how)] };
}

/** The open question once more, after something else was said. */
function stay(way: Way, first: readonly (Say | Look)[], changes: readonly Change[] = []): Outcome {
  const answers = changes.reduce(changeAnswers, way.context.answers);
  const again = ask(way.session, way.open, { ...way.context, answers });
  return { session: way.session, changes, says: [...first, ...again] };
}

/** Where LINE shows no buttons, a number does. */
const chooseByNumber: Say = { key: "talk.choose", offers: [] };

const tooLong = (way: Way) => stay(way, [{ key: "SY5.long", offers: [] }]);

const ended = (key: BubbleKey): Outcome => ({ session: null, changes: [], says: [{ key }] });

function nextQuestion(script: Script, from: string, context: Context): string {
  let qid = from;
  for (let found = stepOf(script, qid); found !== undefined; found = stepOf(script, qid)) {
    if (applies(found, context)) return qid;
    qid = found.next;
  }
  return "end";
}

function firstQuestion(script: Script, context: Context): string {
  const start = script.steps[0];
  if (start === undefined) return "end";
  return nextQuestion(script, start.kind === "intro" ? start.next : start.qid, context);
}

function applies(asked: Step, context: Context): boolean {
  const when = asked.when;
  if (when === undefined) return true;
  if ("known" in when) return context.vars[when.known] !== undefined;
  if ("unknown" in when) return context.vars[when.unknown] === undefined;
  return textOf(context.answers[when.answered]) !== "";
}

const written = (
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

const idOf = (found: WeekNote) =>
  found.messageId === undefined ? {} : { messageId: found.messageId };

function splitOnce(id: string): [string, string] {
  const dot = id.indexOf(".");
  return dot === -1 ? [id, ""] : [id.slice(0, dot), id.slice(dot + 1)];
}
