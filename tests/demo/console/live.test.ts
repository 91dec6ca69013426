import { expect, test } from "vitest";
import { applyChange, chatsOf } from "#bot/demo/console/live.ts";
import { chat, consoleState, message, person } from "./messages.ts";

const HERE_MS = Date.parse("2026-11-23T00:00:10Z");
const live = applyChange(
  null,
  {
    type: "state",
    state: consoleState({
      chats: [chat({ messages: [message({ id: "1" }), message({ id: "2" })] })],
    }),
  },
  HERE_MS,
);

test("nothing is known before the first whole state", () => {
  expect(applyChange(null, { type: "people", people: [] }, HERE_MS)).toBeNull();
});

test("the double's clock is kept as its distance from this machine's", () => {
  expect(live?.skewMs).toBe(-10_000);
  const {
    people: _people,
    chats: _chats,
    ...controls
  } = consoleState({
    now: "2026-12-01T00:00:10Z",
  });
  expect(applyChange(live, { type: "controls", controls }, HERE_MS)?.skewMs).toBe(8 * 86_400_000);
});

test("a message that did not change is the same object, one that was unsent is not", () => {
  const next = chat({ messages: [message({ id: "1" }), message({ id: "2", unsent: true })] });
  const after = applyChange(live, { type: "chat", chat: next }, HERE_MS)?.state.chats[0];
  const before = live?.state.chats[0];
  expect(after?.messages[0]).toBe(before?.messages[0]);
  expect(after?.messages[1]?.unsent).toBe(true);
});

test("a message edited twice shows its newest words", () => {
  const edited = (text: string) =>
    chat({ messages: [message({ id: "1", edited: true, message: { type: "text", text } })] });
  const once = applyChange(live, { type: "chat", chat: edited("一度") }, HERE_MS);
  const twice = applyChange(once, { type: "chat", chat: edited("二度") }, HERE_MS);
  expect(twice?.state.chats[0]?.messages[0]?.message).toEqual({ type: "text", text: "二度" });
});

test("a chat not seen before is added", () => {
  const added = applyChange(live, { type: "chat", chat: chat({ id: "C1" }) }, HERE_MS);
  expect(added?.state.chats.map(({ id }) => id)).toEqual(["U1", "C1"]);
});

test("a person sees their own chat first and then only the groups they are in", () => {
  const state = consoleState({
    people: [person(), person({ userId: "U2" })],
    chats: [
      chat({ id: "C1", kind: "group", members: ["U1", "U2"] }),
      chat({ id: "C2", kind: "group", members: ["U2"] }),
      chat({ id: "U2" }),
      chat({ id: "U1" }),
    ],
  });
  expect(chatsOf(state, "U1").map(({ id }) => id)).toEqual(["U1", "C1"]);
});
