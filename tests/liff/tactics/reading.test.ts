import { expect, test } from "vitest";
import { withEntries, type Entry, type ItemPlace } from "#liff/inventory/entries.ts";
import { besides } from "#liff/tactics/reading.ts";
import type { FieldId } from "#shared/inventory-fields.ts";
import type { InventoryView, ItemView } from "#shared/inventory-view.ts";
import { sections } from "#shared/inventory.ts";

const item = (id: string, tactic: string | null = null): ItemView => ({
  id,
  isDraft: false,
  source: null,
  fields: [],
  ...(tactic !== null && { tactic }),
});
const items: Partial<Record<string, readonly ItemView[]>> = {
  tactic: [item("a"), item("b")],
  task: [item("of-a", "a"), item("of-b", "b")],
  skill: [item("skill")],
};
const all: InventoryView = {
  sections: sections.map((section) => ({
    section,
    fields: [],
    items: items[section] ?? [],
    lookedAt: null,
  })),
};

/** The inventory with a word more in this field. */
const typed = (place: ItemPlace | null, field: FieldId): InventoryView => {
  const write: Entry = {
    do: "write",
    op: "op",
    item: place,
    field,
    value: "あ",
    audience: "self",
    rev: 0,
  };
  return withEntries(all, [write]);
};
const changes = (after: InventoryView): boolean => {
  const [was, is] = [besides(all, "a"), besides(after, "a")];
  return was.length !== is.length || was.some((part, at) => part !== is[at]);
};

test("what is typed into another tactic or its task changes nothing that a card reads", () => {
  expect(changes(typed({ section: "tactic", id: "b" }, "I8-1"))).toBe(false);
  expect(changes(typed({ section: "task", id: "of-b" }, "I9-2"))).toBe(false);
});

test("its own task, a goal and what it draws on change what a card reads", () => {
  expect(changes(typed({ section: "task", id: "of-a" }, "I9-2"))).toBe(true);
  expect(changes(typed(null, "I2-1"))).toBe(true);
  expect(changes(typed({ section: "skill", id: "skill" }, "I3-1"))).toBe(true);
});
