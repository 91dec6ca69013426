import fc from "fast-check";
import { expect, test } from "vitest";
import {
  hidden,
  hiddenFrom,
  shownIn,
  shownSince,
  shownTo,
  usualCircles,
} from "#bot/sharing/rules.ts";
import { NOW, record } from "#tests/feed/record.ts";

const minutes = (count: number) => new Date(NOW.getTime() + count * 60_000);
const kept = record({ status: "kept", sharedTo: [], sharedAt: null });

test("a circle that saw a record has seen it since then, whoever else sees it later", () => {
  const first = shownTo(kept, ["a"], minutes(1));
  const both = shownIn(first, "b", minutes(5));
  expect([shownSince(both, "a"), shownSince(both, "b")]).toEqual([minutes(1), minutes(5)]);
  expect(both.sharedAt).toEqual(minutes(5));
  expect(shownTo(both, ["b", "a"], minutes(9))).toEqual({ ...both, sharedTo: ["b", "a"] });
});

test("a record from before circles had times of their own keeps the one it has", () => {
  const old = record({ sharedTo: ["a"], sharedAt: minutes(1) });
  const both = shownIn(old, "b", minutes(5));
  expect(both.sharedSince).toEqual({ a: minutes(1), b: minutes(5) });
});

test("taken away from its last circle a record is the member's own", () => {
  const both = shownTo(kept, ["a", "b"], minutes(1));
  const one = hiddenFrom(both, "a");
  expect([shownSince(one, "a"), shownSince(one, "b")]).toEqual([null, minutes(1)]);
  expect(hiddenFrom(one, "b")).toEqual(kept);
  expect(hidden(both)).toEqual(kept);
});

test("a draft is not shown by adding a circle to it", () => {
  const draft = record({ status: "draft", sharedTo: [], sharedAt: null });
  expect(shownIn(draft, "a", NOW)).toBe(draft);
});

test("what was taken away and shown again is new there", () => {
  const again = shownIn(hiddenFrom(shownTo(kept, ["a", "b"], minutes(1)), "a"), "a", minutes(7));
  expect(shownSince(again, "a")).toEqual(minutes(7));
  expect(shownSince(again, "b")).toEqual(minutes(1));
});

test("whatever is done in whatever order: seen is what was shown last and not taken away", () => {
  const circle = fc.constantFrom("a", "b", "c");
  const act = fc.oneof(
    fc.record({ do: fc.constant("in" as const), circle }),
    fc.record({ do: fc.constant("from" as const), circle }),
    fc.record({
      do: fc.constant("to" as const),
      circles: fc.uniqueArray(circle, { minLength: 1 }),
    }),
    fc.record({ do: fc.constant("hide" as const) }),
  );
  fc.assert(
    fc.property(fc.array(act, { maxLength: 20 }), (acts) => {
      let now = kept;
      const model = new Map<"a" | "b" | "c", Date>();
      for (const [index, each] of acts.entries()) {
        const at = minutes(index);
        const add = (id: "a" | "b" | "c") => model.set(id, model.get(id) ?? at);
        if (each.do === "in") {
          now = shownIn(now, each.circle, at);
          add(each.circle);
        } else if (each.do === "from") {
          now = hiddenFrom(now, each.circle);
          model.delete(each.circle);
        } else if (each.do === "to") {
          now = shownTo(now, each.circles, at);
          for (const id of model.keys()) if (!each.circles.includes(id)) model.delete(id);
          each.circles.forEach(add);
        } else {
          now = hidden(now);
          model.clear();
        }
        for (const id of ["a", "b", "c"] as const)
          expect(shownSince(now, id)).toEqual(model.get(id) ?? null);
        expect(now.status).toBe(model.size === 0 ? "kept" : "shared");
        // When somebody new saw it last is never before any of the circles did.
        for (const since of model.values()) expect(now.sharedAt! >= since).toBe(true);
      }
    }),
  );
});

test("the last choice is the next one as far as it still can be; else it is everywhere", () => {
  expect(usualCircles(["a", "b", "c"], ["c", "a"])).toEqual(["a", "c"]);
  expect(usualCircles(["a", "b"], ["gone", "b"])).toEqual(["b"]);
  expect(usualCircles(["a", "b"], ["gone"])).toEqual(["a", "b"]);
  expect(usualCircles(["a", "b"], null)).toEqual(["a", "b"]);
  expect(usualCircles([], ["a"])).toEqual([]);
});
