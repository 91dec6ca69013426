import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { createDraft, KEEP_MS } from "#liff/reflect/draft.ts";
import { createKeptWords } from "#liff/reflect/kept-words.ts";
import { maxAnswerLength } from "#shared/limits.ts";
import type {
  AnswerChange,
  AnswerConflict,
  AnswerWords,
  FormView,
  SavedAnswer,
} from "#shared/reflection-form.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const words = (text: string, choice: string | null = null): AnswerWords => ({
  text,
  choice,
  audience: "circle",
});

const formOf = (rev: number, answers: Readonly<Record<string, AnswerWords>>): FormView => ({
  cadence: "monthly",
  period: "2026-11",
  status: "draft",
  rev,
  lead: null,
  notes: [],
  questions: Object.entries(answers).map(([qid, answer]) => ({
    qid,
    kind: "short",
    name: qid,
    question: qid,
    hints: [],
    quote: null,
    choices: [],
    lock: null,
    asked: true,
    follows: null,
    ...answer,
  })),
});

type Answer = SavedAnswer | AnswerConflict | Error;

/** A draft with a server that answers what it is told to, and a device that keeps. */
function start(stored = new Map<string, string>()) {
  const sent: (Omit<AnswerChange, "edit"> & { readonly qid: string; readonly put?: string })[] = [];
  const answers: (Answer | Promise<Answer>)[] = [];
  const kept = { count: 0 };
  let rev = 1;
  const keptWords = createKeptWords(
    () => ({
      getItem: (key) => stored.get(key) ?? null,
      setItem: (key, text) => {
        kept.count += 1;
        stored.set(key, text);
      },
      removeItem: (key) => void stored.delete(key),
    }),
    { memberId: "yuki", cadence: "monthly", period: "2026-11" },
  );
  const draft = createDraft({
    kept: keptWords,
    isWorthAsking: ({ message }) => message !== "refused",
    save: async (qid, { edit, ...change }) => {
      sent.push({ qid, ...change, ...(edit && { put: edit.put }) });
      const answer = await (answers.shift() ?? { rev: (rev += 1) });
      if (answer instanceof Error) throw answer;
      rev = Math.max(rev, answer.rev);
      return answer;
    },
  });
  return {
    draft,
    sent,
    answers,
    stored,
    kept,
    pass: (ms: number) => vi.advanceTimersByTimeAsync(ms),
  };
}

const conflict = (theirs: AnswerWords, rev = 9): AnswerConflict => ({
  error: { code: "conflict", requestId: "r" },
  theirs,
  yours: words(""),
  rev,
});

test("words are kept here within a moment, sent at a pause, and let go of once the server has them", async () => {
  const { draft, sent, stored, pass } = start();
  draft.meet(formOf(1, { MO3: words("前") }));
  draft.write("MO3", { text: "前より" });
  draft.write("MO3", { text: "前よりよい" });
  await pass(KEEP_MS);
  expect([...stored.values()].join()).toContain("前よりよい");
  await pass(600 - KEEP_MS);
  expect(sent).toEqual([]);
  await pass(200);
  expect(sent).toEqual([{ qid: "MO3", put: "よりよい", base: {}, rev: 1 }]);
  expect(draft.state().safety).toBe("saved");
  expect(stored.size).toBe(0);
});

test("a hand that never rests loses no more than a moment, and each moment is kept once", async () => {
  const { draft, stored, kept, pass } = start();
  draft.meet(formOf(1, { MO3: words(""), MO4: words("") }));
  expect(KEEP_MS).toBeLessThanOrEqual(500);
  let text = "";
  for (let tap = 0; tap < 10; tap += 1) {
    draft.write("MO3", { text: (text += "あ") });
    await pass(KEEP_MS / 10);
  }
  expect(kept.count).toBe(1);
  expect([...stored.values()].join()).toContain(text);
  draft.write("MO3", { text: `${text}い` });
  draft.write("MO4", { text: "う" });
  expect(stored.size).toBe(1);
  // What a page does when it goes out of sight, before its process may be killed.
  draft.keep();
  expect([...stored.values()].join()).toContain(`${text}い`);
  expect(stored.size).toBe(2);
  await pass(KEEP_MS);
  expect(kept.count).toBe(3);
});

