import { expect, test } from "vitest";
import { hour, minute, startCommunity } from "#tests/support/community.ts";
import { beginsWeek, type Community } from "#tests/support/openings.ts";

const textsOf = async ({ db }: Community, cadence: string, qid: string) => {
  const found = await db.collection("reflections").findOne({ cadence });
  const parts: readonly { text: string }[] = found?.["answers"][qid]?.parts ?? [];
  return parts.map(({ text }) => text);
};

test("an answer is kept for the question that was named, and for no other", async () => {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  community.passes(hour);
  await yuki.says("見積もりを出した");
  yuki.hears("今週の振り返りの「やったこと」への答えですか");
  const answer = yuki.button("答えとして残す");
  await beginsWeek(yuki);
  await yuki.taps("スキップ");
  yuki.hears("「できた」「ほめられた」");
  await yuki.tapsOld(answer);
  yuki.hears("今週の振り返りの「できたこと」への答えですか");
  expect(await textsOf(community, "weekly", "WK2")).toEqual([]);
  await yuki.taps("答えとして残す");
  yuki.hears("気づいたこと");
  expect(await textsOf(community, "weekly", "WK2")).toEqual(["見積もりを出した"]);
});

test("once the week is kept, words can become a note and nothing else", async () => {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  await yuki.taps("タップだけで");
  await yuki.taps("☀️ 晴れ");
  community.passes(hour);
  for (const text of ["こんにちは", "そういえば"]) {
    await yuki.says(text);
    yuki.hears("メモに残しておきますか").sees("メモに残す", "残さない");
    await yuki.taps("メモに残す");
    yuki.hears("メモに残しました");
  }
  expect(await textsOf(community, "weekly", "memo")).toEqual(["こんにちは", "そういえば"]);
});

test("a language chosen in the middle asks the open question again in its words", async () => {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  community.passes(hour);
  await beginsWeek(yuki);
  await yuki.says("English");
  yuki.hears("From now on I'll speak English").hears("What did you do this week?");
  yuki.sees("Skip", "See last week");
  community.passes(minute);
  await yuki.says("🎉");
  expect(await textsOf(community, "weekly", "WK1")).toEqual(["🎉"]);
});

test("after a setting in the middle of a question there is a way back to it", async () => {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  community.passes(hour);
  await beginsWeek(yuki);
  await yuki.says("設定");
  await yuki.taps("週のお知らせを受ける");
  yuki.sees("続きから");
  await yuki.taps("続きから");
  yuki.hears("今週、やったことは何ですか");
  await yuki.says("設定");
  for (const tap of ["お知らせの時刻", "月の時刻", "21:00"]) await yuki.taps(tap);
  yuki.sees("続きから");
});

test("a photo is not thanked for as a sticker", async () => {
  const { member } = await startCommunity();
  const yuki = await member("ゆき");
  await yuki.sendsPhoto();
  yuki.hears("言葉で、ひとこと");
  expect(yuki.heard()).not.toContain("スタンプ、ありがとう");
  await yuki.sendsSticker();
  yuki.hears("スタンプ、ありがとう");
});

test("what a phone makes of an apostrophe is the same word", async () => {
  const { member, passes } = await startCommunity();
  const anna = await member("Anna", "A quiet day", "en");
  passes(hour);
  await anna.says("Hello there");
  await anna.says("It isn’t");
  anna.hears("I won't keep it");
  await anna.says("I don’t want to live");
  anna.hears("places to talk");
});

test("in the first days of a quarter the one before can still be written, in the zone of the circle", async () => {
  const { member, jumpTo } = await startCommunity({
    start: new Date("2026-10-05T11:00:00Z"),
    env: { TIME_ZONE: "America/New_York" },
  });
  const yuki = await member("ゆき");
  jumpTo("2027-01-01T04:59:00Z");
  await yuki.says("振り返る");
  yuki.sees("今週(3分)", "今月(10分)", "3か月(20分)");
  jumpTo("2027-01-01T05:01:00Z");
  await yuki.says("振り返る");
  yuki.sees("今週(3分)", "今月(10分)", "3か月(20分)", "先月の分", "前の3か月の分");
  await yuki.taps("前の3か月の分");
  yuki.hears("2026年 10〜12月の分として");
});
