import { expect, test } from "vitest";
import { whenWords } from "#shared/meetup-when.ts";

const from = new Date("2026-12-19T14:30:00Z");
const to = new Date("2026-12-19T16:00:00Z");

test.for([
  ["Asia/Tokyo", "ja", "12月19日(土)", "23:30〜翌1:00"],
  ["Asia/Tokyo", "en", "Saturday, December 19", "23:30–1:00 the next day"],
  ["Europe/Berlin", "ja", "12月19日(土)", "15:30〜17:00"],
  ["America/New_York", "en", "Saturday, December 19", "9:30–11:00"],
  ["Pacific/Kiritimati", "ja", "12月20日(日)", "4:30〜6:00"],
] as const)("by the clock of %s, in %s", ([zone, locale, day, time]) => {
  expect(whenWords(from, to, zone, locale)).toMatchObject({ day, time });
});

test("summer time abroad is told as the clock there shows it", () => {
  const summer = new Date("2027-06-19T11:00:00Z");
  const { time } = whenWords(summer, new Date("2027-06-19T13:00:00Z"), "Europe/Berlin", "ja");
  expect(time).toBe("13:00〜15:00");
});
