import { expect, test } from "vitest";
import { startDouble } from "./setup.ts";

const startWithYuki = async () => {
  const double = startDouble();
  const yuki = double.line.addPerson({ name: "ゆき" }).userId;
  await double.line.follow(yuki);
  double.received.length = 0;
  return { ...double, yuki };
};

test("a postback shows its words without a message event", async () => {
  const { line, bodies, yuki } = await startWithYuki();
  await line.tap(yuki, { type: "postback", label: "参加", data: "a=1", displayText: "参加します" });
  expect(bodies()).toHaveLength(1);
  expect(bodies()[0]?.events[0]).toMatchObject({
    type: "postback",
    replyToken: expect.any(String),
    postback: { data: "a=1" },
  });
  expect(line.messages(yuki).map(({ message }) => message)).toEqual([
    { type: "text", text: "参加します" },
  ]);
});

test("the old text of a postback is a message of its own", async () => {
  const { line, bodies, yuki } = await startWithYuki();
  await line.tap(yuki, { type: "postback", label: "参加", data: "a=1", text: "参加します" });
  expect(bodies().map(({ events }) => events[0]?.type)).toEqual(["message", "postback"]);
});

test("a message action speaks for the person", async () => {
  const { line, bodies, yuki } = await startWithYuki();
  await line.tap(yuki, { type: "message", label: "ヘルプ", text: "ヘルプ" });
  expect(bodies()[0]?.events[0]).toMatchObject({ type: "message", message: { text: "ヘルプ" } });
});

test("a picked date comes in its mode's format", async () => {
  const { line, bodies, yuki } = await startWithYuki();
  const action = { type: "datetimepicker", label: "日時", data: "when", mode: "datetime" } as const;
  await line.tap(yuki, action, { params: { datetime: "2026-12-06T19:00" } });
  expect(bodies()[0]?.events[0]).toMatchObject({
    postback: { data: "when", params: { datetime: "2026-12-06T19:00" } },
  });
  await expect(line.tap(yuki, action)).rejects.toThrow("missing");
  const seconds = { datetime: "2026-12-06T19:00:00" };
  await expect(line.tap(yuki, action, { params: seconds })).rejects.toThrow("badly written");
});

test("the camera sends a photo, the map a place, a link nothing", async () => {
  const { line, bodies, yuki } = await startWithYuki();
  await line.tap(yuki, { type: "camera", label: "撮る" });
  await line.tap(yuki, { type: "location", label: "場所" });
  expect(await line.tap(yuki, { type: "uri", label: "開く", uri: "https://a.jp" })).toBeNull();
  const kinds = bodies().map(({ events }) => events[0]);
  expect(kinds).toMatchObject([
    { message: { type: "image" } },
    { message: { type: "location", title: "東京駅" } },
  ]);
});

test("switching to an unknown menu tells the bot why it failed", async () => {
  const { line, bodies, yuki } = await startWithYuki();
  await line.tap(yuki, { type: "richmenuswitch", richMenuAliasId: "none", data: "to" });
  expect(bodies()[0]?.events[0]).toMatchObject({
    postback: { data: "to", params: { status: "RICHMENU_ALIAS_ID_NOTFOUND" } },
  });
});
