import fc from "fast-check";
import { expect, test } from "vitest";
import { pieceOf } from "#liff/reflect/piece.ts";
import { maxAnswerLength } from "#shared/limits.ts";
import { applyEdit, editBetween, markOf } from "#shared/text-edit.ts";

const letters = fc.constantFrom(
  "a",
  "あ",
  "😀",
  "😁",
  "👩‍👧",
  "\u202e",
  "\u0000",
  "\n",
  '"',
  "مرحبا",
);
const text = fc.array(letters, { maxLength: 12 }).map((all) => all.join(""));
const anyText = fc.oneof(text, fc.string({ unit: "binary" }));

test("an edit makes the one text of the other, and is itself whole", () => {
  fc.assert(
    fc.property(anyText, anyText, (before, after) => {
      const edit = editBetween(before, after);
      expect(applyEdit(before, edit)).toBe(after);
      if (before.isWellFormed() && after.isWellFormed()) expect(edit.put.isWellFormed()).toBe(true);
    }),
  );
});

test("an edit names what changed and nothing else", () => {
  expect(editBetween("今日は晴れ", "今日は雨")).toEqual({ at: 3, cut: 2, put: "雨" });
  expect(editBetween("aaa", "aaaa")).toEqual({ at: 3, cut: 0, put: "a" });
  expect(editBetween("x😀", "x😁")).toEqual({ at: 1, cut: 2, put: "😁" });
  expect(editBetween("同じ", "同じ")).toMatchObject({ cut: 0, put: "" });
});

test("pieces lead to the whole text, each stored whole on its way and within the limit", () => {
  const long = fc.tuple(text, fc.nat(900)).map(([each, times]) => each.repeat(times));
  fc.assert(
    fc.property(long, long, text, (before, after, edge) => {
      const limit = maxAnswerLength;
      let now = (edge + before).slice(0, limit).toWellFormed();
      const goal = (edge + after).slice(0, limit).toWellFormed();
      for (let count = 0; now !== goal; count += 1) {
        const piece = pieceOf(now, goal);
        expect(Buffer.byteLength(JSON.stringify(piece))).toBeLessThan(1800);
        now = applyEdit(now, piece);
        expect(now.isWellFormed()).toBe(true);
        expect(now.length).toBeLessThanOrEqual(limit);
        expect(count).toBeLessThan(200);
      }
    }),
    { numRuns: 60 },
  );
});

test("texts that differ have other marks", () => {
  fc.assert(
    fc.property(anyText, anyText, (a, b) => {
      expect(markOf(a) === markOf(b)).toBe(a === b);
    }),
  );
  const near = Array.from({ length: 20_000 }, (_, at) => markOf(String.fromCharCode(at, 7)));
  expect(new Set(near).size).toBe(near.length);
});
