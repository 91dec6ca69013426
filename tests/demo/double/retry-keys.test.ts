import { expect, test } from "vitest";
import { replyTokenOf, startDouble, text } from "./setup.ts";

const KEY = { "x-line-retry-key": "123e4567-e89b-12d3-a456-426614174000" };

const startWithYuki = async () => {
  const double = startDouble();
  const yuki = double.line.addPerson({ name: "ゆき" }).userId;
  const { event } = await double.line.follow(yuki);
  return { ...double, yuki, token: replyTokenOf(event) };
};

test("a push under an accepted key is not sent twice", async () => {
  const { push, line, yuki } = await startWithYuki();
  const first = await push(yuki, [text("一度")], KEY);
  const second = await push(yuki, [text("一度")], KEY);
  expect(second.status).toBe(409);
  expect(second.headers.get("x-line-accepted-request-id")).toBe(
    first.headers.get("x-line-request-id"),
  );
  expect(await second.json()).toEqual({
    message: "The retry key is already accepted",
    ...((await first.json()) as object),
  });
  expect(line.botMessages(yuki)).toHaveLength(1);
  expect(line.quota.used()).toBe(1);
});

test("after 24 hours the same key sends again", async () => {
  const { push, line, yuki } = await startWithYuki();
  await push(yuki, [text("一度")], KEY);
  line.clock.add(24 * 3_600_000);
  expect((await push(yuki, [text("一度")], KEY)).status).toBe(200);
});

test("a refused push leaves its key free", async () => {
  const { push, line, yuki } = await startWithYuki();
  line.faults.next("server_error");
  expect((await push(yuki, [text("一度")], KEY)).status).toBe(500);
  expect((await push(yuki, [text("一度")], KEY)).status).toBe(200);
});

test("a multicast is retried without sent messages", async () => {
  const { call, yuki } = await startWithYuki();
  const body = { to: [yuki], messages: [text("皆へ")] };
  const path = "/v2/bot/message/multicast";
  expect(await (await call("POST", path, body, KEY)).json()).toEqual({});
  expect(await (await call("POST", path, body, KEY)).json()).toEqual({
    message: "The retry key is already accepted",
  });
});

test("other endpoints refuse a retry key", async () => {
  const { reply, call, token } = await startWithYuki();
  expect((await reply(token, [text("一")], KEY)).status).toBe(400);
  expect((await call("GET", "/v2/bot/info", undefined, KEY)).status).toBe(400);
  expect((await reply(token, [text("一")])).status).toBe(200);
});

test("a retry key is a UUID", async () => {
  const { push, yuki } = await startWithYuki();
  expect((await push(yuki, [text("一")], { "x-line-retry-key": "again" })).status).toBe(400);
});
