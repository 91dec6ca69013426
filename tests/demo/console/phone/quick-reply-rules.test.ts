import { expect, test } from "vitest";
import { quickRepliesOf, staysAfterTap } from "#bot/demo/console/phone/quick-reply-rules.ts";
import { message } from "#tests/demo/console/messages.ts";

const items = [
  { type: "action", action: { type: "message", label: "はい", text: "はい" } as const },
];
const asking = message({
  id: "9",
  message: { type: "text", text: "どうですか?", quickReply: { items } },
});

test("the newest message offers its quick replies", () => {
  expect(quickRepliesOf([message(), asking])).toEqual({ messageId: "9", items });
});

test("anything said afterwards, by anyone, takes them away", () => {
  expect(quickRepliesOf([asking, message({ from: "U1" })])).toBeNull();
  expect(quickRepliesOf([asking, message({ from: "bot" })])).toBeNull();
});

test("a line of the system does not take them away", () => {
  expect(quickRepliesOf([asking, message({ system: true })])?.messageId).toBe("9");
});

test("an empty chat and a person's own message offer none", () => {
  expect(quickRepliesOf([])).toBeNull();
  expect(quickRepliesOf([{ ...asking, from: "U1" }])).toBeNull();
});

test("only what may still be cancelled stays after a tap", () => {
  expect(staysAfterTap({ type: "datetimepicker" })).toBe(true);
  expect(staysAfterTap({ type: "camera" })).toBe(true);
  expect(staysAfterTap({ type: "postback" })).toBe(false);
  expect(staysAfterTap({ type: "message" })).toBe(false);
});
