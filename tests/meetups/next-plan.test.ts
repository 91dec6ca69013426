import { expect, test } from "vitest";
import { nextPlan } from "#bot/meetups/next-plan.ts";
import { create, type Meetup } from "#bot/meetups/rules.ts";
import type { MeetupPlan } from "#shared/meetup.ts";
import { planOn } from "./plan.ts";

const zone = "Asia/Tokyo";
const now = new Date("2026-11-23T11:00:00Z");

const made = (plan: Partial<MeetupPlan>, at: Date): Meetup => {
  const outcome = create({ id: "m", circleId: "c" }, planOn(plan), zone, at);
  if (!outcome.ok) throw new Error(outcome.reason);
  return outcome.meetup;
};

test.for([
  [{ by: "weekday", nth: 3, weekday: 6 }, "2026-11-21", "2026-12-19"],
  [{ by: "weekday", nth: 5, weekday: 6 }, "2026-11-21", "2026-12-26"],
  [{ by: "weekday", nth: 5, weekday: 6 }, "2026-12-26", "2027-01-30"],
  [{ by: "day", day: 31 }, "2026-10-31", "2026-11-30"],
  [{ by: "day", day: 31 }, "2027-01-31", "2027-02-28"],
  [null, "2026-12-08", "2027-01-12"],
] as const)("%o after %s is %s", ([rhythm, day, next]) => {
  const last = made({ day, rhythm }, new Date("2026-10-01T00:00:00Z"));
  expect(nextPlan(last, zone, now)).toMatchObject({
    day: next,
    theme: null,
    from: "20:00",
    link: "https://meet.example/abc",
  });
});

test("after a pause the next one is not in the past, and a first one is the third Saturday", () => {
  const last = made({ day: "2026-08-15" }, new Date("2026-08-01T00:00:00Z"));
  expect(nextPlan(last, zone, new Date("2026-11-10T00:00:00Z")).day).toBe("2026-11-21");
  expect(nextPlan(null, zone, now)).toMatchObject({ day: "2026-12-19", from: "20:00" });
  expect(nextPlan(null, zone, now, "2026-12-05").day).toBe("2026-12-05");
});
