import { test, expect } from "vitest";
import { hour, minute, startCommunity } from "#tests/support/community.ts";
import { beginsWeek } from "#tests/support/openings.ts";

test("an issue taken back is not asked about any more", async () => {
  const { member, passes, jumpTo } = await startCommunity({
    start: new Date("2026-10-05T11:00:00Z"),
  });
  const yuki = await member("ゆき");
  jumpTo("2026-11-24T11:00:00Z");
  await yuki.says("振り返る");
  await yuki.taps("今月(10分)");
  for (const tap of ["はじめる", "まだ思いつかない", "次へ", "スキップ", "スキップ"])
    await yuki.taps(tap);
  for (const text of ["相談が多い", "減っている", "A社に型を渡す"]) {
    passes(minute);
    await yuki.says(text);
  }
  yuki.hears("「A社に型を渡す」");
  await yuki.unsends("A社に型を渡す");
  passes(minute);
  await yuki.says("ヘルプ");
  yuki.hears("自分について気づいたこと");
  expect(yuki.heard()).not.toContain("「」");
  await yuki.says("戻る");
  yuki.hears("自分から動かせるのはどこ");
});

test("after a message is taken back, typed buttons still work on a computer", async () => {
  const { member, passes, db } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  for (const text of ["A社の件", "早く帰れた"]) {
    passes(minute);
    await yuki.says(text);
  }
  await yuki.says("スキップ");
  await yuki.says("スキップ");
  await yuki.unsends("A社の件");
  await yuki.says("自分だけに残す");
  yuki.hears("送信を取り消された").hears("自分だけに残しました");
  expect(await db.collection("reflections").findOne({ cadence: "weekly" })).toMatchObject({
    status: "kept",
  });
});

test("a sentence is filed by what the button says, also when another was taken back", async () => {
  const { member, passes } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  for (const text of ["資料を作った", "A社にほめられた", "朝がよい"]) {
    passes(minute);
    await yuki.says(text);
  }
  await yuki.taps("スキップ");
  await yuki.taps("自分だけに残す");
  await yuki.taps("スキル");
  const button = yuki.button("資料を作った");
  await yuki.unsends("A社にほめられた");
  await yuki.tapsOld(button);
  yuki.hears("「資料を作った」");
});

test("a record of which everything was taken back is closed without one", async () => {
  const { member, passes, db } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  await yuki.says("A社の件");
  for (let left = 3; left > 0; left -= 1) await yuki.taps("スキップ");
  const keep = yuki.button("自分だけに残す");
  await yuki.unsends("A社の件");
  await yuki.tapsOld(keep);
  yuki.hears("記録を残さずに閉じますね");
  expect(await db.collection("reflections").countDocuments({ status: "kept" })).toBe(1);
});

test("a record of which every word is taken back is no record any more", async () => {
  const { member, passes, db } = await startCommunity();
  const yuki = await member("ゆき", "A社の件");
  passes(hour);
  await yuki.unsends("A社の件");
  await yuki.says("わたしの記録");
  yuki.hears("送信を取り消された").hears("記録は、まだありません");
  await beginsWeek(yuki);
  passes(minute);
  await yuki.says("早く帰れた");
  await yuki.says("わたしの記録");
  expect(yuki.heard()).not.toContain("最初の1枚");
  expect(await db.collection("reflections").countDocuments({ status: "kept" })).toBe(0);
});
