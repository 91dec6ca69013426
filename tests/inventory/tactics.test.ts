import fc from "fast-check";
import { expect, test } from "vitest";
import { followed, type Telling, type Verdict } from "#bot/inventory/reviews.ts";
import {
  addItem,
  emptyInventory,
  orderItems,
  removeItem,
  writeField,
  type InventoryState,
  type Outcome,
} from "#bot/inventory/rules.ts";
import {
  activeTactics,
  afterWrite,
  belong,
  courseOf,
  decide,
  nameOf,
  relate,
  reshape,
  standingOf,
  unshape,
} from "#bot/inventory/tactics.ts";
import { visibleTo } from "#bot/inventory/visible.ts";
import { toTacticView } from "#bot/inventory/tactic-view.ts";
import { tacticDecisions, goalOfLine, goalsIn, goalText } from "#shared/tactics.ts";

const start = new Date("2026-09-25T11:00:00Z");
const later = (minutes: number) => new Date(start.getTime() + minutes * 60_000);
const stateOf = (outcome: Outcome): InventoryState => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.state;
};
const tactic = (id: string) => ({ section: "tactic", id }) as const;
const task = (id: string) => ({ section: "task", id }) as const;
const itemOf = (state: InventoryState, id: string) => {
  const found = state.items.find((item) => item.id === id);
  if (found === undefined) throw new Error(`no ${id}`);
  return found;
};

function withNames(names: Readonly<Record<string, string>>, place: typeof tactic | typeof task) {
  return (before: InventoryState) =>
    Object.entries(names).reduce((state, [id, value]) => {
      const added = stateOf(addItem(state, place(id), start));
      const field = place(id).section === "tactic" ? "I8-1" : "I9-1";
      const write = { item: place(id), field, value, audience: "circle", rev: 0 } as const;
      return stateOf(writeField(added, write, start));
    }, before);
}
const three = withNames({ a: "朝に読む", b: "人に聞く", c: "先に書く" }, tactic)(emptyInventory);

const telling = (rev: number, ...verdicts: readonly Partial<Verdict>[]): Telling => ({
  period: "2026-Q3",
  rev,
  verdicts: verdicts.map((verdict) => ({
    tactic: "a",
    decision: "continue",
    words: "",
    messageIds: [],
    ...verdict,
  })),
});
/** All of it but revisions and times of writing, which only grow. */
const told = (state: InventoryState) =>
  state.items.map((item) => ({
    id: item.id,
    words: Object.entries(item.values).map(([id, field]) => [id, field.value, field.audience]),
    standing: standingOf(courseOf(item)),
    formers: item.formers ?? [],
  }));
const empty = (state: InventoryState) =>
  told(state).map(({ words, ...rest }) => ({ ...rest, words: words.filter(([, value]) => value) }));

test("a graduated or resting tactic makes room; three active ones are enough", () => {
  expect(addItem(three, tactic("d"), start)).toMatchObject({ reason: "full" });
  const rests = stateOf(decide(three, "a", "rest", later(1)));
  const four = stateOf(addItem(rests, tactic("d"), later(2)));
  expect(activeTactics(four).map(({ id }) => id)).toEqual(["b", "c", "d"]);
  expect(decide(four, "a", "wake", later(3))).toEqual({ ok: false, reason: "full" });
  const graduates = stateOf(decide(four, "b", "graduate", later(4)));
  const awake = stateOf(decide(graduates, "a", "wake", later(5)));
  expect(courseOf(itemOf(awake, "a"))).toMatchObject({ state: "active", lookedAt: later(5) });
});

test("a graduated tactic keeps its day, whatever is written in it afterwards", () => {
  const graduated = stateOf(decide(three, "a", "graduate", later(1)));
  const words = { item: tactic("a"), field: "I8-6", value: "ありがとう", rev: 0 } as const;
  const written = stateOf(writeField(graduated, words, later(900)));
  const again = stateOf(decide(written, "a", "graduate", later(901)));
  expect(courseOf(itemOf(again, "a")).since).toEqual(later(1));
  expect(toTacticView(itemOf(again, "a"), "Asia/Tokyo")).toMatchObject({
    state: "graduated",
    since: "2026-09-25",
    lookAgainOn: null,
  });
});

test("drafts, other sections and what is gone cannot be decided about", () => {
  const withTask = withNames({ t: "本を選ぶ" }, task)(three);
  expect(decide(withTask, "t", "rest", start)).toMatchObject({ reason: "missing" });
  expect(relate(withTask, "t", { goal: null, draws: [] })).toMatchObject({ reason: "missing" });
  expect(belong(withTask, "a", null)).toMatchObject({ reason: "missing" });
  expect(belong(withTask, "t", "z")).toMatchObject({ reason: "missing" });
  expect(reshape(withTask, task("a"), start)).toMatchObject({ reason: "missing" });
  expect(itemOf(stateOf(belong(withTask, "t", "a")), "t").tactic).toBe("a");
});

