import { expect, test } from "vitest";
import { startDouble, text } from "#tests/demo/double/setup.ts";

const startFriends = async () => {
  const double = startDouble();
  const yuki = double.line.addPerson({ name: "ゆき" }).userId;
  const ken = double.line.addPerson({ name: "けん" }).userId;
  await double.line.follow(yuki);
  return { ...double, yuki, ken };
};

test("a multicast reaches friends, once each, and counts them", async () => {
  const { line, call, yuki, ken } = await startFriends();
  const body = { to: [yuki, ken, yuki], messages: [text("皆へ")] };
  expect((await call("POST", "/v2/bot/message/multicast", body)).status).toBe(200);
  expect(line.botMessages(yuki)).toHaveLength(1);
  expect(line.botMessages(ken)).toEqual([]);
  expect(line.quota.used()).toBe(1);
});

test("a multicast names the id it does not know", async () => {
  const { call, yuki } = await startFriends();
  const body = { to: [yuki, `U${"0".repeat(32)}`], messages: [text("皆へ")] };
  const refused = await call("POST", "/v2/bot/message/multicast", body);
  expect(refused.status).toBe(400);
  expect(await refused.json()).toEqual({
    message: "The property, to[1], in the request body is invalid (line: -, column: -)",
  });
});

test("a broadcast reaches every friend and no one else", async () => {
  const { line, call, yuki, ken } = await startFriends();
  await call("POST", "/v2/bot/message/broadcast", { messages: [text("お知らせ")] });
  expect(line.botMessages(yuki)).toHaveLength(1);
  expect(line.botMessages(ken)).toEqual([]);
  expect(line.quota.used()).toBe(1);
});

test.each(["reply", "push", "multicast", "broadcast"])(
  "validating for %s sends nothing and finds what is wrong",
  async (kind) => {
    const { line, call, yuki } = await startFriends();
    const path = `/v2/bot/message/validate/${kind}`;
    expect((await call("POST", path, { messages: [text("よい")] })).status).toBe(200);
    const refused = await call("POST", path, { messages: [text("")] });
    expect(refused.status).toBe(400);
    expect(await refused.json()).toEqual({
      message: "The request body has 1 error(s)",
      details: [{ message: "May not be empty", property: "messages[0].text" }],
    });
    expect(line.botMessages(yuki)).toEqual([]);
  },
);

test("a body that is not JSON is refused", async () => {
  const { line } = await startFriends();
  const answer = await line.app.request("/v2/bot/message/push", {
    method: "POST",
    headers: { authorization: "Bearer double-token", "content-type": "application/json" },
    body: "{",
  });
  expect(answer.status).toBe(400);
});

test("a push without a body is refused, and so is one above 2 MB", async () => {
  const { call, push, yuki } = await startFriends();
  expect((await call("POST", "/v2/bot/message/push")).status).toBe(400);
  expect((await push(yuki, [text("あ".repeat(1_000_000))])).status).toBe(413);
});
