import fc from "fast-check";
import { expect, test } from "vitest";
import { moved, placeOf, shiftOf, type Box } from "#liff/inventory/drag.ts";

const GAP = 12;
const stacked = (heights: readonly number[]): Box[] => {
  let top = 100;
  return heights.map((height) => {
    const box = { top, height };
    top += height + GAP;
    return box;
  });
};
const lists = fc
  .array(fc.integer({ min: 48, max: 900 }), { minLength: 2, maxLength: 12 })
  .chain((heights) =>
    fc.record({ boxes: fc.constant(stacked(heights)), from: fc.nat(heights.length - 1) }),
  );

test("an item held where it stands stays, and one held far away is first or last", () => {
  fc.assert(
    fc.property(lists, ({ boxes, from }) => {
      expect(placeOf(boxes, from, 0)).toBe(from);
      expect(placeOf(boxes, from, -100_000)).toBe(0);
      expect(placeOf(boxes, from, 100_000)).toBe(boxes.length - 1);
    }),
  );
});

test("the further it is held, the further it comes", () => {
  const dys = fc.array(fc.integer({ min: -3000, max: 3000 }), { minLength: 2 });
  fc.assert(
    fc.property(lists, dys, ({ boxes, from }, all) => {
      const places = all.toSorted((a, b) => a - b).map((dy) => placeOf(boxes, from, dy));
      expect(places).toEqual(places.toSorted((a, b) => a - b));
    }),
  );
});

test("the others make exactly the room they will stand in once it is let go", () => {
  fc.assert(
    fc.property(lists, fc.nat(11), ({ boxes, from }, wish) => {
      const to = Math.min(wish, boxes.length - 1);
      const order = moved(
        boxes.map((_, at) => at),
        from,
        to,
      );
      const after = stacked(order.map((at) => boxes[at]?.height ?? 0));
      order.forEach((at, index) => {
        if (at === from) return;
        const { top = 0 } = boxes[at] ?? {};
        expect(top + shiftOf(boxes, from, to, at)).toBe(after[index]?.top);
      });
    }),
  );
});

test("moving there and back leaves the list as it was", () => {
  fc.assert(
    fc.property(fc.array(fc.uuid(), { minLength: 1 }), fc.nat(), fc.nat(), (list, a, b) => {
      const [from, to] = [a % list.length, b % list.length];
      const there = moved(list, from, to);
      expect(there[to]).toBe(list[from]);
      expect(moved(there, to, from)).toEqual(list);
    }),
  );
});
