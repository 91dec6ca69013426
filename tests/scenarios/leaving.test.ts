import { expect, test } from "vitest";
import { day, startCommunity } from "#tests/support/community.ts";
import { traces } from "#tests/support/full-member.ts";

test("a rest has an end, needs no reason, and can be ended any time", async () => {
  const { member, db } = await startCommunity();
  const yuki = await member("ゆき");
  await yuki.says("設定");
  await yuki.taps("お休みにする");
  yuki
    .hears("理由は書かなくて大丈夫です")
    .sees("1か月", "3か月", "半年", "日付を選ぶ", "やめておく");
  await yuki.taps("半年");
  yuki.hears("2027年5月23日まで、お休みにしました");
  expect((await db.collection("members").findOne())?.["rest"].until).toEqual(
    new Date("2027-05-22T15:00:00.000Z"),
  );
  await yuki.taps("期間を変える");
  await yuki.taps("日付を選ぶ", { date: "2026-12-25" });
  yuki.hears("2026年12月25日まで");
  await yuki.taps("期間を変える");
  await yuki.taps("日付を選ぶ", { date: "2028-11-23" });
  yuki.hears("2028年11月23日まで");
  await yuki.taps("いま戻る");
  yuki.hears("おかえりなさい");
  expect((await db.collection("members").findOne())?.["rest"]).toBeNull();
});

test("leaving: the records first as text, then everything is gone within the turn", async () => {
  const { member, db, passes, context } = await startCommunity();
  const yuki = await member("ゆき", "会議で助かったと言われた");
  await yuki.says("設定");
  await yuki.taps("退会する");
  yuki.hears("記録は、あなたのものです").sees("記録を受け取る", "消して退会", "やっぱり続ける");
  await yuki.taps("記録を受け取る");
  yuki.hears("ちょっとよかったこと\n会議で助かったと言われた");
  passes(5000);
  const { id } = (await context.features.members.find(yuki.userId))!;
  await yuki.taps("消して退会");
  yuki.hears("退会の手続きが終わりました");
  expect(await traces(db, [yuki.userId, id])).toEqual([]);
  for (const { name } of await db.listCollections().toArray()) {
    const all = JSON.stringify(await db.collection(name).find().toArray());
    expect(all, name).not.toContain("会議で助かった");
    expect(all, name).not.toContain("ゆき");
  }
  expect(await db.collection("members").countDocuments()).toBe(0);
  await yuki.says("こんにちは");
  yuki.hears("3つお約束します");
});

test("an old leave button deletes nothing: it asks again", async () => {
  const { member, db, passes } = await startCommunity();
  const yuki = await member("ゆき");
  await yuki.says("退会");
  const old = yuki.button("消して退会");
  await yuki.taps("やっぱり続ける");
  passes(30 * day);
  await yuki.tapsOld(old);
  yuki.hears("先に受け取りますか");
  expect(await db.collection("members").countDocuments()).toBe(1);
});

test("long records are handed over in several turns, whole", async () => {
  const { member, passes } = await startCommunity();
  const yuki = await member("ゆき", "あ".repeat(9000));
  await yuki.says("退会");
  passes(5000);
  await yuki.says("やっぱり続ける");
  for (const text of ["い", "う"]) {
    await yuki.says(text.repeat(9000));
    await yuki.taps("メモに残す");
  }
  await yuki.says("退会");
  await yuki.taps("記録を受け取る");
  let all = yuki.heard();
  while (yuki.bubbles().length === 5) {
    passes(5000);
    await yuki.taps("続きを受け取る");
    all += yuki.heard();
  }
  for (const letter of ["あ", "い", "う"])
    expect(all.split(letter).length - 1, letter).toBeGreaterThanOrEqual(9000);
});

test("a number alone deletes nothing; the words do", async () => {
  const { member, db } = await startCommunity();
  const yuki = await member("ゆき");
  await yuki.says("退会");
  await yuki.says("2");
  yuki
    .hears("番号だけでは進みません")
    .hears("「消して退会」と送ってください")
    .hears("先に受け取りますか");
  expect(await db.collection("members").countDocuments()).toBe(1);
  await yuki.says("消して退会");
  yuki.hears("退会の手続きが終わりました");
  expect(await db.collection("members").countDocuments()).toBe(0);
});
