import { expect, test } from "vitest";
import {
  acceptDraft,
  addItem,
  emptyInventory,
  fileDraft,
  orderItems,
  removeItem,
  withoutMessage,
  writeField,
  type InventoryState,
  type Outcome,
} from "#bot/inventory/rules.ts";

const at = new Date("2026-11-23T12:00:00Z");
const stateOf = (outcome: Outcome): InventoryState => {
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.state;
};
const skill = (id: string) => ({ section: "skill", id }) as const;
const goal = (value: string, rev: number) =>
  ({ item: null, field: "I2-3", value, rev, audience: "circle" }) as const;

test("a write knows what it writes over; one that does not gets the other version", () => {
  const first = stateOf(writeField(emptyInventory, goal("1本書く", 0), at));
  expect(first.fields["I2-3"]).toEqual({ value: "1本書く", audience: "circle", rev: 1, at });
  const stale = writeField(first, goal("2本書く", 0), at);
  expect(stale).toEqual({ ok: false, reason: "conflict", current: first.fields["I2-3"] });
  expect(writeField(first, goal("2本書く", 1), at).ok).toBe(true);
});

test("everything is for oneself until its audience is said, and keeps it afterwards", () => {
  const write = { item: null, field: "I2-1", value: "x", rev: 0 } as const;
  const first = stateOf(writeField(emptyInventory, write, at));
  expect(first.fields["I2-1"]?.audience).toBe("self");
  const shown = stateOf(writeField(first, { ...write, rev: 1, audience: "circle" }, at));
  const again = stateOf(writeField(shown, { ...write, value: "y", rev: 2 }, at));
  expect(again.fields["I2-1"]?.audience).toBe("circle");
});

test("a lock holds for writes too", () => {
  const money = { item: null, field: "I6-5", value: "学費", rev: 0 } as const;
  expect(writeField(emptyInventory, { ...money, audience: "circle" }, at)).toMatchObject({
    reason: "locked",
  });
  expect(writeField(emptyInventory, { ...money, audience: "organizer" }, at).ok).toBe(true);
});

test("a field is written where it belongs and nowhere else", () => {
  const state = stateOf(addItem(emptyInventory, skill("a"), at));
  const places = [
    { item: null, field: "I3-1" },
    { item: skill("a"), field: "I2-3" },
    { item: skill("a"), field: "I9-1" },
    { item: skill("b"), field: "I3-1" },
    { item: { section: "task", id: "a" }, field: "I9-1" },
  ] as const;
  for (const place of places) {
    expect(writeField(state, { ...place, value: "x", rev: 0 }, at)).toMatchObject({
      reason: "missing",
    });
  }
});

test("three tactics are enough", () => {
  let state = emptyInventory;
  for (const id of ["a", "b", "c"]) {
    state = stateOf(addItem(state, { section: "tactic", id }, at));
  }
  expect(addItem(state, { section: "tactic", id: "d" }, at)).toMatchObject({ reason: "full" });
  expect(addItem(state, { section: "tactic", id: "c" }, at)).toEqual({ ok: true, state });
});

test("items stand in the order the member gave; unnamed ones follow", () => {
  let state = emptyInventory;
  for (const id of ["a", "b", "c"]) state = stateOf(addItem(state, skill(id), at));
  const ordered = stateOf(orderItems(state, "skill", ["c", "a"]));
  expect(ordered.items.map(({ id }) => id)).toEqual(["c", "a", "b"]);
  expect(orderItems(state, "skill", ["c", "z"])).toMatchObject({ reason: "missing" });
  expect(orderItems(state, "task", ["c"])).toMatchObject({ reason: "missing" });
  expect(stateOf(removeItem(state, skill("b"))).items.map(({ id }) => id)).toEqual(["a", "c"]);
});

const source = {
  cadence: "weekly",
  period: "2026-W48",
  messageIds: ["m1"],
  text: "わかりやすいと言われた",
};
const filed = () => stateOf(fileDraft(emptyInventory, skill("d"), source, at));
const name = (state: InventoryState) => state.items[0]?.values["I3-1"]?.value;

test("a sentence is filed once as a draft, and stays once it is looked through", () => {
  const state = filed();
  expect(stateOf(fileDraft(state, skill("d"), source, at))).toBe(state);
  expect(state.items[0]).toMatchObject({ draft: true });
  const kept = stateOf(acceptDraft(state, skill("d"), at));
  expect(kept.items[0]).toMatchObject({ draft: false, source });
  expect(name(kept)).toBe("わかりやすいと言われた");
});

test("a message taken back takes its draft along, and only its words out of what was kept", () => {
  expect(withoutMessage(filed(), "m1").items).toEqual([]);
  expect(withoutMessage(filed(), "m2").items).toHaveLength(1);
  const kept = stateOf(acceptDraft(filed(), skill("d"), at));
  expect(withoutMessage(kept, "m1").items).toEqual([]);

  const write = (state: InventoryState, field: "I3-1" | "I3-3", value: string, rev: number) =>
    stateOf(writeField(state, { item: skill("d"), field, value, rev }, at));
  const scene = write(kept, "I3-3", "部門会議", 0);
  const [item] = withoutMessage(scene, "m1").items;
  expect(item).toMatchObject({ values: { "I3-3": { value: "部門会議" } }, source: null });
  expect(JSON.stringify(item)).not.toContain("わかりやすい");

  const longer = write(kept, "I3-1", "わかりやすいと言われた(会議で)", 1);
  expect(name(withoutMessage(longer, "m1"))).toBe("(会議で)");
  const rewritten = write(scene, "I3-1", "わかりやすく話す", 1);
  expect(JSON.stringify(withoutMessage(rewritten, "m1"))).not.toContain("わかりやす");
});
