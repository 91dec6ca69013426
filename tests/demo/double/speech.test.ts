import { expect, test } from "vitest";
import { START, startDouble } from "./setup.ts";

test("a text arrives as LINE sends it", async () => {
  const { line, bodies } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  const { messageId, status } = await line.say(yuki, "はじめまして");
  expect(status).toBe(200);
  expect(bodies()[0]?.events).toEqual([
    {
      type: "message",
      mode: "active",
      timestamp: START.getTime(),
      source: { type: "user", userId: yuki },
      webhookEventId: expect.stringMatching(/^[0-9A-HJKMNP-TV-Z]{26}$/),
      deliveryContext: { isRedelivery: false },
      replyToken: expect.stringMatching(/^[0-9a-f]{32}$/),
      message: {
        type: "text",
        id: messageId,
        text: "はじめまして",
        quoteToken: expect.any(String),
        markAsReadToken: expect.any(String),
      },
    },
  ]);
});

test("message ids are strings of 18 digits that a number cannot hold, and they rise", async () => {
  const { line } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  const first = (await line.say(yuki, "一")).messageId;
  const second = (await line.say(yuki, "二")).messageId;
  expect(first).toMatch(/^\d{18}$/);
  expect(BigInt(second)).toBeGreaterThan(BigInt(first));
  expect(BigInt(first)).toBeGreaterThan(BigInt(Number.MAX_SAFE_INTEGER));
});

test("a mention of the bot counts UTF-16 units", async () => {
  const { line, bodies } = startDouble({ botName: "歩み🌱" });
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  const ken = line.addPerson({ name: "けん" }).userId;
  const group = line.createGroup({ name: "三期", members: [yuki, ken] }).id;
  await line.inviteBot(group);
  await line.say(yuki, "次は？ @けん @All", {
    chat: group,
    mentionsBot: true,
    mentions: [ken, "all"],
  });
  const event = bodies().at(-1)?.events[0];
  expect(event?.source).toEqual({ type: "group", groupId: group, userId: yuki });
  expect(event).toMatchObject({
    message: {
      text: "@歩み🌱 次は？ @けん @All",
      mention: {
        mentionees: [
          { type: "user", index: 0, length: 5, userId: line.bot.userId, isSelf: true },
          { type: "user", index: 10, length: 3, userId: ken, isSelf: false },
          { type: "all", index: 14, length: 4 },
        ],
      },
    },
  });
});

test("a mention must stand in the text", async () => {
  const { line, bodies } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  const group = line.createGroup({ name: "三期", members: [yuki] }).id;
  await line.inviteBot(group);
  await line.say(yuki, "@All", { chat: group, mentions: ["all"] });
  expect(bodies().at(-1)?.events[0]).toMatchObject({
    message: { mention: { mentionees: [{ type: "all", index: 0, length: 4 }] } },
  });
  await expect(line.say(yuki, "皆", { chat: group, mentions: ["all"] })).rejects.toThrow("@All");
});

test("who did not consent to profile use has no id in a group", async () => {
  const { line, bodies } = startDouble();
  const mai = line.addPerson({ name: "まい", sharesProfile: false }).userId;
  const group = line.createGroup({ name: "三期", members: [mai] }).id;
  await line.inviteBot(group);
  await line.say(mai, "こんにちは", { chat: group });
  expect(bodies().at(-1)?.events[0]?.source).toEqual({ type: "group", groupId: group });
  await line.say(mai, "こんにちは");
  expect(bodies().at(-1)?.events[0]?.source).toEqual({ type: "user", userId: mai });
});

test("a sticker and a quoted message carry their ids", async () => {
  const { line, bodies } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  const { messageId } = await line.sticker(yuki, { packageId: "446", stickerId: "1988" });
  await line.say(yuki, "これ", { quotes: messageId });
  const [sticker, quote] = bodies().map(({ events }) => events[0]);
  expect(sticker).toMatchObject({
    message: { type: "sticker", packageId: "446", stickerId: "1988" },
  });
  expect(quote).toMatchObject({ message: { quotedMessageId: messageId } });
});

test("a photo is kept at LINE, a location comes with its place", async () => {
  const { line, bodies } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  const { messageId } = await line.photo(yuki);
  const place = { title: "公園", address: "東京都", latitude: 35.6, longitude: 139.7 };
  await line.location(yuki, place);
  const [photo, location] = bodies().map(({ events }) => events[0]);
  expect(photo).toMatchObject({
    message: { type: "image", id: messageId, contentProvider: { type: "line" } },
  });
  expect(location).toMatchObject({ message: { type: "location", ...place } });
  expect(line.messages(yuki).map(({ message }) => message)).toEqual([
    { type: "image", contentUrl: `/console/photos/${messageId}` },
    { type: "location", ...place },
  ]);
});

test("a group without the bot tells it nothing", async () => {
  const { line, bodies } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  const group = line.createGroup({ name: "内輪", members: [yuki] }).id;
  const spoken = await line.say(yuki, "ないしょ", { chat: group });
  expect(spoken).toMatchObject({ status: null, event: null });
  expect(bodies()).toEqual([]);
  expect(line.messages(group)).toHaveLength(1);
});

test("a person speaks only where they are, and not to a bot they blocked", async () => {
  const { line } = startDouble();
  const yuki = line.addPerson({ name: "ゆき" }).userId;
  const ken = line.addPerson({ name: "けん" }).userId;
  await line.follow(yuki);
  await line.block(yuki);
  await expect(line.say(yuki, "ねえ")).rejects.toThrow("blocked");
  await expect(line.say(ken, "ねえ", { chat: yuki })).rejects.toThrow("is not in");
});
