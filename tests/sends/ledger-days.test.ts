import { expect, test } from "vitest";
import type { AheadDay } from "#bot/nudges/forecast.ts";
import { createLedgerDays } from "#bot/sends/ledger-days.ts";
import type { SendClass } from "#bot/sends/rules.ts";
import { mostDaysAhead } from "#shared/ledger.ts";

const planned = (day: string, kind: string, of: SendClass, people: number, on: string | null) => ({
  dueAt: new Date(`${day}T20:00+09:00`),
  on,
  kind,
  class: of,
  people,
});

const ask = (of: {
  readonly ahead: readonly AheadDay[];
  readonly planned?: readonly ReturnType<typeof planned>[];
  readonly stopped?: readonly SendClass[];
}) =>
  createLedgerDays({
    sendStore: { plannedUntil: () => Promise.resolve(of.planned ?? []) },
    ahead: (days) => {
      expect(days).toBe(mostDaysAhead);
      return Promise.resolve(of.ahead);
    },
    foreseenKinds: ["monthly", "weekly"],
    stopped: () => Promise.resolve(of.stopped ?? []),
    zone: "Asia/Tokyo",
    now: () => new Date("2026-11-25T12:00+09:00"),
  })();

const day = (at: string, more: Partial<AheadDay> = {}): AheadDay => ({
  day: at,
  people: {},
  own: 0,
  spaced: 0,
  none: 9,
  ...more,
});

test("today is what is planned and not out yet; later days are foreseen, with what is promised", async () => {
  const people = { "nudge-monthly": 9 };
  const { days } = await ask({
    ahead: [day("2026-11-25", { people }), day("2026-11-26", { people })],
    planned: [
      planned("2026-11-24", "monthly", "nudge-monthly", 2, "2026-11-24"),
      planned("2026-11-25", "monthly", "nudge-monthly", 3, "2026-11-25"),
      planned("2026-11-26", "monthly", "nudge-monthly", 4, "2026-11-26"),
      planned("2026-11-26", "asked", "nudge-monthly", 1, "2026-11-26"),
      planned("2026-11-26", "meetup", "announcement", 12, null),
    ],
  });
  expect(days.map(({ lines }) => lines)).toEqual([
    [{ class: "nudge-monthly", people: 5 }],
    [
      { class: "announcement", people: 12 },
      { class: "nudge-monthly", people: 10 },
    ],
  ]);
});

test("a class that is stopped is gone from this month and there in the next", async () => {
  const people = { "nudge-weekly": 4 };
  const { days } = await ask({
    ahead: [day("2026-11-27", { people }), day("2026-12-04", { people })],
    stopped: ["nudge-weekly"],
  });
  expect(days.map(({ lines }) => lines)).toEqual([[], [{ class: "nudge-weekly", people: 4 }]]);
});

test("of fewer than five people no reason is told, and quiet days say that they are", async () => {
  const { days } = await ask({
    ahead: [
      day("2026-12-28", { own: 3, spaced: 1, none: 0 }),
      day("2026-12-29", { own: 4, none: 1 }),
    ],
  });
  expect(days.map(({ isQuiet, not }) => [isQuiet, not])).toEqual([
    [false, null],
    [true, { own: 4, spaced: 0, none: 1 }],
  ]);
});
