import { isoDate, standingDay } from "#bot/calendar.ts";
import type {
  Answer,
  AnswerPart,
  Answers,
  Audience,
  Cadence,
  Period,
  ReflectionStatus,
} from "#shared/reflection.ts";
import { textOf } from "#shared/reflection.ts";
import type { AnswerWords } from "#shared/reflection-form.ts";
import { BRIDGE } from "#shared/road.ts";

/** One change of a draft, from chat or form alike. */
export type Change =
  | {
      readonly do: "write";
      readonly qid: string;
      readonly part: AnswerPart;
      /** `replace` drops the earlier parts: the member chose to write it anew. */
      readonly how: "append" | "replace";
      readonly audience: Audience;
    }
  | {
      readonly do: "choose";
      readonly qid: string;
      readonly choice: string;
      readonly about?: string;
      readonly audience: Audience;
    }
  | {
      /** The whole answer as it shall be. */
      readonly do: "set";
      readonly qid: string;
      readonly parts: readonly AnswerPart[];
      readonly choice: string | null;
      readonly about?: string;
      readonly audience: Audience;
      /** Who may see it as long as the member has not chosen. */
      readonly usual: Audience;
    }
  | {
      readonly do: "close";
      readonly status: Exclude<ReflectionStatus, "draft">;
      /** Those that shall see it, of the circles it can be shown in; all where nothing is said. */
      readonly circles?: readonly string[];
    };

/**
 * The answers after a change; parts stand in the order they were sent. Who may see an answer is
 * settled by its first words, or by the member: what is written later does not change it.
 */
export function changeAnswers(answers: Answers, change: Change): Answers {
  switch (change.do) {
    case "write": {
      const answer = answers[change.qid];
      const before = change.how === "replace" ? [] : (answer?.parts ?? []);
      if (before.some((part) => isSamePart(part, change.part))) return answers;
      const parts = [...before, change.part].toSorted((a, b) => a.at.getTime() - b.at.getTime());
      const audience = answer?.audience ?? change.audience;
      return { ...answers, [change.qid]: { ...answer, parts, audience } };
    }
    case "choose": {
      const { qid, choice, about } = change;
      const { parts = [], audience = change.audience } = answers[qid] ?? {};
      return { ...answers, [qid]: { parts, choice, ...(about && { about }), audience } };
    }
    case "set": {
      const { qid, parts, choice, about, audience, usual } = change;
      const { [qid]: _, ...others } = answers;
      // A choice of who may see it waits for the words.
      if (parts.length === 0 && choice === null && audience === usual) return others;
      const chosen = choice !== null && { choice, ...(about && { about }) };
      return { ...others, [qid]: { parts, ...chosen, audience } };
    }
    case "close":
      return answers;
  }
}

/** The day at which a record stands on the road, whenever it was written; the first one stands where it began. */
export function standsOn(
  { cadence, period }: { readonly cadence: Cadence; readonly period: Period },
  begunAt: Date,
  zone: string,
): string {
  return cadence === "first" ? isoDate(begunAt, zone) : standingDay(period);
}

/** An answer as a page shows it. */
export function wordsOf(answer: Answer | undefined, usual: Audience): AnswerWords {
  return {
    text: textOf(answer),
    choice: answer?.choice ?? null,
    audience: answer?.audience ?? usual,
  };
}

/**
 * A text as parts. Whole lines that are the words of a known message stay that message's part, so
 * that taking it back in LINE still finds them, wherever in the text they stand now.
 */
export function partsOf(text: string, known: readonly AnswerPart[], now: Date): AnswerPart[] {
  if (text === "") return [];
  const left = known
    .filter((part) => part.messageId !== undefined && part.text !== "")
    .map((part) => ({ part, lines: linesOf(part.text) }))
    .toSorted((a, b) => b.lines.length - a.lines.length);
  const lines = text.split("\n");
  const bare = lines.map((line) => line.replace(/\r$/, ""));
  const found: { readonly text: string; readonly from?: AnswerPart }[] = [];
  let free: string[] = [];
  const settle = () => {
    if (free.length > 0) found.push({ text: free.join("\n") });
    free = [];
  };
  for (let at = 0; at < lines.length;) {
    const match = left.findIndex((each) => each.lines.every((line, i) => line === bare[at + i]));
    const [hit] = match === -1 ? [] : left.splice(match, 1);
    if (hit === undefined) {
      free.push(lines[at] ?? "");
      at += 1;
      continue;
    }
    settle();
    const words = lines.slice(at, at + hit.lines.length).join("\n");
    found.push({ text: words, from: hit.part });
    at += hit.lines.length;
  }
  settle();
  // Parts are kept in the order of their times: a new one takes the time of its neighbour.
  let latest = found.find(({ from }) => from !== undefined)?.from?.at ?? now;
  return found.map(({ text: words, from }) => {
    if (from !== undefined && from.at > latest) latest = from.at;
    const id = from?.messageId === undefined ? {} : { messageId: from.messageId };
    return { ...id, text: words, at: latest };
  });
}

const linesOf = (text: string) => text.split(/\r?\n/);

/**
 * The answers without anything that came in that message. An answer left empty disappears, unless
 * fewer than companions may see it: what is written there next shall not be seen by more.
 */
export function withoutMessage(answers: Answers, messageId: string): Answers {
  const kept: [string, Answer][] = [];
  for (const [qid, answer] of Object.entries(answers)) {
    const parts = answer.parts.filter((part) => part.messageId !== messageId);
    const isBare = parts.length === 0 && answer.parts.length > 0;
    // Of a bridge without its line nothing is left but where it led.
    if (qid === BRIDGE && isBare) continue;
    const isLeft = parts.length > 0 || answer.choice !== undefined;
    if (isLeft || answer.audience !== "circle") kept.push([qid, { ...answer, parts }]);
  }
  return Object.fromEntries(kept);
}

export function isAnswered(answers: Answers, qid: string): boolean {
  const answer = answers[qid];
  return answer !== undefined && (answer.choice !== undefined || textOf(answer) !== "");
}

/** Nothing is answered: at most it is chosen who may see what is not there yet. */
export function isBlank(answers: Answers): boolean {
  return Object.keys(answers).every((qid) => !isAnswered(answers, qid));
}

/** What companions may see of a shared reflection: nothing marks what is left out. */
export function visibleToCircle(answers: Answers): Answers {
  return seenBy("circle", answers);
}

/** What the organizer may see of it beside that. */
export function visibleToOrganizer(answers: Answers): Answers {
  return seenBy("organizer", answers);
}

function seenBy(audience: Exclude<Audience, "self">, answers: Answers): Answers {
  const resting = answers["MO5d"]?.choice === "rest";
  const shown = Object.entries(answers).filter(
    ([qid, answer]) =>
      answer.audience === audience && isAnswered(answers, qid) && !(qid === "MO5c" && resting),
  );
  return Object.fromEntries(shown);
}

const isSamePart = (a: AnswerPart, b: AnswerPart) =>
  a.messageId !== undefined && a.messageId === b.messageId && a.text === b.text;
