import { expect, test } from "vitest";
import { startCommunity, day } from "#tests/support/community.ts";
import type { CircleView, IssuedInvitation } from "#shared/circle.ts";

const ORGANIZER = `U${"e".repeat(32)}`;

const start = async () => {
  const community = await startCommunity({ env: { ORGANIZER_USER_IDS: ORGANIZER } });
  const { double, page, context } = community;
  double.addPerson({ userId: ORGANIZER, name: "いまてん" });
  await context.features.members.consent(ORGANIZER, "ja");
  const asOrganizer = await page(ORGANIZER);
  const invite = async () => {
    const answer = await asOrganizer("POST", "/api/circles/first/invitations", { days: 7 });
    return ((await answer.json()) as IssuedInvitation).url.split("/").at(-1)!;
  };
  const joins = async (userId: string, introduction: string | null, locale = "ja") => {
    const body = { token: await invite(), idToken: await double.idToken(userId) };
    const ask = await page(userId);
    const more = { agreed: 1, introduction, locale };
    return ask("POST", "/api/invitations/accept", { ...body, ...more });
  };
  return { ...community, asOrganizer, joins };
};

test("a newcomer agrees on the page, adds the bot later, and is asked the first question then", async () => {
  const { person, joins, context } = await start();
  const yuki = await person("ゆき", { adds: false });
  expect((await joins(yuki.userId, "はじめまして")).status).toBe(200);
  expect(await context.features.members.find(yuki.userId)).toMatchObject({ friend: false });
  await yuki.adds();
  yuki.hears("ちょっとよかったな");
  expect(await context.features.members.find(yuki.userId)).toMatchObject({ friend: true });
  await yuki.says("会議で助かったと言われた");
  yuki.hears("これが最初の1枚です");
});

test("whoever writes to the bot before adding it counts as reached", async () => {
  const { person, joins, context } = await start();
  const yuki = await person("ゆき", { adds: false });
  await joins(yuki.userId, null);
  await yuki.says("設定");
  yuki.hears("設定");
  expect(await context.features.members.find(yuki.userId)).toMatchObject({ friend: true });
});

test("what is shared in the chat goes to the circles one is in, and comes back on leaving", async () => {
  const { member, joins, db, page } = await start();
  const yuki = await member("ゆき");
  await joins(yuki.userId, null);
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  await yuki.says("提案書のたたき台を作った");
  for (let tries = 0; tries < 6; tries += 1) {
    const open = yuki.bubbles().at(-1);
    if (JSON.stringify(open).includes("仲間に見せる")) break;
    await yuki.taps("スキップ");
  }
  await yuki.taps("仲間に見せる");
  const shared = () => db.collection("reflections").findOne({ cadence: "weekly" });
  expect(await shared()).toMatchObject({ status: "shared", sharedTo: ["first"] });
  const answer = await (await page(yuki.userId))("DELETE", "/api/circles/first/membership");
  expect(answer.status).toBe(204);
  expect(await shared()).toMatchObject({ status: "kept", sharedTo: [], sharedAt: null });
});

test("whoever is removed hears of it kindly with the next reply, never by a push", async () => {
  const { member, joins, asOrganizer, context, double, passes } = await start();
  const yuki = await member("ゆき");
  await joins(yuki.userId, "よろしくお願いします");
  const { id } = (await context.features.members.find(yuki.userId))!;
  const before = double.requests.length;
  const answer = await asOrganizer("DELETE", `/api/circles/first/people/${id}`);
  expect(((await answer.json()) as CircleView).people).toHaveLength(1);
  expect(double.requests.slice(before).filter(({ path }) => path.includes("push"))).toEqual([]);
  passes(2 * day);
  await yuki.says("わたしの記録");
  yuki
    .hears("「いまてんキャリア研究所」の会からは、離れることになりました")
    .hears("会議の進行をほめられた");
  await yuki.says("わたしの記録");
  expect(yuki.heard()).not.toContain("離れることになりました");
});

test("somebody who never wrote to the bot is told when they first do, also in English", async () => {
  const { person, joins, asOrganizer, context } = await start();
  const anna = await person("Anna", { adds: false, language: "en" });
  await joins(anna.userId, null, "en");
  const { id } = (await context.features.members.find(anna.userId))!;
  await asOrganizer("DELETE", `/api/circles/first/people/${id}`);
  await anna.adds();
  anna.hears("You are no longer part of the circle “いまてんキャリア研究所”.");
});

test("news of a circle outlives a message taken back", async () => {
  const { member, joins, asOrganizer, context } = await start();
  const yuki = await member("ゆき");
  await joins(yuki.userId, null);
  await yuki.says("A社の面接");
  const { id } = (await context.features.members.find(yuki.userId))!;
  await asOrganizer("DELETE", `/api/circles/first/people/${id}`);
  await yuki.unsends("A社の面接");
  yuki.hearsNothing();
  await yuki.says("わたしの記録");
  yuki.hears("離れることになりました").hears("会議の進行をほめられた");
});

test("what is owed while a turn is under way is not lost", async () => {
  const { member, joins, asOrganizer, context } = await start();
  const yuki = await member("ゆき");
  await joins(yuki.userId, null);
  const { id } = (await context.features.members.find(yuki.userId))!;
  await Promise.all([
    yuki.says("ヘルプ"),
    asOrganizer("DELETE", `/api/circles/first/people/${id}`),
  ]);
  const first = yuki.heard();
  await yuki.says("ヘルプ");
  expect(
    [first, yuki.heard()].filter((all) => all.includes("離れることになりました")),
  ).toHaveLength(1);
});

test("who runs a circle finds its page in the settings of the chat, others do not", async () => {
  const { member, context } = await start();
  const yuki = await member("ゆき");
  await yuki.says("設定");
  expect(() => yuki.button("会の運営")).toThrow("no button");
  const { circles, members } = context.features;
  const { token } = await circles.invite((await members.find(ORGANIZER))?.id ?? "", "first", 7);
  const theirs = await members.find(yuki.userId);
  await circles.accept(token, { memberId: theirs?.id ?? "", introduction: null });
  await circles.appoint(
    (await members.find(ORGANIZER))?.id ?? "",
    "first",
    theirs?.id ?? "",
    "cohost",
    new Date("2026-12-31T15:00:00Z"),
  );
  await yuki.says("設定");
  expect(JSON.stringify(yuki.button("会の運営"))).toContain("/circle/first");
});
