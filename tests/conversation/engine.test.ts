import fc from "fast-check";
import { expect, test } from "vitest";
import type { Answers } from "#shared/reflection.ts";
import { textOf } from "#shared/reflection.ts";
import { changeAnswers } from "#bot/reflections/rules.ts";
import { render } from "#bot/conversation/cards.ts";
import { adopt, begin, step } from "#bot/conversation/engine.ts";
import type { Say } from "#bot/conversation/say.ts";
import type { Script } from "#bot/conversation/script.ts";
import { stepOf } from "#bot/conversation/script.ts";
import { scripts } from "#bot/conversation/scripts/table.ts";
import type { Session } from "#bot/conversation/session.ts";
import type { Context, Input } from "#bot/conversation/way.ts";

const start = new Date("2026-11-23T11:00:00Z");
const fresh = (script: Script) => ({
  sid: "s1",
  script: { id: script.id, version: script.version },
  period: "2026-11",
  touchedAt: start,
});
const vars = { n: "2", month: "11", days: "7", last_next: "型を写す" };
const notes = [{ id: "2026-W46.WK1.0", text: "提案を出した" }];

const circles = ["a", "b", "c"].map((id) => ({ id, name: `会${id}`, isUsual: id === "b" }));

type Move = { readonly kind: number; readonly pick: number; readonly seconds: number };
const move = fc.record({ kind: fc.nat(9), pick: fc.nat(12), seconds: fc.nat(40) });

/** Plays random moves: texts, taps on what is offered, words, stickers, resumes. */
function play(script: Script, moves: readonly Move[]) {
  const context = (answers: Answers): Context => ({
    answers,
    vars,
    notes,
    circles,
    isClosed: false,
  });
  let outcome = begin(script, fresh(script), context({}));
  let answers: Answers = {};
  let at = start.getTime();
  const sent: string[] = [];
  const replaced = new Set<string>();
  const checked: { session: Session; says: readonly Say[] }[] = [];
  moves.forEach((each, index) => {
    const { session } = outcome;
    if (session === null) return;
    at += each.seconds * 1000;
    const says = outcome.says.filter((say): say is Say => "key" in say);
    checked.push({ session, says });
    const now = new Date(at);
    const picks = says.flatMap((say) => say.offers ?? []).filter(({ tap }) => tap["do"] === "pick");
    const pick = picks[each.pick % Math.max(picks.length, 1)];
    const input: Input =
      each.kind < 4
        ? {
            type: "text",
            parts: [{ text: `ことば${index}`, messageId: `m${index}`, at: now }],
            at: now,
          }
        : each.kind < 7 && pick !== undefined
          ? { type: "tap", choice: pick.tap["c"] ?? "", at: now }
          : each.kind === 7
            ? {
                type: "word",
                word: (["back", "skip", "next", "later"] as const)[each.pick % 4] ?? "back",
                at: now,
              }
            : each.pick % 4 === 0
              ? { type: "wordless", says: "SY5", at: now }
              : {
                  type: (["blank", "resume", "restart"] as const)[(each.pick % 4) - 1] ?? "resume",
                  at: now,
                };
    if (input.type === "text") sent.push(`ことば${index}`);
    outcome = step(script, session, input, context(answers));
    for (const change of outcome.changes) {
      if (change.do === "write" && change.how === "replace")
        for (const part of answers[change.qid]?.parts ?? []) replaced.add(part.text);
      answers = changeAnswers(answers, change);
    }
  });
  return { outcome, answers, sent, replaced, checked };
}

const all = Object.values(scripts).map(([script]) => script);

test.each(all)("$id: whatever is sent, no word is lost unless the writer replaced it", (script) => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 60 }), (moves) => {
      const { answers, sent, replaced } = play(script, moves);
      const kept = Object.values(answers).map(textOf).join("\n").split("\n");
      for (const text of sent) expect(kept.includes(text) || replaced.has(text)).toBe(true);
    }),
    { numRuns: 150 },
  );
});

test.each(all)(
  "$id: every question exists, and every bubble fits LINE in both languages",
  (script) => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 40 }), (moves) => {
        for (const { session, says } of play(script, moves).checked) {
          expect(stepOf(script, session.at)).toBeDefined();
          for (const locale of ["ja", "en"] as const) {
            const { messages, offered } = render(says, locale, 1);
            expect(messages.length).toBeLessThanOrEqual(5);
            expect(offered.length).toBeLessThanOrEqual(13);
            for (const { label } of offered) expect(label.length).toBeLessThanOrEqual(20);
          }
        }
      }),
      { numRuns: 80 },
    );
  },
);

test.each(all)("$id: the same moves lead to the same place", (script) => {
  fc.assert(
    fc.property(fc.array(move, { maxLength: 30 }), (moves) => {
      expect(play(script, moves)).toEqual(play(script, moves));
    }),
    { numRuns: 30 },
  );
});

const before: Script = {
  id: "weekly",
  version: 1,
  cadence: "weekly",
  steps: [
    { qid: "WK1", kind: "short", bubble: "WK1", audience: "circle", choices: [], next: "OLD" },
    { qid: "OLD", kind: "short", bubble: "WK2", audience: "circle", choices: [], next: "WK5" },
    { qid: "WK5", kind: "close", bubble: "WK5", audience: "self", choices: [], next: "end" },
  ],
};
const after: Script = {
  ...before,
  version: 2,
  steps: [
    { qid: "WK1", kind: "short", bubble: "WK1", audience: "circle", choices: [], next: "WK3" },
    { qid: "WK3", kind: "short", bubble: "WK3", audience: "circle", choices: [], next: "WK5" },
    { qid: "WK5", kind: "close", bubble: "WK5", audience: "self", choices: [], next: "end" },
  ],
};

test("a script changed while somebody is in the middle: on at the same question if it is still there", () => {
  const session: Session = { ...fresh(before), at: "WK1", n: 1, path: [] };
  const moved = adopt(after, session, { answers: {}, vars: {}, notes: [], isClosed: false });
  expect(moved).toMatchObject({ at: "WK1", n: 2, script: { version: 2 } });
});

test("a question that vanished: its answer stays, and the first open question follows", () => {
  const part = (text: string) => ({ parts: [{ text, at: start }], audience: "circle" as const });
  const answers: Answers = { WK1: part("資料"), OLD: part("古い問いの答え") };
  const session: Session = { ...fresh(before), at: "OLD", n: 2, path: ["WK1"] };
  const context: Context = { answers, vars: {}, notes: [], isClosed: false };
  const moved = adopt(after, session, context);
  expect(moved).toMatchObject({ at: "WK3", n: 3, path: ["WK1"] });
  const now = new Date(start.getTime() + 60_000);
  const parts = [{ text: "朝がよい", at: now }];
  const next = step(after, moved, { type: "text", parts, at: now }, context);
  const kept = next.changes.reduce(changeAnswers, answers);
  expect(textOf(kept["OLD"])).toBe("古い問いの答え");
});
