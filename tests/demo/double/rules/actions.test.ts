import { expect, test } from "vitest";
import { POSTBACK, body, faultsOf, withQuickReply } from "./ask.ts";

const AT = "quickReply.items[0].action";
const quick = (action: object) => faultsOf(withQuickReply(action));
const button = (action: object) => faultsOf(body({ type: "button", action }));
const uri = (address: string, extra: object = {}) => ({
  type: "uri",
  label: "開く",
  uri: address,
  ...extra,
});

test("a quick reply's label has 1 to 20 characters as a reader counts them", () => {
  expect(quick({ ...POSTBACK, label: "👨‍👩‍👧‍👦".repeat(20) })).toEqual([]);
  expect(quick({ ...POSTBACK, label: "あ".repeat(21) })).toEqual([`${AT}.label`]);
  expect(quick({ ...POSTBACK, label: "" })).toEqual([`${AT}.label`]);
  expect(quick({ type: "postback", data: "a" })).toEqual([`${AT}.label`]);
});

test("a Flex button's label has 1 to 40 characters, a box needs none", () => {
  const at = "contents.body.contents[0].action.label";
  expect(button({ ...POSTBACK, label: "あ".repeat(40) })).toEqual([]);
  expect(button({ ...POSTBACK, label: "あ".repeat(41) })).toEqual([at]);
  expect(button({ type: "postback", data: "a" })).toEqual([at]);
  const silent = {
    type: "box",
    layout: "vertical",
    contents: [],
    action: { type: "postback", data: "a" },
  };
  expect(faultsOf(body(silent))).toEqual([]);
});

test("a postback's data has 1 to 300 units", () => {
  expect(quick({ ...POSTBACK, data: "a".repeat(300) })).toEqual([]);
  expect(quick({ ...POSTBACK, data: "a".repeat(301) })).toEqual([`${AT}.data`]);
  expect(quick({ ...POSTBACK, data: "" })).toEqual([`${AT}.data`]);
});

test("a postback's words have at most 300 characters and exclude each other", () => {
  expect(quick({ ...POSTBACK, displayText: "🍎".repeat(300) })).toEqual([]);
  expect(quick({ ...POSTBACK, displayText: "あ".repeat(301) })).toEqual([`${AT}.displayText`]);
  expect(quick({ ...POSTBACK, displayText: "a", text: "b" })).toEqual([`${AT}.text`]);
});

test("text is filled in only where the keyboard opens", () => {
  const filled = { ...POSTBACK, fillInText: "今月は" };
  expect(quick({ ...filled, inputOption: "openKeyboard" })).toEqual([]);
  expect(quick(filled)).toEqual([`${AT}.fillInText`]);
  expect(quick({ ...filled, inputOption: "closeRichMenu" })).toEqual([`${AT}.fillInText`]);
  expect(quick({ ...POSTBACK, inputOption: "openDoor" })).toEqual([`${AT}.inputOption`]);
});

test("a message action says 1 to 300 characters", () => {
  expect(quick({ type: "message", label: "a", text: "あ".repeat(300) })).toEqual([]);
  expect(quick({ type: "message", label: "a", text: "あ".repeat(301) })).toEqual([`${AT}.text`]);
  expect(quick({ type: "message", label: "a" })).toEqual([`${AT}.text`]);
});

test.each(["https://a.jp/%E6%AD%A9", "http://a.jp", "line://nv/chat", "tel:0312345678"])(
  "%s may be opened",
  (address) => {
    expect(quick(uri(address))).toEqual([]);
  },
);

test.each([
  "",
  "ftp://a.jp",
  "javascript:alert(1)",
  "mailto:a@b.jp",
  "https://a.jp/歩み",
  "https://a.jp/ b",
  `https://a.jp/${"a".repeat(990)}`,
])("%s may not be opened", (address) => {
  expect(quick(uri(address))).toEqual([`${AT}.uri`]);
});

test("another address for the desktop is for Flex, not for quick replies", () => {
  const altUri = { desktop: "https://b.jp" };
  expect(button(uri("https://a.jp", { altUri }))).toEqual([]);
  expect(quick(uri("https://a.jp", { altUri }))).toEqual([`${AT}.altUri`]);
  expect(button(uri("https://a.jp", { altUri: { desktop: "ftp://b.jp" } }))).toEqual([
    "contents.body.contents[0].action.altUri.desktop",
  ]);
});

test.each(["camera", "cameraRoll", "location"])("%s is for quick replies only", (type) => {
  expect(quick({ type, label: "選ぶ" })).toEqual([]);
  expect(button({ type, label: "選ぶ" })).toEqual(["contents.body.contents[0].action.type"]);
});

test("switching rich menus is for rich menus only", () => {
  const action = { type: "richmenuswitch", label: "a", richMenuAliasId: "more", data: "b" };
  expect(quick(action)).toEqual([`${AT}.type`]);
  expect(button(action)).toEqual(["contents.body.contents[0].action.type"]);
});

test("a clipboard holds 1 to 1,000 units", () => {
  const copy = (clipboardText: string) => quick({ type: "clipboard", label: "a", clipboardText });
  expect(copy("a".repeat(1_000))).toEqual([]);
  expect(copy("a".repeat(1_001))).toEqual([`${AT}.clipboardText`]);
  expect(copy("")).toEqual([`${AT}.clipboardText`]);
});

test("thirteen quick replies at most, one at least", () => {
  expect(faultsOf(withQuickReply(POSTBACK, 13))).toEqual([]);
  expect(faultsOf(withQuickReply(POSTBACK, 14))).toEqual(["quickReply.items"]);
  expect(faultsOf(withQuickReply(POSTBACK, 0))).toEqual(["quickReply.items"]);
  const icon = { imageUrl: "http://a.jp/a.png" };
  expect(faultsOf(withQuickReply(POSTBACK, 1, icon))).toEqual(["quickReply.items[0].imageUrl"]);
});
