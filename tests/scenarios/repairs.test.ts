import { expect, test } from "vitest";
import { day, hour, minute, startCommunity } from "#tests/support/community.ts";
import { beginsWeek } from "#tests/support/openings.ts";

test("back asks the same question again with the old answer ready to edit", async () => {
  const { member, passes, db } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  await yuki.says("先月の分を書いてしまった");
  await yuki.taps("ひとつ戻る");
  yuki
    .hears("前の問いに戻りました")
    .hears("今週、やったことは何ですか")
    .sees("書き換える", "このまま次へ");
  expect(yuki.button("書き換える")).toMatchObject({
    inputOption: "openKeyboard",
    fillInText: "先月の分を書いてしまった",
  });
  await yuki.taps("書き換える");
  yuki.hearsNothing();
  passes(minute);
  await yuki.says("今週は面接をした");
  yuki.hears("「できた」「ほめられた」");
  await yuki.says("戻る");
  await yuki.says("このまま次へ");
  yuki.hears("「できた」「ほめられた」");
  const draft = await db.collection("reflections").findOne({ cadence: "weekly" });
  expect(draft?.["answers"].WK1.parts.map(({ text }: { text: string }) => text)).toEqual([
    "今週は面接をした",
  ]);
});

test("an answer too long for the keyboard is shown in full instead", async () => {
  const { member, passes } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  const long = "長い話です。".repeat(80);
  await yuki.says(long);
  await yuki.says("戻る");
  yuki.hears(long);
  expect(yuki.button("書き換える")).not.toHaveProperty("fillInText");
});

test("a button from two weeks ago is told kindly and changes nothing", async () => {
  const { member, passes, db } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  await yuki.says("資料を作った");
  const old = yuki.button("スキップ");
  await yuki.says("やめる");
  passes(14 * day);
  await beginsWeek(yuki);
  const before = await db.collection("reflections").find().sort({ _id: 1 }).toArray();
  await yuki.tapsOld(old);
  yuki.hears("これは前回のボタンでした").sees("いまの続きへ", "前回の記録を見る");
  expect(await db.collection("reflections").find().sort({ _id: 1 }).toArray()).toEqual(before);
  await yuki.taps("いまの続きへ");
  yuki.hears("今週、やったことは何ですか");
});

test("the very button that was tapped last is told kindly two weeks later, not met with silence", async () => {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  const start = yuki.button("はじめる");
  await yuki.taps("はじめる");
  for (const words of [
    "提案書",
    "スキップ",
    "スキップ",
    "スキップ",
    "自分だけに残す",
    "今回はなし",
  ]) {
    community.passes(minute);
    await yuki.says(words);
  }
  await yuki.tapsOld(start);
  yuki.hearsNothing();
  community.passes(14 * day);
  await yuki.tapsOld(start);
  yuki.hears("前回のボタン");
});

test("a button tapped twice or five times counts once and is answered once", async () => {
  const { member, passes, double, settled } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  await yuki.taps("タップだけで");
  const rain = yuki.button("🌧 雨");
  const before = double.botMessages(yuki.userId).length;
  await Promise.all([1, 2, 3, 4, 5].map(() => double.tap(yuki.userId, rain)));
  await settled();
  expect(double.botMessages(yuki.userId).length).toBe(before + 1);
});

test("help in the middle ends nothing: the question follows it, with numbers for computers", async () => {
  const { member, passes } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  await yuki.says("ヘルプ");
  yuki
    .hears("こんな言葉が使えます")
    .hears("では、続きです")
    .hears("今週、やったことは何ですか")
    .hears("1 スキップ\n2 先週の記録を見る");
});

test("a word inside a sentence is no command", async () => {
  const { member, passes, db } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  await yuki.says("実家に戻るか考えた");
  yuki.hears("「できた」「ほめられた」");
  const draft = await db.collection("reflections").findOne({ cadence: "weekly" });
  expect(draft?.["answers"].WK1.parts[0].text).toBe("実家に戻るか考えた");
});