test("a time to look again counts from when it was chosen or last looked at", () => {
  const choose = (state: InventoryState, value: "month" | "quarter", rev: number, at: Date) => {
    const writing = { item: tactic("a"), field: "I8-5", value, rev } as const;
    return afterWrite(state, stateOf(writeField(state, writing, at)), writing, at);
  };
  const seen = (state: InventoryState) =>
    toTacticView(itemOf(state, "a"), "Asia/Tokyo").lookAgainOn;
  expect(seen(three)).toBeNull();
  const chosen = choose(three, "quarter", 0, start);
  expect(seen(chosen)).toBe("2026-12-25");
  const looked = stateOf(decide(chosen, "a", "continue", new Date("2026-12-26T11:00:00Z")));
  expect(seen(looked)).toBe("2027-03-26");
  expect(seen(stateOf(decide(looked, "a", "takeBack", later(0))))).toBe("2026-12-25");
  expect(seen(choose(looked, "month", 1, new Date("2027-01-01T11:00:00Z")))).toBe("2027-02-01");
  // Shown to others later on, it was not looked through.
  const shown = { item: tactic("a"), field: "I8-5", value: "quarter", rev: 1 } as const;
  const at = new Date("2026-11-01T11:00:00Z");
  const audience = stateOf(writeField(chosen, { ...shown, audience: "circle" }, at));
  expect(seen(afterWrite(chosen, audience, shown, at))).toBe("2026-12-25");
});

test("a goal is known by its words: it survives another order and a rewording, and goes quietly", () => {
  const goals = (state: InventoryState, value: readonly string[], rev: number) => {
    const writing = { item: null, field: "I2-2", value, rev } as const;
    return afterWrite(state, stateOf(writeField(state, writing, start)), writing, start);
  };
  const textOf = (state: InventoryState) =>
    goalText(courseOf(itemOf(state, "a")).goal, (field) => state.fields[field]?.value);
  const two = goals(three, ["提案を書く", "教える"], 0);
  const linked = stateOf(relate(two, "a", { goal: goalOfLine("教える"), draws: [] }));
  const turned = goals(linked, ["教える", "提案を書く"], 1);
  expect(textOf(turned)).toBe("教える");
  const reworded = goals(turned, ["人に教える", "提案を書く"], 2);
  expect(textOf(reworded)).toBe("人に教える");
  expect(textOf(goals(reworded, ["提案を書く"], 3))).toBeNull();
  expect(goalsIn((field) => ({ "I2-1": "", "I2-2": ["x", "", "x"], "I2-3": "y" })[field])).toEqual([
    "I2-3",
    goalOfLine("x"),
  ]);
});

test("a task takes another shape and keeps the old one; the old one can come back", () => {
  const withTask = withNames({ t: "本を1冊選ぶ" }, task)(three);
  const done = { item: task("t"), field: "I9-4", value: "done", rev: 0 } as const;
  const closed = stateOf(writeField(withTask, done, later(1)));
  const opened = stateOf(reshape(closed, task("t"), later(2)));
  const write = { item: task("t"), field: "I9-1", value: "図書館に行く", rev: 1 } as const;
  const reshaped = stateOf(writeField(opened, write, later(3)));
  expect(itemOf(reshaped, "t")).toMatchObject({
    formers: [{ text: "本を1冊選ぶ", at: later(2) }],
    values: { "I9-1": { value: "図書館に行く", audience: "circle" }, "I9-4": { value: null } },
  });
  const back = itemOf(stateOf(unshape(reshaped, task("t"), later(4))), "t");
  expect(back).toMatchObject({ formers: [], values: { "I9-1": { value: "本を1冊選ぶ", rev: 3 } } });
});

test("others see active tactics, and no trace of the rest", () => {
  const linked = stateOf(relate(three, "b", { goal: "I2-1", draws: ["secret-id"] }));
  const rests = stateOf(decide(linked, "a", "rest", start));
  const graduates = stateOf(decide(rests, "c", "graduate", start));
  const shown = visibleTo("circle", graduates);
  expect(shown.sections).toEqual([
    { section: "tactic", items: [{ fields: [{ id: "I8-1", value: "人に聞く" }] }] },
  ]);
});

test("the same telling again changes nothing, and an older one undoes nothing", () => {
  const first = telling(3, { decision: "graduate" });
  const once = followed(three, first, later(1));
  expect(followed(once, first, later(2))).toBe(once);
  const taken = followed(once, telling(5), later(3));
  expect(followed(taken, first, later(4))).toBe(taken);
  expect(told(taken)).toEqual(told(three));
});

test("words that come after the decision do not move its day", () => {
  const once = followed(three, telling(1, { decision: "graduate" }), later(1));
  const said = { decision: "graduate", words: "ありがとう", messageIds: ["m1"] } as const;
  const after = itemOf(followed(once, telling(2, said), later(60)), "a");
  expect(after).toMatchObject({
    course: { state: "graduated", since: later(1) },
    values: { "I8-6": { value: "ありがとう", audience: "self" } },
  });
});

