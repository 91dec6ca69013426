import * as v from "valibot";
import { expect, test } from "vitest";
import { NoticeTime, noticeTimes, timeText, usualNotices, Weekday, Zone } from "#shared/notices.ts";

const takes = (schema: v.GenericSchema, value: unknown) => v.safeParse(schema, value).success;

test("a notice comes in a quarter of an hour from 8:00 to 21:30", () => {
  expect(noticeTimes.slice(0, 2)).toEqual(["08:00", "08:15"]);
  expect(noticeTimes.at(-1)).toBe("21:30");
  expect(noticeTimes).toHaveLength(55);
  for (const time of ["07:45", "21:45", "20:10", "8:00", "24:00", "", 20])
    expect(takes(NoticeTime, time)).toBe(false);
});

test("what is usual is on the list", () => {
  expect(takes(NoticeTime, usualNotices.weeklyTime)).toBe(true);
  expect(takes(NoticeTime, usualNotices.monthlyTime)).toBe(true);
  expect(takes(Weekday, usualNotices.weeklyDay)).toBe(true);
  for (const day of [0, 8, 1.5, "5", null]) expect(takes(Weekday, day)).toBe(false);
});

test("a zone is one that the machine knows by name", () => {
  for (const zone of ["Asia/Tokyo", "Europe/Berlin", "UTC"]) expect(takes(Zone, zone)).toBe(true);
  for (const zone of ["", "+09:00", "Moon/Sea", "x".repeat(65)])
    expect(takes(Zone, zone)).toBe(false);
});

test("a time is read without a leading zero", () => {
  expect(timeText("08:00")).toBe("8:00");
  expect(timeText("20:00")).toBe("20:00");
});
