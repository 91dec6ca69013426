import { expect, test } from "vitest";
import { hour, minute, startCommunity } from "#tests/support/community.ts";
import { beginsWeek } from "#tests/support/openings.ts";

test("a week in four short answers, kept for oneself, and one sentence into the inventory", async () => {
  const { member, passes, db } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await yuki.opens("reflect");
  yuki.hears("どの振り返りにしますか").sees("今週(3分)", "今月(10分)", "3か月(20分)");
  await yuki.taps("今週(3分)");
  yuki.hears("今週もおつかれさまでした").sees("はじめる", "タップだけで", "今週はお休み");
  await yuki.taps("はじめる");
  yuki.hears("今週、やったことは何ですか");
  passes(minute);
  await yuki.says("提案書のたたき台を作った");
  yuki.hears("できた").sees("スキップ", "ひとつ戻る");
  passes(minute);
  await yuki.says("「わかりやすい」と言ってもらえた");
  yuki.hears("気づいたこと");
  await yuki.taps("スキップ");
  yuki.hears("来週、ひとつだけ");
  passes(minute);
  await yuki.says("火曜の朝に30分だけ読む");
  yuki.hears("通算2回目の振り返りです").sees("自分だけに残す", "仲間に見せる", "少し直す");
  await yuki.taps("自分だけに残す");
  yuki.hears("自分だけに残しました").hears("棚卸しに足せそう");
  await yuki.taps("スキル");
  yuki
    .hears("どの文を「スキル」に入れますか?")
    .sees("「わかりやすい」と言ってもらえた", "提案書のたたき台を作った", "やめておく");
  await yuki.taps("「わかりやすい」と言ってもらえた");
  yuki.hears("下書きとして入れました");

  const kept = await db.collection("reflections").findOne({ cadence: "weekly" });
  expect(kept).toMatchObject({ period: "2026-W48", status: "kept" });
  await yuki.opens("inventory");
  yuki.hears("スキル\n・「わかりやすい」と言ってもらえた");
});

test("too tired to write: the weather alone is this week's reflection", async () => {
  const { member, db } = await startCommunity();
  const yuki = await member("ゆき");
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  await yuki.taps("タップだけで");
  yuki.hears("今週のお天気は?");
  await yuki.taps("🌧 雨");
  yuki.hears("通算2回目の振り返りです");
  const kept = await db.collection("reflections").findOne({ cadence: "weekly" });
  expect(kept).toMatchObject({ status: "kept", answers: { WKT: { choice: "rain" } } });
});

test("four short messages in a row are one answer, and the bot does not run ahead", async () => {
  const { member, passes, db } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  await yuki.saysQuickly("提案書", "後輩の相談", "あと会議", "つかれた");
  yuki.hears("受け取りました(4通分)").hears("できた");
  const draft = await db.collection("reflections").findOne({ cadence: "weekly" });
  const texts = draft?.["answers"].WK1.parts.map(({ text }: { text: string }) => text);
  expect(texts).toEqual(["提案書", "後輩の相談", "あと会議", "つかれた"]);
  expect(Object.keys(draft?.["answers"])).toEqual(["WK1"]);
});

test("off the train midway, on the next morning at the same question", async () => {
  const { member, passes } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  await yuki.says("提案書のたたき台を作った");
  passes(12 * hour);
  await yuki.opens("reflect");
  yuki
    .hears("今週の振り返りの途中でしたね")
    .hears("「できたこと」から")
    .sees("続きから", "はじめから", "今回はやめる");
  await yuki.taps("続きから");
  yuki.hears("「できた」「ほめられた」");
  passes(minute);
  await yuki.says("早く終わった");
  yuki.hears("気づいたこと");
});

test("a message after a long pause is not taken for an answer unasked", async () => {
  const { member, passes, db } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(3 * hour);
  await yuki.says("あ、見積もりも出した");
  yuki.hears("の「やったこと」への答えですか").sees("答えとして残す", "メモに残す", "ちがいます");
  await yuki.taps("答えとして残す");
  yuki.hears("「できた」「ほめられた」");
  const draft = await db.collection("reflections").findOne({ cadence: "weekly" });
  expect(draft?.["answers"].WK1.parts[0].text).toBe("あ、見積もりも出した");
});

test("a message outside of any reflection becomes a memo, or nothing", async () => {
  const { member, passes, db } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await yuki.says("会議で一言も話せなかった");
  await yuki.taps("メモに残す");
  yuki.hears("メモに残しました");
  passes(hour);
  await yuki.says("まちがえました");
  await yuki.taps("ちがいます");
  yuki.hears("残さずにおきます");
  const week = await db.collection("reflections").findOne({ cadence: "weekly" });
  expect(week?.["answers"].memo.parts.map(({ text }: { text: string }) => text)).toEqual([
    "会議で一言も話せなかった",
  ]);
});

test("this week can be rested, without a word about it", async () => {
  const { member, db } = await startCommunity();
  const yuki = await member("ゆき");
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  await yuki.taps("今週はお休み");
  yuki.hears("今週はお休みですね");
  expect(await db.collection("reflections").countDocuments({ cadence: "weekly" })).toBe(0);
});

test("one answer is fixed from the end, and the end is where one returns", async () => {
  const { member, passes, db } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  for (const text of ["資料を作った", "ほめられた", "朝がよい", "火曜に読む"]) {
    passes(minute);
    await yuki.says(text);
  }
  await yuki.taps("少し直す");
  yuki
    .hears("どの答えを直しますか")
    .sees("やったこと", "できたこと", "わかったこと", "次にやること");
  await yuki.taps("できたこと");
  yuki.hears("いまの答えは残してあります").sees("書き換える", "このまま次へ");
  passes(minute);
  await yuki.says("部長にほめられた");
  yuki.hears("通算2回目");
  await yuki.taps("仲間に見せる");
  yuki.hears("仲間に見せる記録として残しました");
  const kept = await db.collection("reflections").findOne({ cadence: "weekly" });
  expect(kept).toMatchObject({
    status: "shared",
    answers: { WK2: { parts: [{ text: "部長にほめられた" }] } },
  });
});

test("a finished week can be read again and rewritten", async () => {
  const { member, passes } = await startCommunity();
  const yuki = await member("ゆき");
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  await yuki.taps("タップだけで");
  await yuki.taps("☀️ 晴れ");
  passes(hour);
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  yuki.hears("残してあります").sees("読み返す", "書き直す", "ほかの振り返り");
  await yuki.taps("読み返す");
  yuki.hears("☀️ 晴れ");
});

test("a week that is opened and kept again does not ask for the inventory again", async () => {
  const { member, passes } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  await yuki.says("資料を作った");
  for (let left = 3; left > 0; left -= 1) await yuki.says("スキップ");
  await yuki.taps("自分だけに残す");
  yuki.hears("棚卸しに足せそう");
  await yuki.taps("今回はなし");
  passes(hour);
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  await yuki.taps("書き直す");
  await yuki.taps("自分だけに残す");
  yuki.hears("自分だけに残しました");
  expect(yuki.heard()).not.toContain("棚卸しに足せそう");
});
