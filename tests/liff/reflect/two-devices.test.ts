import fc from "fast-check";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { changeAnswers, partsOf, wordsOf } from "#bot/reflections/rules.ts";
import { fulfil } from "#bot/reflections/wish.ts";
import { createDraft } from "#liff/reflect/draft.ts";
import type { Decision } from "#liff/reflect/field.ts";
import { createKeptWords } from "#liff/reflect/kept-words.ts";
import type { Answers, Audience } from "#shared/reflection.ts";
import type {
  AnswerChange,
  AnswerConflict,
  FormView,
  SavedAnswer,
} from "#shared/reflection-form.ts";

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const QID = "MO3";

/** The server's rules on answers in memory; requests and answers can get lost on their way. */
function createServer() {
  let answers: Answers = {};
  let rev = 0;
  const way: ("request" | "answer")[] = [];
  return {
    loses: (what: "request" | "answer") => way.push(what),
    text: () => wordsOf(answers[QID], "circle").text,
    audience: () => wordsOf(answers[QID], "circle").audience,
    calm: () => (way.length = 0),
    form: (): FormView => ({
      cadence: "monthly",
      period: "2026-11",
      status: "draft",
      rev,
      lead: null,
      notes: [],
      questions: [
        {
          qid: QID,
          kind: "long",
          name: QID,
          question: QID,
          hints: [],
          quote: null,
          choices: [],
          lock: null,
          asked: true,
          follows: null,
          ...wordsOf(answers[QID], "circle"),
        },
      ],
    }),
    save: async (change: AnswerChange): Promise<SavedAnswer | AnswerConflict> => {
      const lost = way.shift();
      await Promise.resolve();
      if (lost === "request") throw new Error("gone");
      const stored = wordsOf(answers[QID], "circle");
      const found = fulfil({ ...stored, rev }, change);
      if (found.is === "unfit") throw new Error("unfit");
      if (found.is === "new") {
        const { text, choice, audience } = found.words;
        const parts = partsOf(text, answers[QID]?.parts ?? [], new Date());
        const set = { do: "set", qid: QID, parts, choice, audience, usual: "circle" } as const;
        answers = changeAnswers(answers, set);
        rev += 1;
      }
      if (lost === "answer") throw new Error("gone");
      if (found.is !== "stale") return { rev };
      const error = { code: "conflict", requestId: "r" } as const;
      return { error, theirs: stored, yours: { ...stored, text: "" }, rev };
    },
  };
}

type Server = ReturnType<typeof createServer>;

/** A page that can be killed and opened again on the same device. */
function createDevice(server: Server) {
  const stored = new Map<string, string>();
  let draft = open();
  return {
    text: () => fieldOf().mine.text,
    isUndecided: () => fieldOf().theirs !== null,
    write: (text: string) => draft.write(QID, { text }),
    show: (audience: Audience) => draft.write(QID, { audience }),
    decide: (decision: Decision) => draft.decide(QID, decision),
    look: () => draft.meet(server.form()),
    flush: () => draft.flush(),
    async killed() {
      // A moment later than the last key.
      draft.keep();
      // What was on its way goes on its way; the page hears nothing of it.
      dead.add(draft);
      draft = open();
    },
  };

  function fieldOf() {
    const field = draft.state().fields[QID];
    if (field === undefined) throw new Error("no field");
    return field;
  }

  function open() {
    let self: ReturnType<typeof createDraft> | undefined;
    const storage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, text: string) => void (isAlive() && stored.set(key, text)),
      removeItem: (key: string) => void (isAlive() && stored.delete(key)),
    };
    const isAlive = () => self === undefined || !dead.has(self);
    self = createDraft({
      kept: createKeptWords(() => storage, {
        memberId: "yuki",
        cadence: "monthly",
        period: "2026-11",
      }),
      isWorthAsking: ({ message }) => message === "gone",
      save: (_, change) => (isAlive() ? server.save(change) : new Promise(() => {})),
    });
    self.meet(server.form());
    return self;
  }
}

const dead = new WeakSet<object>();

const device = fc.constantFrom(0, 1);
const act = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constant("type"), on: device, at: fc.nat(1000) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant("pass"), on: device, at: fc.nat(4000) }) },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("lose request"), on: device, at: fc.nat(1) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ do: fc.constant("lose answer"), on: device, at: fc.nat(1) }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("kill"), on: device, at: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("look"), on: device, at: fc.nat(1) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant("decide"), on: device, at: fc.nat(1) }) },
);

test("whatever is typed on two devices, whatever gets lost between: no word is lost", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
      const server = createServer();
      const devices = [createDevice(server), createDevice(server)] as const;
      const typed: string[] = [];
      for (const { do: what, on, at } of acts) {
        const here = devices[on as 0 | 1];
        if (what === "type") {
          const word = `[${typed.length}😀]`;
          typed.push(word);
          // Between words, as a hand would: one word is not written into another.
          const words = here.text().split(/(?=\[)/);
          words.splice(at % (words.length + 1), 0, word);
          here.write(words.join(""));
        } else if (what === "pass") await vi.advanceTimersByTimeAsync(at);
        else if (what === "lose request") server.loses("request");
        else if (what === "lose answer") server.loses("answer");
        else if (what === "kill") await here.killed();
        else if (what === "look") here.look();
        else if (here.isUndecided()) here.decide("both");
      }
      server.calm();
      for (let round = 0; round < 8; round += 1) {
        for (const each of devices) {
          await vi.advanceTimersByTimeAsync(60_000);
          each.look();
          if (each.isUndecided()) each.decide("both");
          await each.flush();
        }
      }
      for (const word of typed) expect(server.text()).toContain(word);
      expect(devices[0].text()).toBe(server.text());
      expect(devices[1].text()).toBe(server.text());
    }),
    { numRuns: 300 },
  );
}, 120_000);

test("one device alone is never asked to decide, whatever gets lost on the way", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 40 }), async (acts) => {
      const server = createServer();
      const here = createDevice(server);
      let count = 0;
      for (const { do: what, at } of acts) {
        if (what === "type") here.write(`${here.text()}${(count += 1)} `);
        else if (what === "pass") await vi.advanceTimersByTimeAsync(at);
        else if (what === "lose request") server.loses("request");
        else if (what === "lose answer") server.loses("answer");
        else if (what === "look") here.look();
        else if (what === "kill") await here.killed();
        else here.show(at === 0 ? "self" : "circle");
        expect(here.isUndecided()).toBe(false);
      }
      server.calm();
      await vi.advanceTimersByTimeAsync(120_000);
      expect(await here.flush()).toBe(true);
      expect(server.text()).toBe(here.text());
    }),
    { numRuns: 300 },
  );
}, 120_000);
