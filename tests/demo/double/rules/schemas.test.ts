import { expect, test } from "vitest";
import { checkRequest } from "#bot/demo/double/rules/check.ts";
import { readDescription } from "#bot/demo/double/rules/description.ts";
import { flattenSchemas } from "#bot/demo/double/rules/flatten.ts";
import { USER, problemsOf } from "./ask.ts";

const text = { type: "text", text: "a" };
const push = (body: object) => checkRequest("POST", "/v2/bot/message/push", body);

test("a base becomes the choice of its children, each with its own tag", () => {
  const schemas = flattenSchemas(readDescription().components.schemas);
  expect(schemas["FlexContainer"]?.oneOf).toEqual([
    { $ref: "#/components/schemas/FlexBubble" },
    { $ref: "#/components/schemas/FlexCarousel" },
  ]);
  expect(schemas["FlexBubble"]).toMatchObject({
    additionalProperties: false,
    properties: { type: { enum: ["bubble"] } },
  });
});

test("one to five messages", () => {
  const problem = { message: "Size must be between 1 and 5", property: "messages" };
  expect(push({ to: USER, messages: [] })).toEqual([problem]);
  expect(push({ to: USER, messages: Array(6).fill(text) })).toEqual([problem]);
  expect(push({ to: USER, messages: Array(5).fill(text) })).toEqual([]);
});

test("what is missing is named", () => {
  expect(push({ messages: [text] })).toEqual([{ message: "May not be null", property: "to" }]);
  expect(problemsOf({ type: "text" })).toEqual([
    { message: "May not be null", property: "messages[0].text" },
  ]);
});

test("unknown properties and kinds are refused, not ignored", () => {
  expect(problemsOf({ ...text, bold: true })).toEqual([
    { message: "unknown field", property: "messages[0].bold" },
  ]);
  expect(problemsOf({ type: "poem", text: "a" })).toEqual([
    { message: "invalid property", property: "messages[0]" },
  ]);
  expect(push({ to: USER, messages: [text], urgent: true })).toEqual([
    { message: "unknown field", property: "urgent" },
  ]);
});

test("one mistake in many messages is found where it is", () => {
  const messages = [text, text, { ...text, text: 3 }];
  expect(push({ to: USER, messages })).toEqual([
    { message: "must be string", property: "messages[2].text" },
  ]);
});

test("endpoints without a body, and unknown ones, ask for none", () => {
  expect(checkRequest("GET", "/v2/bot/info", undefined)).toEqual([]);
  expect(checkRequest("POST", "/v2/bot/nothing", {})).toEqual([]);
  expect(checkRequest("POST", "/v2/bot/channel/webhook/test", undefined)).toEqual([]);
  expect(checkRequest("POST", "/v2/bot/message/push", undefined)).toHaveLength(1);
});
