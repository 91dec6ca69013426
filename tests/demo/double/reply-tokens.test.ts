import { expect, test } from "vitest";
import { replyTokenOf, startDouble, text } from "./setup.ts";

const startWithToken = async () => {
  const double = startDouble();
  const yuki = double.line.addPerson({ name: "ゆき" }).userId;
  const { event } = await double.line.follow(yuki);
  return { ...double, yuki, token: replyTokenOf(event) };
};

const INVALID = { message: "Invalid reply token" };

test("a reply token answers once", async () => {
  const { reply, token, line, yuki } = await startWithToken();
  const first = await reply(token, [text("一")]);
  expect(await first.json()).toEqual({
    sentMessages: [{ id: expect.stringMatching(/^\d{18}$/), quoteToken: expect.any(String) }],
  });
  const second = await reply(token, [text("二")]);
  expect(second.status).toBe(400);
  expect(await second.json()).toEqual(INVALID);
  expect(line.botMessages(yuki)).toHaveLength(1);
});

test("a reply token lives one minute", async () => {
  const { reply, token, line } = await startWithToken();
  line.clock.add(60_001);
  expect(await (await reply(token, [text("遅い")])).json()).toEqual(INVALID);
});

test("an unknown reply token is refused", async () => {
  const { reply } = await startWithToken();
  expect(await (await reply("0".repeat(32), [text("誰？")])).json()).toEqual(INVALID);
});

test("a refused body leaves the reply token usable", async () => {
  const { reply, token } = await startWithToken();
  expect((await reply(token, [text("")])).status).toBe(400);
  expect((await reply(token, Array(6).fill(text("多い")))).status).toBe(400);
  expect((await reply(token, [{ ...text("引用"), quoteToken: "none" }])).status).toBe(400);
  expect((await reply(token, Array(5).fill(text("五つ")))).status).toBe(200);
});

test("a reply to a group is free and reaches the group", async () => {
  const { reply, line, yuki } = await startWithToken();
  const group = line.createGroup({ name: "三期", members: [yuki] }).id;
  const { event } = await line.inviteBot(group);
  expect((await reply(replyTokenOf(event), [text("はじめまして")])).status).toBe(200);
  expect(line.botMessages(group)).toHaveLength(1);
  expect(line.quota.used()).toBe(0);
});