const verdict = fc.record({
  tactic: fc.constantFrom("a", "b", "c"),
  decision: fc.constantFrom(...tacticDecisions),
  words: fc.constantFrom("", "夜に読む", "ことば"),
  messageIds: fc.constant([]),
});
const verdicts = fc.uniqueArray(verdict, { selector: ({ tactic: id }) => id, maxLength: 3 });

test("whatever a quarter decides and takes back, in the end everything is as it was", () => {
  fc.assert(
    fc.property(fc.array(verdicts, { maxLength: 8 }), (many) => {
      let state = three;
      many.forEach((each, index) => {
        state = followed(state, { ...telling(index + 1), verdicts: each }, later(index));
        for (const { tactic: id, decision, words } of each) {
          const item = itemOf(state, id);
          const as = {
            continue: "active",
            change: "active",
            graduate: "graduated",
            rest: "resting",
          };
          expect(courseOf(item).state).toBe(as[decision]);
          if (words !== "" && decision === "change") expect(nameOf(item)).toBe(words);
        }
      });
      expect(empty(followed(state, telling(99), later(99)))).toEqual(empty(three));
    }),
  );
});

test("the way to the last telling does not matter", () => {
  fc.assert(
    fc.property(fc.array(verdicts, { minLength: 1, maxLength: 6 }), (many) => {
      const last = { ...telling(50), verdicts: many.at(-1) ?? [] };
      const walked = many.reduce(
        (state, each, index) =>
          followed(state, { ...telling(index + 1), verdicts: each }, later(7)),
        three,
      );
      const direct = followed(three, last, later(7));
      expect(empty(followed(walked, last, later(7)))).toEqual(empty(direct));
    }),
  );
});

type Act = (state: InventoryState, at: Date) => InventoryState;
const keep = (outcome: Outcome, state: InventoryState) => (outcome.ok ? outcome.state : state);
const id = fc.constantFrom("a", "b", "c");
const acts = fc.array(
  fc.oneof(
    fc.record({ id, as: fc.constantFrom("continue", "graduate", "rest", "wake", "takeBack") }).map(
      ({ id: of, as }): Act =>
        (state, at) =>
          keep(decide(state, of, as, at), state),
    ),
    id.map(
      (of): Act =>
        (state, at) =>
          keep(reshape(state, tactic(of), at), state),
    ),
    fc.record({ id, draws: fc.uniqueArray(fc.constantFrom("s1", "s2", "gone")) }).map(
      ({ id: of, draws }): Act =>
        (state) =>
          keep(relate(state, of, { goal: "I2-3", draws }), state),
    ),
    fc.shuffledSubarray(["a", "b", "c"]).map(
      (ids): Act =>
        (state) =>
          keep(orderItems(state, "tactic", ids), state),
    ),
    fc.constant<Act>((state) => keep(removeItem(state, { section: "skill", id: "s1" }), state)),
    fc.record({ rev: fc.nat(9), each: verdicts }).map(
      ({ rev, each }): Act =>
        (state, at) =>
          followed(state, { ...telling(rev), verdicts: each }, at),
    ),
  ),
  { maxLength: 30 },
);

test("through any acts no tactic is lost, and no wording that ever was", () => {
  const began = stateOf(addItem(three, { section: "skill", id: "s1" }, start));
  fc.assert(
    fc.property(acts, (many) => {
      let state = began;
      const reviewed = new Set<string>();
      many.forEach((act, index) => {
        const before = state;
        state = act(state, later(index));
        for (const item of before.items.filter(({ section }) => section === "tactic")) {
          const now = itemOf(state, item.id);
          const known = [nameOf(now), ...(now.formers ?? []).map(({ text }) => text)];
          // A review's own words leave with the decision that brought them.
          for (const review of Object.values(courseOf(item).reviews)) reviewed.add(review.words);
          if (!reviewed.has(nameOf(item))) expect(known).toContain(nameOf(item));
        }
        expect(new Set(state.items.map((item) => item.id)).size).toBe(state.items.length);
      });
      expect(activeTactics(state).length).toBeLessThanOrEqual(3);
      expect(state.items.filter(({ section }) => section === "tactic")).toHaveLength(3);
    }),
  );
});

test("each decision on the page can be taken back to exactly what was", () => {
  fc.assert(
    fc.property(
      acts,
      fc.constantFrom("continue", "graduate", "rest", "wake"),
      id,
      (many, as, of) => {
        const before = many.reduce((state, act, index) => act(state, later(index)), three);
        const after = keep(decide(before, of, as, later(60)), before);
        if (after === before) return;
        const back = stateOf(decide(after, of, "takeBack", later(61)));
        expect(standingOf(courseOf(itemOf(back, of)))).toEqual(
          standingOf(courseOf(itemOf(before, of))),
        );
      },
    ),
  );
});