test("stop keeps what was written, later keeps the place", async () => {
  const { member, passes } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  await yuki.says("資料を作った");
  await yuki.says("あとで");
  yuki.hears("ここまでの分は残してあります").sees("続きから");
  await yuki.taps("続きから");
  yuki.hears("「できた」「ほめられた」");
  await yuki.says("やめる");
  yuki.hears("下書きに残っています");
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  yuki.hears("今週の振り返りの途中でしたね").hears("「できたこと」から");
});

test("on a computer everything works by word and by number", async () => {
  const { member, passes } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await yuki.says("振り返る");
  await yuki.says("1");
  await yuki.says("1");
  yuki.hears("今週、やったことは何ですか");
  passes(minute);
  await yuki.says("請求書を出した");
  await yuki.says("スキップ。");
  await yuki.says("1");
  await yuki.says("スキップ");
  yuki.hears("通算2回目");
  await yuki.says("自分だけに残す");
  yuki.hears("自分だけに残しました");
  await yuki.says("今回はなし");
  for (const [word, answer] of [
    ["振り返る", "どの振り返りにしますか"],
    ["みんなの歩み", "仲間の歩みをここで読めます"],
    ["棚卸し", "棚卸し"],
    ["定例会", "次の定例会"],
    ["わたしの記録", "これまでに2枚"],
    ["設定・お休み", "何を変えますか"],
  ] as const) {
    await yuki.says(word);
    yuki.hears(answer);
  }
});

test("words where a tap was asked for are kept, and the choice is asked again with numbers", async () => {
  const { member, passes, db } = await startCommunity();
  const yuki = await member("ゆき");
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  await yuki.taps("タップだけで");
  passes(minute);
  await yuki.says("まあまあかな");
  yuki.hears("ひとことも、残しておきます").hears("1 ☀️ 晴れ");
  await yuki.says("くもり");
  yuki.hears("通算2回目");
  expect(await db.collection("reflections").findOne({ cadence: "weekly" })).toMatchObject({
    answers: { WKT: { choice: "cloud", parts: [{ text: "まあまあかな" }] } },
  });
});

test("the weather can be sent as a picture alone, as a phone's keyboard writes it", async () => {
  const { member, db } = await startCommunity();
  for (const [name, picture, choice] of [
    ["ゆき", "🌧", "rain"],
    ["けん", "☀", "sun"],
  ] as const) {
    const someone = await member(name);
    await someone.says("振り返る");
    await someone.taps("今週(3分)");
    await someone.taps("タップだけで");
    await someone.says(picture);
    someone.hears("通算2回目");
    expect(await db.collection("reflections").findOne({ "answers.WKT.choice": choice })).not.toBe(
      null,
    );
  }
});

test("stickers, photos and blanks are met with a kind word and the question again", async () => {
  const { member, passes } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  await yuki.sendsSticker();
  yuki
    .hears("スタンプ、ありがとうございます")
    .hears("今週、やったことは何ですか")
    .sees("スキップ", "先週の記録を見る");
  await yuki.sendsPhoto();
  yuki.hears("写真やスタンプなどは記録に残らない").hears("今週、やったことは何ですか");
  await yuki.says(" \u3000\n\u200b");
  yuki.hears("言葉で").hears("今週、やったことは何ですか");
});

test("texts of 5,000 characters and beyond are kept whole", async () => {
  const { member, passes, db } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  for (const [index, length] of [5000, 10_000].entries()) {
    passes(minute);
    await yuki.says(`${"あ".repeat(length - 2)}🍎`);
    const draft = await db.collection("reflections").findOne({ cadence: "weekly" });
    const qid = ["WK1", "WK2"][index] ?? "";
    expect(draft?.["answers"][qid].parts[0].text).toHaveLength(length);
  }
});

test("an answer beyond all measure is refused kindly, and nothing before it is lost", async () => {
  const { member, passes, db } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  await yuki.says("あ".repeat(39_990));
  passes(5000);
  await yuki.says("い".repeat(20));
  yuki.hears("いまのメッセージは残せていません");
  const draft = await db.collection("reflections").findOne({ cadence: "weekly" });
  expect(draft?.["answers"].WK1.parts).toHaveLength(1);
});