test("what is sent before its moment is over is kept first, and let go of once it is there", async () => {
  const { draft, stored, answers, pass } = start();
  draft.meet(formOf(1, { MO3: words("") }));
  let arrive: (answer: Answer) => void = () => {};
  answers.push(new Promise<Answer>((resolve) => (arrive = resolve)));
  draft.write("MO3", { text: "い" });
  const flushed = draft.flush();
  expect(stored.size).toBe(1);
  arrive({ rev: 2 });
  expect(await flushed).toBe(true);
  expect(stored.size).toBe(0);
  await pass(KEEP_MS);
  expect(stored.size).toBe(0);
});

test("what is typed while the last words travel is sent after them, from where they ended", async () => {
  const { draft, sent, answers, pass } = start();
  draft.meet(formOf(1, { MO3: words("") }));
  let arrive: (answer: Answer) => void = () => {};
  answers.push(new Promise<Answer>((resolve) => (arrive = resolve)));
  draft.write("MO3", { text: "い" });
  await pass(700);
  draft.write("MO3", { text: "いろ" });
  await pass(2000);
  expect(sent).toHaveLength(1);
  arrive({ rev: 2 });
  await pass(700);
  expect(sent[1]).toEqual({ qid: "MO3", put: "ろ", base: {}, rev: 2 });
  expect(draft.state().safety).toBe("saved");
});

test("a server that cannot be reached is asked again, less and less often, and gets every word", async () => {
  const { draft, sent, answers, stored, pass } = start();
  draft.meet(formOf(1, { MO3: words(""), MO4: words("") }));
  answers.push(new Error("gone"), new Error("gone"), new Error("gone"));
  draft.write("MO3", { text: "一" });
  draft.write("MO4", { text: "二" });
  await pass(700);
  expect(draft.state().safety).toBe("waiting");
  expect(stored.size).toBe(2);
  await pass(1000 + 2000);
  expect(sent).toHaveLength(3);
  await pass(4000);
  expect(sent.slice(3).map(({ qid }) => qid)).toEqual(["MO3", "MO4"]);
  expect(draft.state().safety).toBe("saved");
  expect(stored.size).toBe(0);
});

test("a conflict waits for the writer and keeps both versions, also in the next visit", async () => {
  const first = start();
  first.draft.meet(formOf(1, { MO3: words("もと") }));
  first.answers.push(conflict(words("むこう")));
  first.draft.write("MO3", { text: "こちら" });
  await first.pass(700);
  expect(first.draft.state().fields["MO3"]).toMatchObject({
    mine: words("こちら"),
    theirs: words("むこう"),
  });
  await first.pass(60_000);
  expect(first.sent).toHaveLength(1);

  const next = start(first.stored);
  next.answers.push(conflict(words("むこう")));
  next.draft.meet(formOf(9, { MO3: words("むこう") }));
  await next.pass(0);
  expect(next.sent[0]).toMatchObject({ put: "こちら" });
  next.draft.decide("MO3", "both");
  await next.pass(0);
  expect(next.sent[1]).toMatchObject({ put: "\nこちら" });
  expect(next.stored.size).toBe(0);
});

test.each([
  ["mine", words("こちら"), 2],
  ["theirs", words("むこう"), 1],
] as const)("deciding for %s leaves that one", async (decision, left, requests) => {
  const { draft, sent, answers, pass } = start();
  draft.meet(formOf(1, { MO3: words("もと") }));
  answers.push(conflict(words("むこう")));
  draft.write("MO3", { text: "こちら" });
  await pass(700);
  draft.decide("MO3", decision);
  await pass(1000);
  expect(draft.state().fields["MO3"]).toMatchObject({ mine: left, base: left, theirs: null });
  expect(sent).toHaveLength(requests);
});

