import fc from "fast-check";
import { expect, test } from "vitest";
import { compare } from "#bot/inventory/compare.ts";
import { newCourse, type Course } from "#bot/inventory/course.ts";
import {
  emptyInventory,
  type FieldState,
  type FieldStates,
  type InventoryState,
} from "#bot/inventory/rules.ts";
import { audiences, sections, type FieldValue, type ItemSection } from "#shared/inventory.ts";
import type { Became, ComparedSection } from "#shared/inventory-compare.ts";
import {
  fieldIds,
  fieldsOf,
  isItemSection,
  specOf,
  type FieldId,
} from "#shared/inventory-fields.ts";

const at = new Date("2026-11-23T12:00:00Z");
const field = (value: FieldValue | null): FieldState => ({ value, audience: "self", rev: 1, at });
const skill = (id: string, values: FieldStates, draft = false) => ({
  id,
  section: "skill" as const,
  values,
  draft,
  source: null,
  at,
});

const word = fc.constantFrom("", " ", "聞く", "書く", "教える ", "聞く\n待つ");
const valueOf = (id: FieldId): fc.Arbitrary<FieldValue | null> => {
  const { kind, choices = [] } = specOf(id);
  const choice = fc.constantFrom(...choices, "x");
  const byKind = {
    text: word,
    long: word,
    lines: fc.array(word, { maxLength: 3 }),
    choice,
    scale: choice,
    multi: fc.uniqueArray(choice, { maxLength: 3 }),
    chips: fc.record({
      picks: fc.uniqueArray(choice, { maxLength: 2 }),
      own: fc.array(word, { maxLength: 2 }),
    }),
    slider: fc.integer({ min: -5, max: 5 }),
    period: fc.record({
      from: fc.constantFrom(null, "2020", "2021-04"),
      to: fc.constantFrom(null, "2022"),
    }),
  } as const;
  const value: fc.Arbitrary<FieldValue> = byKind[kind];
  return fc.option(value, { freq: 4 });
};
const statesOf = (ids: readonly FieldId[]): fc.Arbitrary<FieldStates> =>
  fc.record(
    Object.fromEntries(
      ids.map((id) => [
        id,
        fc.record({
          value: valueOf(id),
          audience: fc.constantFrom(...audiences),
          rev: fc.nat(9),
          at: fc.constant(at),
        }),
      ]),
    ),
    { requiredKeys: [] },
  );
const itemOf = (section: ItemSection) =>
  fc.record({
    id: fc.constantFrom("a", "b", "c", "d").map((id) => `${section}-${id}`),
    section: fc.constant(section),
    values: statesOf(fieldsOf(section, "item")),
    draft: fc.boolean(),
    source: fc.constant(null),
    at: fc.constant(at),
    ...(section === "tactic" && {
      course: fc
        .constantFrom("active" as const, "resting" as const, "graduated" as const)
        .map((state): Course => ({ ...newCourse, state })),
    }),
  });
const anyInventory: fc.Arbitrary<InventoryState> = fc.record({
  fields: statesOf(fieldIds.filter((id) => specOf(id).isOfItem !== true)),
  items: fc.uniqueArray(fc.oneof(...sections.filter(isItemSection).map(itemOf)), {
    maxLength: 8,
    selector: ({ id }) => id,
  }),
  confirmedAt: fc.constant({}),
});

/** Every difference and sameness by its place. */
type Place = { readonly became: Became; readonly before: unknown; readonly after: unknown };
const byPlace = (compared: readonly ComparedSection[]) =>
  new Map<string, Place>(
    compared.flatMap(({ fields, items }) => [
      ...fields.map((each) => [each.id, each] as const),
      ...items.flatMap((item) => [
        [item.id, { became: item.became, before: null, after: null }] as const,
        ...item.fields.map((each) => [`${item.id} ${each.id}`, each] as const),
      ]),
    ]),
  );
const mirrored: Readonly<Record<Became, Became>> = {
  new: "gone",
  gone: "new",
  changed: "changed",
  same: "same",
};

test("a thing beside itself shows no change, and all that is written in it", () => {
  fc.assert(
    fc.property(anyInventory, (inventory) => {
      for (const { became, before, after } of byPlace(compare(inventory, inventory)).values()) {
        expect(became).toBe("same");
        expect(before).toEqual(after);
      }
    }),
  );
});

