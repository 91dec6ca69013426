import type { AnswerPart } from "#shared/reflection.ts";
import { changeAnswers, isAnswered } from "#bot/reflections/rules.ts";
import { filled, fixes, sentenceOffers, sentencesOf, weekOffers } from "./ask.ts";
import {
  askAt,
  back,
  close,
  ended,
  follows,
  moveTo,
  nextQuestion,
  onward,
  passed,
  paused,
  stay,
  stillApplies,
} from "./move.ts";
import type { Filing, Look } from "./say.ts";
import { stepOf, type Choice } from "./script.ts";
import type { Outcome, Way, WeekNote } from "./way.ts";
import { chooseWhere, putAside, share } from "./where.ts";
import { written } from "./write.ts";

/** A tap on a button of the open question. */
export function tap(way: Way, id: string): Outcome {
  const { open, session } = way;
  const [kind, rest] = splitOnce(id);
  if (session.sharing !== undefined)
    return kind === "to" ? chooseWhere(way, rest) : tap(putAside(way), id);
  if (kind === "fix" && open.kind === "close" && fixable(way).includes(rest)) {
    const returning = { ...session, returnTo: open.qid, path: [...session.path, open.qid] };
    return askAt({ ...way, session: returning }, rest, []);
  }
  if (kind === "week" && open.kind === "long") return takeOver(way, rest);
  if (kind === "line" && session.filing !== undefined) return file(way, session.filing, rest);
  if (id === "onward") return onward(way);
  // The keyboard is open already.
  if (id === "rewrite") return { session, changes: [], says: [] };
  const choice = open.choices.find((each) => each.id === id);
  if (choice !== undefined) return choose(way, choice);
  // Whatever has an answer offers the way back, also a question that has no such button of its own.
  return id === "back" ? back(way) : stay(way, []);
}

/** What the script says that a choice does. */
export function choose(way: Way, choice: Choice): Outcome {
  const { open, session, context, script } = way;
  switch (choice.does) {
    case "answer": {
      const { qid, audience, echoes } = open;
      const about = echoes === undefined ? undefined : context.refs?.[echoes];
      // What it asks about is gone meanwhile.
      if (about === undefined && !stillApplies(script, qid, context)) return stay(way, []);
      return passed(
        way,
        [{ do: "choose", qid, choice: choice.id, ...(about !== undefined && { about }), audience }],
        choice.to ?? open.next,
        choice.says === undefined
          ? []
          : [{ key: choice.says, ...filled(open, context), offers: [] }],
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
      return { session, changes: [], says: [fixes(session, open, fixable(way))] };
    case "keep":
      return close(way, "kept");
    case "share":
      return share(way);
    case "file":
      return chooseSentence(way, choice.id);
    case "later":
      return paused(way);
    case "page":
      return stay(way, []);
    case "guide":
      return { session: null, changes: [], says: [{ key: "G1" }] };
    case "end":
      return ended(choice.says ?? "talk.done");
  }
}

/** What can be fixed by itself; where a choice led is reached by fixing the choice. */
const fixable = ({ script, context }: Way) =>
  Object.keys(context.answers).filter((qid) => {
    const found = stepOf(script, qid);
    return (
      found !== undefined &&
      follows(found) === undefined &&
      isAnswered(context.answers, qid) &&
      stillApplies(script, qid, context)
    );
  });

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
  const [only] = sentences;
  if (only === undefined) return ended("talk.done");
  if (sentences.length === 1) return file(way, section, only.qid);
  const session = { ...way.session, filing: section };
  return { session, changes: [], says: [sentenceOffers(session, way.open, sentences)] };
}

function file(way: Way, section: string, qid: string): Outcome {
  const sentence = sentencesOf(way.context.answers).find((each) => each.qid === qid);
  if (sentence === undefined) return stay(way, []);
  const { text, messageIds } = sentence;
  const filing = { section: section as Filing["section"], text, messageIds };
  const vars = { section, text };
  return {
    session: null,
    changes: [],
    filing,
    says: [{ key: "WK6.filed", vars, private: ["text"] }],
  };
}

const idOf = (found: WeekNote) =>
  found.messageId === undefined ? {} : { messageId: found.messageId };

function splitOnce(id: string): [string, string] {
  const dot = id.indexOf(".");
  return dot === -1 ? [id, ""] : [id.slice(0, dot), id.slice(dot + 1)];
}