test("two screens that wrote the same words have nothing to decide", async () => {
  const { draft, answers, pass } = start();
  draft.meet(formOf(1, { MO3: words("もと") }));
  answers.push(conflict(words("おなじ")));
  draft.write("MO3", { text: "おなじ" });
  await pass(700);
  expect(draft.state().fields["MO3"]).toMatchObject({ mine: words("おなじ"), theirs: null });
});

test("an older view that was overtaken on its way takes no word back", async () => {
  const { draft, pass } = start();
  draft.meet(formOf(1, { MO3: words("") }));
  draft.write("MO3", { text: "新しい" });
  await pass(700);
  draft.meet(formOf(1, { MO3: words("") }));
  expect(draft.state().fields["MO3"]?.mine.text).toBe("新しい");
  draft.meet(formOf(3, { MO3: words("トークから") }));
  expect(draft.state().fields["MO3"]?.mine.text).toBe("トークから");
});

test("a tap made elsewhere shows beside the text being written here", () => {
  const { draft } = start();
  draft.meet(formOf(1, { QU5: words("") }));
  draft.write("QU5", { text: "書きかけ" });
  draft.meet(formOf(2, { QU5: words("", "fits") }));
  expect(draft.state().fields["QU5"]?.mine).toEqual(words("書きかけ", "fits"));
});

test("what the server will never take is said, kept here, and tried again once it is changed", async () => {
  const { draft, sent, answers, stored, pass } = start();
  draft.meet(formOf(1, { MO3: words("") }));
  answers.push(new Error("refused"));
  draft.write("MO3", { text: "長すぎる" });
  await pass(60_000);
  expect(draft.state().safety).toBe("refused");
  expect(sent).toHaveLength(1);
  expect(stored.size).toBe(1);
  draft.write("MO3", { text: "短く" });
  await pass(700);
  expect(draft.state().safety).toBe("saved");
});

test("flushing tells whether every word arrived", async () => {
  const { draft, answers } = start();
  draft.meet(formOf(1, { MO3: words("") }));
  draft.write("MO3", { text: "い" });
  answers.push(new Error("gone"));
  expect(await draft.flush()).toBe(false);
  expect(await draft.flush()).toBe(true);
});

test("whoever types without a pause is saved meanwhile", async () => {
  const { draft, sent, pass } = start();
  draft.meet(formOf(1, { MO3: words("") }));
  let text = "";
  for (let tap = 0; tap < 100; tap += 1) {
    draft.write("MO3", { text: (text += "あ") });
    await pass(100);
  }
  expect(sent.length).toBeGreaterThanOrEqual(3);
  await pass(700);
  expect(sent.map(({ put }) => put).join("")).toBe(text);
});

test("what is pasted goes in pieces below 2 KB, one after the other", async () => {
  const { draft, sent, pass } = start();
  const text = '<b>「"\n\\\u0000😀」'.repeat(500);
  draft.meet(formOf(1, { MO3: words("前後") }));
  draft.write("MO3", { text: `前${text}後` });
  await pass(700);
  expect(sent.length).toBeGreaterThan(3);
  expect(sent.map(({ put }) => put).join("")).toBe(text);
  for (const each of sent) expect(JSON.stringify(each).length).toBeLessThan(2048);
  expect(draft.state().safety).toBe("saved");
});

test.each([
  ["half a surrogate", "\ud83d"],
  ["more than an answer holds", "x".repeat(maxAnswerLength + 1)],
])("%s is not even sent: it stays here, and that is said", async (_, text) => {
  const { draft, sent, stored, pass } = start();
  draft.meet(formOf(1, { MO3: words("") }));
  draft.write("MO3", { text });
  await pass(700);
  expect(sent).toEqual([]);
  expect(draft.state().safety).toBe("refused");
  expect(stored.size).toBe(1);
});

test("who may see it is saved at once, with what it was before", async () => {
  const { draft, sent, stored, pass } = start();
  draft.meet(formOf(1, { MO3: words("話せた") }));
  draft.write("MO3", { audience: "self" });
  expect(stored.size).toBe(1);
  await pass(0);
  const base = { audience: "circle" };
  expect(sent).toEqual([{ qid: "MO3", audience: "self", base, rev: 1 }]);
});
