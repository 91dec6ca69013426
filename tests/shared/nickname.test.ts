import fc from "fast-check";
import * as v from "valibot";
import { expect, test } from "vitest";
import { initialOf, mostNickname, Nickname, readableName } from "#shared/nickname.ts";

const read = (name: unknown) => v.safeParse(Nickname, name);

test.for([
  ["ゆき", "ゆき"],
  ["  ゆき  ", "ゆき"],
  ["か\u3099く", "がく"],
  ["👩‍👩‍👧‍👦".repeat(10), "👩‍👩‍👧‍👦".repeat(10)],
  ["O'Brien <b>", "O'Brien <b>"],
])("%s is a name", ([given, kept]) => {
  expect(read(given)).toMatchObject({ success: true, output: kept });
});

test.for([
  "",
  "   ",
  "\u200B",
  "\u3164",
  "\uFE0F",
  "あ".repeat(mostNickname + 1),
  `a${"\u0301".repeat(300)}`,
  "ゆ\nき",
  "ゆ\u0000き",
  "ゆき\u202Eぎや",
  "\u2066ゆき",
  "ゆき\uD83D",
  7,
  null,
])("%j is none", (given) => {
  expect(read(given).success).toBe(false);
});

test("a name that was taken is taken again, unchanged", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", maxLength: 30 }), (given) => {
      const first = read(given);
      if (first.success) expect(read(first.output)).toMatchObject({ output: first.output });
    }),
  );
});

test("the first letter is a whole one", () => {
  expect(initialOf("yuki")).toBe("Y");
  expect(initialOf("がく".normalize("NFD"))).toBe("が".normalize("NFD"));
  expect(initialOf("👩‍👩‍👧‍👦家")).toBe("👩‍👩‍👧‍👦");
});

test.for([
  ["ゆき", "ゆき"],
  [" ゆ\u202Eき\u2066 \n", "ゆき"],
  ["か\u3099く", "がく"],
  ["\uD83D田中", "田中"],
  ["\u202E\u200B", null],
  ["", null],
])("of the name %j elsewhere stays %j", ([name, kept]) => {
  expect(readableName(name!)).toBe(kept);
});

test("whatever somebody is called elsewhere, what stays stands in a line without turning it", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (name) => {
      const kept = readableName(name);
      if (kept === null) return;
      expect(kept).not.toMatch(/[\p{Cc}\p{Cs}\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
      expect(kept.length).toBeLessThanOrEqual(120);
      expect(readableName(kept)).toBe(kept);
    }),
  );
});
