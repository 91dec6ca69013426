import fc from "fast-check";
import { expect, test } from "vitest";
import * as v from "valibot";
import {
  createKeptDrafts,
  draftOf,
  emptyDraft,
  roomIn,
  wordsOfDraft,
} from "#liff/strengths/draft.ts";
import { longestNote, StrengthNaming } from "#shared/strengths.ts";
import { strengthWordIn, strengthWords } from "#shared/strength-words.ts";

const memory = () => {
  const kept = new Map<string, string>();
  return {
    kept,
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => void kept.set(key, value),
  };
};

const scene = "質問が出るまで、10秒待っていたところ";

test("a name that is exactly a word of the list is that word; another way to say it stays one's own", () => {
  const of = (name: string) => wordsOfDraft({ ...emptyDraft("a"), name, scene });
  expect(of("聞く力")).toMatchObject({ word: "listening", name: null });
  expect(of("saying no")).toMatchObject({ word: "declining", name: null });
  expect(of("聞き上手")).toMatchObject({ word: null, name: "聞き上手" });
  expect(of(" 聞く力")).toMatchObject({ word: null, name: " 聞く力" });
});

test("whatever fits in the form is taken by the server, and read back as it was", () => {
  const said = fc
    .string({ unit: "grapheme", minLength: 1, maxLength: 40 })
    .filter((text) => text.trim() !== "");
  const draft = fc.record({
    id: fc.constant("a"),
    name: fc.oneof(
      said.filter((text) => text.length <= 40),
      fc.constantFrom(...strengthWords).map((word) => strengthWordIn(word, "ja")),
    ),
    scene: said,
    effect: fc.oneof(said, fc.constant("")),
    granted: fc.oneof(said, fc.constant("")),
  });
  fc.assert(
    fc.property(draft, (given) => {
      fc.pre(roomIn(given) >= 0 && given.name.isWellFormed());
      const words = wordsOfDraft(given);
      const read = v.safeParse(StrengthNaming, { id: given.id, ...words });
      expect(read.issues).toBeUndefined();
      expect(draftOf(given.id, words, "ja")).toEqual(given);
    }),
  );
});

test("one character too many has no room, as for the server", () => {
  const full = {
    ...emptyDraft("a"),
    name: "x",
    scene: "あ".repeat(longestNote - 2),
    effect: "いい",
  };
  expect(roomIn(full)).toBe(0);
  const over = { ...full, granted: "う" };
  expect(roomIn(over)).toBe(-1);
  expect(v.safeParse(StrengthNaming, { id: "a", ...wordsOfDraft(over) }).success).toBe(false);
});

test("what is typed stays for its member and its record until it is sent", () => {
  const storage = memory();
  const kept = createKeptDrafts(storage, "nao");
  const draft = { ...emptyDraft("a"), scene };
  kept.write("mari:monthly:2026-11", draft);
  kept.write("ken:monthly:2026-11", { ...emptyDraft("b"), name: "段取り" });
  expect(createKeptDrafts(storage, "nao").read("mari:monthly:2026-11")).toEqual(draft);
  expect(createKeptDrafts(storage, "ken").read("mari:monthly:2026-11")).toBeNull();
  kept.write("mari:monthly:2026-11", null);
  kept.write("ken:monthly:2026-11", emptyDraft("b"));
  expect([...storage.kept.values()]).toEqual(["{}"]);
  expect([...storage.kept.keys()]).toEqual(["ayumi:naming:nao"]);
});

test("a storage that is full, or holds something else, costs nothing that stands on the page", () => {
  const full = {
    getItem: () => "not JSON",
    setItem: () => {
      throw new Error("full");
    },
  };
  const kept = createKeptDrafts(full, "nao");
  kept.write("p", { ...emptyDraft("a"), scene });
  expect(kept.read("p")).toBeNull();
});
