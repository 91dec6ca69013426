import { expect, test } from "vitest";
import { startCommunity } from "#tests/support/community.ts";

test("Sunday at nine: the day and the times of notices are chosen by taps or words", async () => {
  const { member, context } = await startCommunity();
  const yuki = await member("ゆき");
  const settings = async () => (await context.features.members.find(yuki.userId))?.settings;
  await yuki.says("設定");
  await yuki.taps("お知らせの時刻");
  yuki.hears("・週:金曜日 20:00\n・月:20:00").sees("週の曜日", "週の時刻", "月の時刻");
  await yuki.taps("週の曜日");
  await yuki.taps("日曜日");
  yuki.hears("・週:日曜日 20:00");
  await yuki.says("設定");
  await yuki.says("お知らせの時刻");
  await yuki.says("週の時刻");
  await yuki.says("8:00");
  yuki.hears("・週:日曜日 8:00\n・月:20:00");
  await yuki.says("設定");
  await yuki.taps("お知らせの時刻");
  await yuki.taps("月の時刻");
  await yuki.taps("21:30");
  expect(await settings()).toMatchObject({
    weeklyDay: 7,
    weeklyTime: "08:00",
    monthlyTime: "21:30",
  });
});

test("a time at night is not taken from a button either: it is asked again", async () => {
  const { member, context } = await startCommunity();
  const yuki = await member("ゆき");
  for (const data of ["do=notice&set=weeklyTime&to=23:00", "do=notice&set=weeklyDay&to=9"])
    await yuki.tapsOld({ type: "postback", data });
  yuki.hears("何曜日がよいですか");
  expect((await context.features.members.find(yuki.userId))?.settings).toMatchObject({
    weeklyDay: 5,
    weeklyTime: "20:00",
  });
});

test("in English the day has its English name", async () => {
  const { member } = await startCommunity();
  const anna = await member("Anna", "I was thanked", "en");
  await anna.says("settings");
  await anna.taps("When notices come");
  anna.hears("Week: Friday 20:00");
});
