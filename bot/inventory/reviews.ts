import { mostText } from "#shared/inventory-values.ts";
import type { Period } from "#shared/reflection.ts";
import type { TacticDecision } from "#shared/tactics.ts";
import { wholeUpTo } from "#shared/text.ts";
import type { Review, Rewording, Standing } from "./course.ts";
import type { InventoryState, Item } from "./rules.ts";
import { courseOf, nameOf, rewritten, standingOf } from "./tactics.ts";

/** What a record says about a tactic as it stands now. */
export type Verdict = {
  readonly tactic: string;
  readonly decision: TacticDecision;
  /** A new wording or last words. */
  readonly words: string;
  readonly messageIds: readonly string[];
};

export type Telling = {
  readonly period: Period;
  /** Of the record: one told late does not undo what was told after it. */
  readonly rev: number;
  readonly verdicts: readonly Verdict[];
};

/**
 * The tactics as a period's record decides them now. The same telling again changes nothing; another
 * decision takes the place of the one before it, and a missing one gives back what was.
 */
export function followed(state: InventoryState, telling: Telling, at: Date): InventoryState {
  const { period, rev, verdicts } = telling;
  if ((state.reviewed?.[period] ?? 0) > rev) return state;
  const items = state.items.map((item) => {
    if (item.section !== "tactic" || item.draft) return item;
    const verdict = verdicts.findLast(({ tactic }) => tactic === item.id);
    return followedBy(item, period, verdict, at);
  });
  if (items.every((item, index) => item === state.items[index])) return state;
  return { ...state, items, reviewed: { ...state.reviewed, [period]: rev } };
}

function followedBy(item: Item, period: Period, verdict: Verdict | undefined, at: Date): Item {
  const earlier = courseOf(item).reviews[period];
  const isSameDecision = earlier?.decision === verdict?.decision;
  if (isSameDecision && (earlier?.words ?? "") === (verdict?.words ?? "")) return item;
  const plain = withoutRewording(item, earlier?.reworded ?? null, at);
  if (verdict === undefined) return { ...withReview(restored(plain, earlier), period, null), at };
  const { decision, words, messageIds } = verdict;
  const settled = isSameDecision ? plain : restored(plain, earlier);
  const since =
    isSameDecision && earlier !== undefined
      ? { at: earlier.at, was: earlier.was, made: earlier.made }
      : decided(standingOf(courseOf(settled)), decision, at);
  const moved = isSameDecision ? settled : standingAs(settled, since.made);
  const reworded = rewordingOf(moved, decision, words, at);
  const told = withRewording(moved, reworded);
  return { ...withReview(told, period, { decision, words, messageIds, ...since, reworded }), at };
}

function decided(was: Standing, decision: TacticDecision, at: Date) {
  const made: Standing =
    decision === "continue" || decision === "change"
      ? { state: "active", since: was.state === "active" ? was.since : at, lookedAt: at }
      : { ...was, state: decision === "rest" ? "resting" : "graduated", since: at };
  return { at, was, made };
}

/** As it stood before the review, unless the member has decided otherwise since. */
function restored(item: Item, review: Review | undefined): Item {
  const course = courseOf(item);
  if (review === undefined || !isSameStanding(course, review.made)) return item;
  return standingAs(item, review.was);
}

const standingAs = (item: Item, standing: Standing): Item => ({
  ...item,
  course: { ...courseOf(item), ...standing, before: null },
});

function rewordingOf(
  item: Item,
  decision: TacticDecision,
  words: string,
  at: Date,
): Rewording | null {
  const to = wholeUpTo(words.trim(), mostText);
  const field = decision === "change" ? "I8-1" : decision === "graduate" ? "I8-6" : null;
  if (to === "" || field === null) return null;
  const from = item.values[field]?.value ?? null;
  return { field, from: typeof from === "string" ? from : null, to, at };
}

