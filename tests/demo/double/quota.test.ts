import { expect, test } from "vitest";
import { startDouble, text } from "./setup.ts";

const startGroup = async (quotaLimit: number | null) => {
  const double = startDouble({ quotaLimit });
  const yuki = double.line.addPerson({ name: "ゆき" }).userId;
  const ken = double.line.addPerson({ name: "けん" }).userId;
  await double.line.follow(yuki);
  const group = double.line.createGroup({ name: "三期", members: [yuki, ken] }).id;
  await double.line.inviteBot(group);
  return { ...double, yuki, ken, group };
};

test("a push counts the people it reaches, however many messages it has", async () => {
  const { push, line, yuki, group } = await startGroup(null);
  await push(yuki, [text("一"), text("二")]);
  expect(line.quota.used()).toBe(1);
  await push(group, [text("皆へ")]);
  expect(line.quota.used()).toBe(3);
});

test("who cannot be reached does not count", async () => {
  const { push, line, yuki, ken } = await startGroup(null);
  await line.block(yuki);
  expect((await push(yuki, [text("届かない")])).status).toBe(200);
  expect((await push(ken, [text("友だちではない")])).status).toBe(200);
  expect(line.quota.used()).toBe(0);
});

test("a push beyond the month's limit is refused whole", async () => {
  const { push, line, yuki, group } = await startGroup(2);
  await push(yuki, [text("一")]);
  const refused = await push(group, [text("皆へ")]);
  expect(refused.status).toBe(429);
  expect(await refused.json()).toEqual({ message: "You have reached your monthly limit." });
  expect(line.quota.used()).toBe(1);
  expect(line.botMessages(group)).toEqual([]);
});

test("the count starts anew with Japan's month", async () => {
  const { push, line, yuki } = await startGroup(1);
  await push(yuki, [text("十一月")]);
  line.clock.add(Date.parse("2026-11-30T14:59:59Z") - line.clock.now().getTime());
  expect((await push(yuki, [text("まだ十一月")])).status).toBe(429);
  line.clock.add(1_000);
  expect((await push(yuki, [text("十二月")])).status).toBe(200);
});

test("a crowded person is refused like a rate limit, others are not", async () => {
  const { push, line, yuki, group } = await startGroup(null);
  line.faults.crowd(yuki);
  const refused = await push(yuki, [text("多い")]);
  expect(refused.status).toBe(429);
  expect(await refused.json()).toEqual({
    message: "The API rate limit has been exceeded. Try again later.",
  });
  expect((await push(group, [text("皆へ")])).status).toBe(200);
  expect((await push(yuki, [text("もう一度")])).status).toBe(200);
});

test("a limit of none is told as such", async () => {
  const { call, line } = await startGroup(null);
  expect(await (await call("GET", "/v2/bot/message/quota")).json()).toEqual({ type: "none" });
  line.quota.setLimit(200);
  expect(await (await call("GET", "/v2/bot/message/quota")).json()).toEqual({
    type: "limited",
    value: 200,
  });
});
