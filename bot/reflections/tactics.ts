import { textOf } from "#shared/reflection.ts";
import { tacticDecisions } from "#shared/tactics.ts";
import type { Telling, Verdict } from "#bot/inventory/reviews.ts";
import type { Reflection } from "./store.ts";

/** The quarter's questions about tactics, each with those for a new wording and for last words. */
export const tacticQuestions = [
  { qid: "QU4a", wording: "QU4an", farewell: "QU4al" },
  { qid: "QU4b", wording: "QU4bn", farewell: "QU4bl" },
  { qid: "QU4c", wording: "QU4cn", farewell: "QU4cl" },
] as const;

/** What a quarter's record says about tactics; null for any other record. */
export function tellingOf({ cadence, period, rev, answers }: Reflection): Telling | null {
  if (cadence !== "quarterly") return null;
  const verdicts = tacticQuestions.flatMap(({ qid, wording, farewell }): Verdict[] => {
    const { about, choice } = answers[qid] ?? {};
    const decision = tacticDecisions.find((each) => each === choice);
    if (about === undefined || decision === undefined) return [];
    const answer =
      decision === "change"
        ? answers[wording]
        : decision === "graduate"
          ? answers[farewell]
          : undefined;
    const messageIds = (answer?.parts ?? []).flatMap((part) => part.messageId ?? []);
    return [{ tactic: about, decision, words: textOf(answer), messageIds }];
  });
  return { period, rev, verdicts };
}