test("the other way round is the same with new and let go exchanged", () => {
  fc.assert(
    fc.property(anyInventory, anyInventory, (a, b) => {
      const there = byPlace(compare(a, b));
      const back = byPlace(compare(b, a));
      expect([...back.keys()].toSorted()).toEqual([...there.keys()].toSorted());
      for (const [place, { became, before, after }] of there) {
        expect(back.get(place)).toMatchObject({
          became: mirrored[became],
          before: after,
          after: before,
        });
      }
    }),
  );
});

test("from nothing everything is new, and drafts are no part of it", () => {
  fc.assert(
    fc.property(anyInventory, (inventory) => {
      const found = compare(emptyInventory, inventory);
      for (const { became } of byPlace(found).values()) expect(became).toBe("new");
      const drafts = inventory.items.filter(({ draft }) => draft).map(({ id }) => id);
      for (const { items } of found) {
        for (const { id } of items) expect(drafts).not.toContain(id);
      }
    }),
  );
});

test("nothing but words counts: not who may see them, nor space around them, nor the order of picks", () => {
  const picks = (...all: string[]) => field({ picks: all, own: [" 静けさ"] });
  const a = {
    ...emptyInventory,
    fields: { "I1-1": picks("honesty", "use"), "I2-3": field("2本書く") },
    items: [skill("a", { "I3-1": field("聞く") }), skill("b", { "I3-1": field("書く") })],
  };
  const b: InventoryState = {
    ...a,
    fields: {
      "I1-1": { ...field({ picks: ["use", "honesty"], own: ["静けさ"] }), audience: "circle" },
      "I2-3": { ...field("2本書く\n"), rev: 9 },
      "I2-4": field(" "),
    },
    items: a.items.toReversed(),
  };
  for (const { became } of byPlace(compare(a, b)).values()) expect(became).toBe("same");
});

test("each change has its word, item by item and field by field", () => {
  const before = {
    ...emptyInventory,
    fields: { "I2-3": field("1本書く"), "I2-4": field("手直しが減ったら") },
    items: [
      skill("kept", { "I3-1": field("聞く") }),
      skill("reworded", { "I3-1": field("書く") }),
      skill("letGo", { "I3-1": field("断る"), "I3-2": field("alone") }),
    ],
  };
  const after = {
    ...emptyInventory,
    fields: { "I2-3": field("2本書く"), "I2-1": field("後輩の育成") },
    items: [
      skill("fresh", { "I3-1": field("教える") }),
      skill("kept", { "I3-1": field("聞く"), "I3-2": field("teaching") }),
      skill("reworded", { "I3-1": field("提案書を書く") }),
      skill("waits", { "I3-1": field("下書き") }, true),
    ],
  };
  const found = compare(before, after);
  expect(found.map(({ section }) => section)).toEqual(["goal", "skill"]);
  expect(found[0]?.fields).toEqual([
    { id: "I2-1", became: "new", before: null, after: "後輩の育成" },
    { id: "I2-3", became: "changed", before: "1本書く", after: "2本書く" },
    { id: "I2-4", became: "gone", before: "手直しが減ったら", after: null },
  ]);
  expect(found[1]?.items.map(({ id, became }) => [id, became])).toEqual([
    ["fresh", "new"],
    ["kept", "changed"],
    ["reworded", "changed"],
    ["letGo", "gone"],
  ]);
});

test("a tactic that graduated or came to rest changed, without a word of it changing", () => {
  const tactic = (state: Course["state"]): InventoryState => ({
    ...emptyInventory,
    items: [
      {
        ...skill("a", { "I8-1": field("朝に書く") }),
        section: "tactic",
        course: { ...newCourse, state },
      },
    ],
  });
  const between = (before: Course["state"], after: Course["state"]) => {
    const [item] = compare(tactic(before), tactic(after))[0]?.items ?? [];
    return item && { became: item.became, stand: item.stand, words: item.fields[0]?.became };
  };
  for (const [before, after] of [
    ["active", "graduated"],
    ["active", "resting"],
    ["resting", "active"],
  ] as const) {
    expect(between(before, after)).toEqual({
      became: "changed",
      stand: { before, after },
      words: "same",
    });
  }
  expect(between("active", "active")).toEqual({ became: "same", stand: null, words: "same" });
  expect(between("resting", "resting")?.became).toBe("same");
  expect(compare(emptyInventory, tactic("graduated"))[0]?.items[0]).toMatchObject({
    became: "new",
    stand: { before: null, after: "graduated" },
  });
});
