import fc from "fast-check";
import { expect, test } from "vitest";
import { place, type Box } from "#liff/charts/labels.ts";

const area = { left: 0, right: 340, top: 20, bottom: 260 };
const overlap = (a: Box, b: Box) =>
  a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;

test("a label stands above its point, centred, where there is room", () => {
  expect(place({ x: 170, y: 100 }, { width: 60, height: 18 }, area, [])).toEqual({
    left: 140,
    right: 200,
    top: 70,
    bottom: 88,
  });
});

test("above is taken: it goes below; everywhere is taken: it is left to the table", () => {
  const size = { width: 60, height: 18 };
  const above = { left: 0, right: 340, top: 60, bottom: 95 };
  expect(place({ x: 170, y: 100 }, size, area, [above])?.top).toBe(112);
  expect(place({ x: 170, y: 100 }, size, area, [{ ...area, top: 0 }])).toBeNull();
});

test("whatever the line looks like, labels stay inside and never cover each other", () => {
  const point = fc.record({
    x: fc.integer({ min: 0, max: 340 }),
    y: fc.integer({ min: 20, max: 260 }),
    width: fc.integer({ min: 8, max: 130 }),
  });
  fc.assert(
    fc.property(fc.array(point, { maxLength: 12 }), (points) => {
      const placed: Box[] = [];
      for (const { x, y, width } of points) {
        const box = place({ x, y }, { width, height: 18 }, area, placed);
        if (box === null) continue;
        expect(box.left).toBeGreaterThanOrEqual(area.left - 1);
        expect(box.right).toBeLessThanOrEqual(area.right + 1);
        expect(Math.round(box.right - box.left)).toBe(width);
        expect(placed.filter((each) => overlap(each, box))).toEqual([]);
        placed.push(box);
      }
    }),
  );
});
