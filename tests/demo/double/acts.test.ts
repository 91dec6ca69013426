import { expect, test } from "vitest";
import { readAct } from "#bot/demo/double/acts.ts";

test.each([
  [{ do: "follow", person: "U1" }],
  [{ do: "say", person: "U1", chat: "U1", text: "はい", mentionsBot: true }],
  [{ do: "tap", person: "U1", chat: "U1", action: { type: "postback", label: "a", data: "b" } }],
  [
    {
      do: "tap",
      person: "U1",
      chat: "U1",
      action: { type: "uri" },
      params: { date: "2026-11-23" },
    },
  ],
  [{ do: "fault", kind: "timeout", times: 2 }],
  [{ do: "quota", limit: null }],
  [{ do: "join-group", person: "U1", chat: "C1" }],
])("%j is an act", (act) => {
  expect(readAct(act)).toEqual({ act });
});

test.each([
  [null],
  ["follow"],
  [{ do: "fly", person: "U1" }],
  [{ do: "say", person: "U1", chat: "U1", text: "" }],
  [{ do: "say", person: "U1", chat: "U1", text: "あ".repeat(5_001) }],
  [{ do: "tap", person: "U1", chat: "U1", action: { type: "eval" } }],
  [{ do: "tap", person: "U1", chat: "U1", action: { type: "postback", data: "x".repeat(5_000) } }],
  [{ do: "fault", kind: "fire", times: 1 }],
  [{ do: "redeliver", times: -1 }],
  [{ do: "clock", addMs: "1" }],
  [{ do: "clock", addMs: -1 }],
  [{ do: "clock", addMs: 1e300 }],
])("%j is refused", (act) => {
  expect(readAct(act)).toEqual({ error: expect.any(String) });
});

test("properties that no act has do not reach the double", () => {
  expect(readAct({ do: "reset-clock", extra: 1 })).toEqual({ act: { do: "reset-clock" } });
});
