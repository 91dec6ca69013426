import { expect, test } from "vitest";
import { newestSeenBy, seat } from "#bot/demo/console/unread.ts";
import { chat, consoleState, message } from "./messages.ts";

test("one's own words and lines of the system are nothing new", () => {
  const messages = [
    message({ id: "1", from: "bot" }),
    message({ id: "2", from: "U1" }),
    message({ id: "3", from: "bot", system: true }),
  ];
  const newest = newestSeenBy(consoleState({ chats: [chat({ messages })] }));
  expect(newest.get(seat("U1", "U1"))).toBe("1");
});
