import fc from "fast-check";
import { expect, test } from "vitest";
import { periodOf } from "#bot/calendar.ts";
import { walkUntil } from "#bot/demo/walk.ts";
import { writtenOn } from "#bot/reflections/periods.ts";
import { standsOn } from "#bot/reflections/rules.ts";
import { toRoad } from "#shared/road.ts";

const zone = "Asia/Tokyo";
const day = 86_400_000;
const anyDay = fc.date({
  min: new Date("2026-01-01"),
  max: new Date("2031-01-01"),
  noInvalidDate: true,
});

test("on whatever day the demo begins, Sakura has walked for a year, in good time, and rested", () => {
  fc.assert(
    fc.property(anyDay, (now) => {
      const joined = new Date(now.getTime() - 430 * day);
      const walk = walkUntil(now, joined, zone);
      const keys = walk.map(({ cadence, period }) => `${cadence} ${period}`);
      expect(new Set(keys).size).toBe(walk.length);
      for (const { cadence, period, at } of walk) {
        expect(at >= joined && at < now, period).toBe(true);
        expect(writtenOn({ cadence, period, createdAt: at }, zone)).toBeNull();
      }
      const stops = walk
        .map((each) => ({ ...each, standsOn: standsOn(each, each.at, zone), answers: [] }))
        .toSorted((a, b) => (a.standsOn < b.standsOn ? 1 : -1));
      const month = (at: Date) => periodOf("monthly", at, zone);
      const road = toRoad(stops, { now: month(now), since: month(joined) });
      expect(road.some(({ kind }) => kind === "plain")).toBe(true);
      expect(road.length).toBeGreaterThan(10);
    }),
  );
});
