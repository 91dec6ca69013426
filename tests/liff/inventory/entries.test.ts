import { expect, test } from "vitest";
import {
  rebased,
  withEntries,
  withWrite,
  type Entry,
  type WriteEntry,
} from "#liff/inventory/entries.ts";
import type { InventoryView } from "#shared/inventory-view.ts";

const goal = { item: null, field: "I2-3" } as const;
const write = (value: string, op = value) => ({
  ...goal,
  op,
  value,
  audience: "self" as const,
});
const pending = (value: string, more: Partial<WriteEntry> = {}): WriteEntry => ({
  do: "write",
  ...write(value),
  rev: 4,
  ...more,
});

test("words that were never sent are overtaken by the next ones", () => {
  const entries = withWrite([pending("あ")], write("あい"), 4);
  expect(entries).toEqual([pending("あい")]);
});

test("words on their way go first, and the next ones build on them", () => {
  const entries = withWrite([pending("あ", { sent: true })], write("あい"), 4);
  expect(entries.map((entry) => (entry as WriteEntry).rev)).toEqual([4, 5]);
  expect(withWrite(entries, write("あいう"), 4)).toHaveLength(2);
});

test("words in conflict stay in conflict while they are written on", () => {
  const conflict = { id: "I2-3", value: "他", audience: "self", rev: 7 } as const;
  const [entry] = withWrite([pending("あ", { sent: true, conflict })], write("あい"), 4);
  expect(entry).toMatchObject({ value: "あい", conflict });
  const [kept] = rebased([pending("あ", { conflict })], goal, { op: "new", rev: 7 });
  expect(kept).toEqual(pending("あ", { op: "new", rev: 7 }));
});

test("words that were refused are tried again once they are others", () => {
  const [entry] = withWrite([pending("あ", { sent: true, refused: true })], write("い"), 4);
  expect(entry).toEqual(pending("い"));
});

const item = (id: string, isDraft = false) => ({ id, isDraft, source: null, fields: [] });
const view: InventoryView = {
  sections: [
    { section: "goal", fields: [], items: [], lookedAt: null },
    { section: "skill", fields: [], items: [item("a"), item("b", true)], lookedAt: null },
  ],
};

test("what is still to arrive is seen as if it had", () => {
  const skill = (id: string) => ({ section: "skill", id }) as const;
  const entries: readonly Entry[] = [
    pending("書く"),
    { do: "add", op: "1", item: skill("c") },
    {
      do: "write",
      op: "2",
      item: skill("c"),
      field: "I3-1",
      value: "聞く",
      audience: "circle",
      rev: 0,
    },
    { do: "accept", op: "3", item: skill("b") },
    { do: "remove", op: "4", item: skill("a") },
    { do: "order", op: "5", section: "skill", ids: ["c", "b"] },
  ];
  expect(withEntries(view, entries)).toEqual({
    sections: [
      {
        section: "goal",
        fields: [{ id: "I2-3", value: "書く", audience: "self", rev: 0 }],
        items: [],
        lookedAt: null,
      },
      {
        section: "skill",
        fields: [],
        items: [
          { ...item("c"), fields: [{ id: "I3-1", value: "聞く", audience: "circle", rev: 0 }] },
          item("b"),
        ],
        lookedAt: null,
      },
    ],
  });
});

test("what is typed into one item leaves every other one, and every other section, as it is", () => {
  const item = (id: string) => ({ id, isDraft: false, source: null, fields: [] });
  const view: InventoryView = {
    sections: (["skill", "goal"] as const).map((section) => ({
      section,
      fields: [],
      items: [item("a"), item("b")],
      lookedAt: null,
    })),
  };
  const typed: Entry = {
    do: "write",
    op: "1",
    item: { section: "skill", id: "a" },
    field: "I3-1",
    value: "聞く力",
    audience: "self",
    rev: 0,
  };
  const { sections } = withEntries(view, [typed]);
  expect(sections[1]).toBe(view.sections[1]);
  expect(sections[0]?.items[1]).toBe(view.sections[0]?.items[1]);
  expect(sections[0]?.items[0]).not.toBe(view.sections[0]?.items[0]);
});
