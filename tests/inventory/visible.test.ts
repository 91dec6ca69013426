import fc from "fast-check";
import { expect, test } from "vitest";
import { emptyInventory, type FieldState, type InventoryState } from "#bot/inventory/rules.ts";
import { visibleTo } from "#bot/inventory/visible.ts";
import { audiences, reaches, type FieldValue } from "#shared/inventory.ts";
import {
  fieldIds,
  fieldsOf,
  isItemSection,
  specOf,
  widestOf,
  type FieldId,
} from "#shared/inventory-fields.ts";
import type { ShownInventory, Viewer } from "#shared/inventory-view.ts";
import type { Audience } from "#shared/reflection.ts";

const at = new Date("2026-11-23T12:00:00Z");
const field = (value: FieldValue, audience: Audience): FieldState => ({
  value,
  audience,
  rev: 1,
  at,
});

const skill = (name: string, audience: Audience, draft = false) => ({
  id: `skill-${name}`,
  section: "skill" as const,
  values: { "I3-1": field(name, audience) },
  draft,
  source: null,
  at,
});

const shownIds = (shown: ShownInventory) =>
  shown.sections.flatMap(({ fields = [], items = [] }) => [
    ...fields.map(({ id }) => id),
    ...items.flatMap((item) => item.fields.map(({ id }) => id)),
  ]);

/** Every field with any audience, as if no lock had ever been looked at. */
const anyInventory = fc
  .record({
    audiences: fc.array(fc.constantFrom(...audiences), {
      minLength: fieldIds.length,
      maxLength: fieldIds.length,
    }),
    drafts: fc.array(fc.boolean(), { minLength: 9, maxLength: 9 }),
    depth: fc.constantFrom("full", "outline", "hidden"),
  })
  .map(({ audiences: own, drafts, depth }): InventoryState => {
    const state = (id: FieldId): FieldState => {
      const value = id === "I4-7" ? depth : id === "I8-2" ? ["money", "time"] : `words of ${id}`;
      return field(value, own[fieldIds.indexOf(id)] ?? "self");
    };
    const states = (ids: readonly FieldId[]) =>
      Object.fromEntries(ids.map((id) => [id, state(id)]));
    const sections = [...new Set(fieldIds.map((id) => specOf(id).section))];
    return {
      ...emptyInventory,
      fields: states(fieldIds.filter((id) => specOf(id).isOfItem !== true)),
      items: sections.filter(isItemSection).map((section, index) => ({
        id: section,
        section,
        values: states(fieldsOf(section, "item")),
        draft: drafts[index] ?? false,
        source: null,
        at,
      })),
    };
  });

test("nothing is ever seen by a wider audience than its own or its lock's", () => {
  fc.assert(
    fc.property(
      anyInventory,
      fc.constantFrom<Viewer>("circle", "organizer"),
      (inventory, viewer) => {
        const all = { ...inventory.fields };
        for (const item of inventory.items) Object.assign(all, item.values);
        for (const id of shownIds(visibleTo(viewer, inventory))) {
          expect(reaches(all[id]?.audience ?? "self", viewer), id).toBe(true);
          expect(reaches(widestOf(id), viewer), id).toBe(true);
        }
      },
    ),
  );
});

test("the circle never sees money or a row about a person, whatever is stored", () => {
  fc.assert(
    fc.property(anyInventory, (inventory) => {
      const seen = shownIds(visibleTo("circle", inventory));
      expect(seen.filter((id) => /^I6-|^I5-[1-4]/.test(id))).toEqual([]);
    }),
  );
});

test("what is hidden leaves no empty place behind", () => {
  fc.assert(
    fc.property(
      anyInventory,
      fc.constantFrom<Viewer>("circle", "organizer"),
      (inventory, viewer) => {
        for (const { fields, items } of visibleTo(viewer, inventory).sections) {
          expect(fields?.length).not.toBe(0);
          expect(items?.length).not.toBe(0);
          expect((fields ?? items ?? []).length).toBeGreaterThan(0);
          for (const item of items ?? []) expect(item.fields.length).toBeGreaterThan(0);
        }
      },
    ),
  );
});

test("one private item among two looks as if there were one", () => {
  const inventory = {
    ...emptyInventory,
    items: [skill("聞く", "circle"), skill("断る", "self"), skill("書く", "circle", true)],
  };
  expect(visibleTo("circle", inventory)).toEqual({
    sections: [{ section: "skill", items: [{ fields: [{ id: "I3-1", value: "聞く" }] }] }],
  });
});

test("the organizer sees what is for the organizer and what is for all, companions only the latter", () => {
  const inventory = {
    ...emptyInventory,
    fields: {
      "I6-5": field("学費", "organizer"),
      "I2-3": field("提案書を2本", "circle"),
      "I1-3": field("抱えこむ", "self"),
      "I2-4": field("  ", "circle"),
    },
  };
  expect(shownIds(visibleTo("organizer", inventory))).toEqual(["I2-3", "I6-5"]);
  expect(shownIds(visibleTo("circle", inventory))).toEqual(["I2-3"]);
});

test("an experience in outline tells when and what, and hidden it tells nothing", () => {
  const experience = (depth: string) => ({
    ...emptyInventory,
    items: [
      {
        id: "e",
        section: "experience" as const,
        values: {
          "I4-1": field({ from: "2021", to: null }, "circle"),
          "I4-2": field("引き継ぎ役", "circle"),
          "I4-3": field("写真つきの手順書", "circle"),
          "I4-7": field(depth, "self"),
        },
        draft: false,
        source: null,
        at,
      },
    ],
  });
  expect(shownIds(visibleTo("circle", experience("outline")))).toEqual(["I4-1", "I4-2"]);
  expect(shownIds(visibleTo("circle", experience("full")))).toEqual(["I4-1", "I4-2", "I4-3"]);
  expect(visibleTo("circle", experience("hidden"))).toEqual({ sections: [] });
});

test("a tactic of which only a private link is shown is not there at all", () => {
  const values = { "I8-2": field(["money"], "circle") };
  const tactic = { id: "t", section: "tactic" as const, values, draft: false, source: null, at };
  expect(visibleTo("circle", { ...emptyInventory, items: [tactic] })).toEqual({ sections: [] });
});

test("a tactic does not tell that it draws on money nobody sees", () => {
  const tactic = {
    id: "t",
    section: "tactic" as const,
    values: {
      "I8-1": field("朝の30分を使う", "circle"),
      "I8-2": field(["money", "time"], "circle"),
    },
    draft: false,
    source: null,
    at,
  };
  const inventory = {
    ...emptyInventory,
    fields: { "I6-2": field("even", "self"), "I7-1": field("half", "circle") },
    items: [tactic],
  };
  expect(JSON.stringify(visibleTo("circle", inventory))).not.toContain("money");
  expect(shownIds(visibleTo("circle", inventory))).toContain("I8-2");
});
