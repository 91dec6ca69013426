import fc from "fast-check";
import { expect, test } from "vitest";
import { createOrdered } from "#bot/embedded/index/ordered.ts";

type Pair = readonly [string, number];
const byPair = (a: Pair, b: Pair) => (a[0] < b[0] ? -1 : a[0] > b[0] ? 1 : a[1] - b[1]);
const key = fc.constantFrom("a", "ab", "b", "ba", "c");
const pair = fc.tuple(key, fc.integer({ min: 1, max: 40 }));

test("it holds what a sorted array would", () => {
  fc.assert(
    fc.property(
      fc.array(pair),
      fc.array(fc.tuple(fc.boolean(), pair)),
      key,
      key,
      (first, changes, from, to) => {
        const model = new Map(first.map((one) => [one.join(), one]));
        const list = createOrdered([...model.values()].toSorted(byPair));
        for (const [adds, one] of changes) {
          if (adds && !model.has(one.join())) {
            model.set(one.join(), one);
            list.add(...one);
          } else if (!adds) {
            model.delete(one.join());
            list.remove(...one);
          }
        }
        const inside = [...model.values()].filter(([k]) => k >= from && k < to).toSorted(byPair);
        expect([...list.scan({ from, to }, false)]).toEqual(inside);
        expect([...list.scan({ from, to }, true)]).toEqual(inside.toReversed());
        expect(list.count({ from, to })).toBe(inside.length);
        expect(list.size()).toBe(model.size);
      },
    ),
  );
});

test("thousands of pairs in any order come back sorted", () => {
  const list = createOrdered();
  const numbers = Array.from({ length: 5000 }, (_, i) => (i * 7919) % 5000);
  for (const n of numbers) list.add(String(n).padStart(5, "0"), n);
  const all = { from: "", to: "\uffff" };
  expect([...list.scan(all, false)].map(([, n]) => n)).toEqual(numbers.toSorted((a, b) => a - b));
  for (const n of numbers) if (n % 3 !== 0) list.remove(String(n).padStart(5, "0"), n);
  expect([...list.scan(all, true)].every(([, n]) => n % 3 === 0)).toBe(true);
  expect(list.count({ from: "00000", to: "00010" })).toBe(4);
});

test("a scan goes on in place while the list changes", () => {
  for (const backward of [false, true]) {
    const list = createOrdered();
    for (let n = 0; n < 2000; n++) list.add(String(n).padStart(5, "0"), n);
    const seen: number[] = [];
    for (const [key, n] of list.scan({ from: "", to: "\uffff" }, backward)) {
      seen.push(n);
      list.remove(key, n);
      list.add(`0${backward ? 9999 : 0}`, n + 5000);
    }
    expect(seen).toEqual(Array.from({ length: 2000 }, (_, n) => (backward ? 1999 - n : n)));
  }
});
