import { expect, test } from "vitest";
import { addItem, emptyInventory, writeField, type InventoryState } from "#bot/inventory/rules.ts";
import { letGo, takeIn, unlink } from "#bot/inventory/strengths.ts";
import { mostItems } from "#shared/inventory-fields.ts";

const NOW = new Date("2026-11-23T12:00:00Z");
const strength = { itemId: "s-1", name: "聞く力", note: "n-1" };

const after = (outcome: ReturnType<typeof takeIn>): InventoryState => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.state;
};

const taken = after(takeIn(emptyInventory, strength, NOW));

test("a strength becomes a skill for oneself, once", () => {
  const [item] = taken.items;
  expect(item).toMatchObject({ section: "skill", draft: false, source: null, strength: "n-1" });
  expect(item?.values["I3-1"]).toMatchObject({ value: "聞く力", audience: "self" });
  expect(after(takeIn(taken, strength, NOW))).toBe(taken);
});

test("a skill that is there already, however it is written, is not doubled, nor let go with it", () => {
  const item = { section: "skill", id: "own" } as const;
  const writing = { item, field: "I3-1", value: "「聞く力」", rev: 0 } as const;
  const own = after(writeField(after(addItem(emptyInventory, item, NOW)), writing, NOW));
  const both = after(takeIn(own, strength, NOW));
  expect(both).toBe(own);
  expect(after(letGo(both, "s-1"))).toBe(own);
});

test("let go untouched it is gone; written on, it stays and no longer knows its note", () => {
  expect(after(letGo(taken, "s-1")).items).toEqual([]);
  const item = { section: "skill", id: "s-1" } as const;
  const writing = { item, field: "I3-2", value: "alone", rev: 0 } as const;
  const written = after(writeField(taken, writing, NOW));
  const [left] = after(letGo(written, "s-1")).items;
  expect(left?.values["I3-2"]?.value).toBe("alone");
  expect(left).not.toHaveProperty("strength");
});

test("the note withdrawn, the skill stays; what is not there changes nothing", () => {
  expect(after(unlink(taken, "n-1")).items).toMatchObject([{ id: "s-1" }]);
  expect(after(unlink(taken, "n-1")).items[0]).not.toHaveProperty("strength");
  expect(after(unlink(taken, "another"))).toBe(taken);
  expect(after(letGo(taken, "another"))).toBe(taken);
});

test("where the skills are full, nothing more is taken in", () => {
  let state = emptyInventory;
  for (let n = 0; n < mostItems("skill"); n += 1)
    state = after(addItem(state, { section: "skill", id: `i${n}` }, NOW));
  expect(takeIn(state, strength, NOW)).toEqual({ ok: false, reason: "full" });
});
