import { expect, test } from "vitest";
import { daysOf } from "#bot/demo/console/message/days.ts";
import { message } from "#tests/demo/console/messages.ts";

test("a day begins at midnight in Tokyo", () => {
  const days = daysOf([
    message({ at: "2026-11-22T14:59:00Z" }),
    message({ at: "2026-11-22T15:00:00Z" }),
  ]);
  expect(days.map(({ day }) => day)).toEqual(["2026-11-22", "2026-11-23"]);
});

test("messages of one sender within minutes belong together, over midnight they do not", () => {
  const days = daysOf([
    message({ at: "2026-11-22T14:50:00Z", from: "bot" }),
    message({ at: "2026-11-22T14:52:00Z", from: "bot" }),
    message({ at: "2026-11-22T14:53:00Z", from: "U1" }),
    message({ at: "2026-11-22T14:59:30Z", from: "U1" }),
    message({ at: "2026-11-22T15:00:30Z", from: "U1" }),
  ]);
  expect(days.map(({ messages }) => messages.map(({ follows }) => follows))).toEqual([
    [false, true, false, false],
    [false],
  ]);
});

test("what follows a line of the system or an unsent message shows its sender again", () => {
  const at = "2026-11-22T00:00:00Z";
  const [day] = daysOf([
    message({ at, from: "bot", system: true }),
    message({ at, from: "bot" }),
    message({ at, from: "bot", unsent: true }),
    message({ at, from: "bot" }),
  ]);
  expect(day?.messages.map(({ follows }) => follows)).toEqual([false, false, true, false]);
});
