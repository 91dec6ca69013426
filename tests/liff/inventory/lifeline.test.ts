import fc from "fast-check";
import { expect, test } from "vitest";
import { lifelineOf } from "#liff/inventory/lifeline.ts";
import type { FieldId } from "#shared/inventory-fields.ts";
import type { FieldValue } from "#shared/inventory.ts";
import type { ItemView } from "#shared/inventory-view.ts";

const TODAY = "2026-11-23";
const experience = (
  id: string,
  values: Partial<Record<FieldId, FieldValue | null>>,
  isDraft = false,
): ItemView => ({
  id,
  isDraft,
  source: null,
  fields: Object.entries(values).map(([field, value]) => ({
    id: field as FieldId,
    value,
    audience: "self",
    rev: 1,
  })),
});
const of = (from: string | null, to: string | null, level: number | null = 1, title = "仕事") =>
  experience(title, { "I4-1": { from, to }, "I4-2": title, "I4-6": level });
const stopOf = (item: ItemView) => lifelineOf([item], TODAY).stops[0];

test("a year is a whole year, a month a twelfth of one, and an open end is today", () => {
  expect(stopOf(of("2021", "2022"))).toMatchObject({ from: 2021, to: 2023 });
  expect(stopOf(of("2021-04", "2021-06"))).toMatchObject({ from: 2021.25, to: 2021.5 });
  expect(stopOf(of("2021-07", null))).toMatchObject({ from: 2021.5, to: 2026 + 10 / 12 });
  expect(stopOf(of(null, "2021"))).toMatchObject({ from: 2022, to: 2022 });
});

test("the stops stand in the order of their times, whatever the order of the list", () => {
  const items = [of("2020", null, 3, "c"), of("2012", "2014", -2, "a"), of("2015", "2019", 0, "b")];
  expect(lifelineOf(items, TODAY).stops.map(({ title }) => title)).toEqual(["a", "b", "c"]);
});

test("what lacks a time or a level waits by name; drafts and nameless ones are not there", () => {
  const items = [
    of("2020", null, null, "充実度なし"),
    experience("x", { "I4-2": "時期なし", "I4-6": 2 }),
    experience("y", { "I4-1": { from: null, to: null }, "I4-2": "空の時期", "I4-6": 2 }),
    experience("z", { "I4-2": " " }),
    experience("d", { "I4-1": { from: "2020", to: null }, "I4-2": "下書き", "I4-6": 2 }, true),
  ];
  expect(lifelineOf(items, TODAY)).toMatchObject({
    stops: [],
    others: [{ title: "充実度なし" }, { title: "時期なし" }, { title: "空の時期" }],
  });
});

test("whatever times are written, a stop never ends before it begins, and none is lost", () => {
  const year = fc.integer({ min: 1901, max: 2099 });
  const month = fc.integer({ min: 1, max: 12 }).map((each) => String(each).padStart(2, "0"));
  const time = fc.option(
    fc.oneof(
      year.map(String),
      fc.tuple(year, month).map(([y, m]) => `${y}-${m}`),
    ),
  );
  const item = fc.record({ from: time, to: time, level: fc.integer({ min: -5, max: 5 }) });
  fc.assert(
    fc.property(fc.array(item, { maxLength: 10 }), (all) => {
      const items = all.map(({ from, to, level }, at) => of(from, to, level, `仕事${at}`));
      const { stops, others } = lifelineOf(items, TODAY);
      expect(stops.length + others.length).toBe(all.length);
      for (const { from, to } of stops) {
        expect(to).toBeGreaterThanOrEqual(from);
        expect(Number.isFinite(from + to)).toBe(true);
      }
    }),
  );
});
