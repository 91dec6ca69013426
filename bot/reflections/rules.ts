import type {
  Answer,
  AnswerPart,
  Answers,
  Audience,
  ReflectionStatus,
} from "#shared/reflection.ts";
import { textOf } from "#shared/reflection.ts";

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
      readonly audience: Audience;
    }
  | { readonly do: "close"; readonly status: Exclude<ReflectionStatus, "draft"> };

/** The answers after a change; parts stand in the order they were sent. */
export function changeAnswers(answers: Answers, change: Change): Answers {
  switch (change.do) {
    case "write": {
      const before = change.how === "replace" ? [] : (answers[change.qid]?.parts ?? []);
      if (before.some((part) => isSamePart(part, change.part))) return answers;
      const parts = [...before, change.part].toSorted((a, b) => a.at.getTime() - b.at.getTime());
      return {
        ...answers,
        [change.qid]: { ...answers[change.qid], parts, audience: change.audience },
      };
    }
    case "choose": {
      const parts = answers[change.qid]?.parts ?? [];
      const { qid, choice, audience } = change;
      return { ...answers, [qid]: { parts, choice, audience } };
    }
    case "close":
      return answers;
  }
}

/** The answers without anything that came in that message; an answer left empty disappears. */
export function withoutMessage(answers: Answers, messageId: string): Answers {
  const kept: [string, Answer][] = [];
  for (const [qid, answer] of Object.entries(answers)) {
    const parts = answer.parts.filter((part) => part.messageId !== messageId);
    if (parts.length > 0 || answer.choice !== undefined) kept.push([qid, { ...answer, parts }]);
  }
  return Object.fromEntries(kept);
}

export function isAnswered(answers: Answers, qid: string): boolean {
  const answer = answers[qid];
  return answer !== undefined && (answer.choice !== undefined || textOf(answer) !== "");
}

/** What companions may see of a shared reflection: nothing marks what is left out. */
export function visibleToCircle(answers: Answers): Answers {
  const resting = answers["MO5d"]?.choice === "rest";
  const shown = Object.entries(answers).filter(
    ([qid, answer]) => answer.audience === "circle" && !(qid === "MO5c" && resting),
  );
  return Object.fromEntries(shown);
}

const isSamePart = (a: AnswerPart, b: AnswerPart) =>
  a.messageId !== undefined && a.messageId === b.messageId && a.text === b.text;