function withRewording(item: Item, reworded: Rewording | null): Item {
  if (reworded === null) return item;
  const { field, to, at } = reworded;
  const values = rewritten(item.values, field, to, at);
  const former = nameOf(item);
  if (field !== "I8-1" || former === "" || former === to) return { ...item, values };
  return { ...item, values, formers: [...(item.formers ?? []), { text: former, at }] };
}

/** The words it had before, unless they were written anew since. */
function withoutRewording(item: Item, reworded: Rewording | null, at: Date): Item {
  if (reworded === null || item.values[reworded.field]?.value !== reworded.to) return item;
  const { field, from } = reworded;
  const values = rewritten(item.values, field, from, at);
  if (field !== "I8-1" || item.formers === undefined) return { ...item, values };
  return { ...item, values, formers: item.formers.filter((former) => !isOf(former, reworded)) };
}

function withReview(item: Item, period: Period, review: Review | null): Item {
  const course = courseOf(item);
  const { [period]: _, ...others } = course.reviews;
  const reviews = review === null ? others : { ...others, [period]: review };
  return { ...item, course: { ...course, reviews } };
}

/** Whether a review brought words that came in this message. */
const hasWordsOf = (item: Item, messageId: string): boolean =>
  Object.values(courseOf(item).reviews).some(({ messageIds }) => messageIds.includes(messageId));

/** Without the words that a review brought in this message, and without traces of a taken-back name. */
export function withoutReviewWords(state: InventoryState, messageId: string, at: Date) {
  const items = state.items.map((item) => {
    const unsaid = hasWordsOf(item, messageId) ? withoutWordsOf(item, messageId, at) : item;
    return item.source?.messageIds.includes(messageId)
      ? withoutTraces(unsaid, item.source.text)
      : unsaid;
  });
  return { ...state, items };
}

function withoutWordsOf(item: Item, messageId: string, at: Date): Item {
  const found = Object.entries(courseOf(item).reviews).filter(([, { messageIds }]) =>
    messageIds.includes(messageId),
  );
  return found.reduce((held, [period, review]) => {
    const { reworded } = review;
    const plain = withoutRewording(held, reworded, at);
    const cut = reworded === null ? plain : without(plain, reworded, at);
    return withReview(cut, period, { ...review, words: "", messageIds: [], reworded: null });
  }, item);
}

/** Written on since, they still hold those words. */
function without(item: Item, { field, to }: Rewording, at: Date): Item {
  const formers = item.formers?.flatMap((former) => cutFormer(former, to));
  const kept = { ...item, ...(formers && { formers }) };
  const value = item.values[field]?.value;
  if (typeof value !== "string" || !value.includes(to)) return kept;
  return { ...kept, values: rewritten(item.values, field, value.replaceAll(to, "").trim(), at) };
}

function withoutTraces(item: Item, text: string): Item {
  const formers = item.formers?.flatMap((former) => cutFormer(former, text));
  const kept = { ...item, ...(formers && { formers }) };
  if (item.course === undefined) return kept;
  const reviews = Object.fromEntries(
    Object.entries(item.course.reviews).map(([period, review]) => {
      const { reworded } = review;
      const from = reworded?.from?.includes(text) ? null : (reworded?.from ?? null);
      return [period, { ...review, reworded: reworded && { ...reworded, from } }];
    }),
  );
  return { ...kept, course: { ...item.course, reviews } };
}

function cutFormer<F extends { readonly text: string }>(former: F, words: string): F[] {
  if (!former.text.includes(words)) return [former];
  const text = former.text.replaceAll(words, "").trim();
  return text === "" ? [] : [{ ...former, text }];
}

const isOf = (former: { readonly text: string; readonly at: Date }, { from, at }: Rewording) =>
  former.text === from && former.at.getTime() === at.getTime();

const isSameStanding = (a: Standing, b: Standing) =>
  a.state === b.state && timeOf(a.since) === timeOf(b.since);

const timeOf = (at: Date | null) => at?.getTime() ?? null;
