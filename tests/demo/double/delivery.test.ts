import { expect, test } from "vitest";
import { startDouble, text } from "./setup.ts";

const DAY = 24 * 3_600_000;

test("a push to who blocked the bot succeeds and shows nothing", async () => {
  const { line, push } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  await line.follow(yuki);
  await line.say(yuki, "またね");
  await line.block(yuki);
  const answer = await push(yuki, [text("聞こえない")]);
  expect(answer.status).toBe(200);
  expect(await answer.json()).toHaveProperty("sentMessages.0.id");
  expect(line.botMessages(yuki)).toEqual([]);
});

test("a stranger is reached for seven days after writing", async () => {
  const { line, push } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  await push(yuki, [text("まだ")]);
  await line.say(yuki, "こんにちは");
  line.clock.add(7 * DAY - 1);
  await push(yuki, [text("間に合う")]);
  line.clock.add(1);
  await push(yuki, [text("もう")]);
  expect(line.botMessages(yuki)).toEqual([{ type: "text", text: "間に合う" }]);
});

test("ids of another provider and groups without the bot are refused", async () => {
  const { line, push } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  const group = line.createGroup({ name: "内輪", members: [yuki] }).id;
  for (const to of [`U${"0".repeat(32)}`, `C${"0".repeat(32)}`, group]) {
    const refused = await push(to, [text("誰？")]);
    expect(refused.status).toBe(400);
    expect(await refused.json()).toEqual({ message: "Failed to send messages" });
  }
});

test("a quote token belongs to its chat", async () => {
  const { line, push } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  const ken = line.addPerson({ name: "けん" }).userId;
  const { event } = await line.say(yuki, "引用して");
  const { quoteToken } = (event as unknown as { message: { quoteToken: string } }).message;
  expect((await push(yuki, [{ ...text("これ"), quoteToken }])).status).toBe(200);
  expect((await push(ken, [{ ...text("これ"), quoteToken }])).status).toBe(400);
});

test("mentions are for members of a group", async () => {
  const { line, push } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  const ken = line.addPerson({ name: "けん" }).userId;
  const group = line.createGroup({ name: "三期", members: [yuki] }).id;
  await line.inviteBot(group);
  const calling = (userId: string) => ({
    type: "textV2",
    text: "{who}さん",
    substitution: { who: { type: "mention", mentionee: { type: "user", userId } } },
  });
  expect((await push(group, [calling(yuki)])).status).toBe(200);
  expect((await push(group, [calling(ken)])).status).toBe(400);
  expect((await push(yuki, [calling(yuki)])).status).toBe(400);
});
