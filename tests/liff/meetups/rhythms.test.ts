import { expect, test } from "vitest";
import { googleLink } from "#liff/meetups/google.ts";
import { isSameRhythm, rhythmsOf } from "#liff/meetups/rhythms.ts";

test("a day stands for its place in the month, from either end, and for its number", () => {
  expect(rhythmsOf("2026-12-19")).toEqual([
    { by: "weekday", nth: 3, weekday: 6 },
    { by: "day", day: 19 },
  ]);
  expect(rhythmsOf("2026-12-27")).toEqual([
    { by: "weekday", nth: 4, weekday: 7 },
    { by: "weekday", nth: 5, weekday: 7 },
    { by: "day", day: 27 },
  ]);
  expect(rhythmsOf("2027-01-31")).toEqual([
    { by: "weekday", nth: 5, weekday: 7 },
    { by: "day", day: 31 },
  ]);
  expect(rhythmsOf("")).toEqual([]);
});

test("rhythms are the same by what they say", () => {
  const third = { by: "weekday", nth: 3, weekday: 6 } as const;
  expect(isSameRhythm(third, { weekday: 6, nth: 3, by: "weekday" })).toBe(true);
  expect(isSameRhythm(third, { by: "day", day: 3 })).toBe(false);
  expect(isSameRhythm(null, null)).toBe(true);
  expect(isSameRhythm(null, third)).toBe(false);
});

test("Google's calendar is handed the time and the fixed words, in a form it reads", () => {
  const link = new URL(
    googleLink({
      title: "研究所 定例会",
      text: "聞くだけ & 途中からも",
      from: "2026-12-19T11:00:00.000Z",
      to: "2026-12-19T13:00:00.000Z",
    }),
  );
  expect(link.origin).toBe("https://calendar.google.com");
  expect(Object.fromEntries(link.searchParams)).toEqual({
    action: "TEMPLATE",
    text: "研究所 定例会",
    dates: "20261219T110000Z/20261219T130000Z",
    details: "聞くだけ & 途中からも",
  });
});
