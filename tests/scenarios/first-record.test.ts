import { expect, test } from "vitest";
import { startCommunity } from "#tests/support/community.ts";

test("Yuki adds the bot, consents, and has a first record within one message", async () => {
  const { person, db } = await startCommunity();
  const yuki = await person("ゆき");
  yuki.hears("ゆきさん、はじめまして。").hears("3つお約束します");
  yuki.sees("わかりました", "約束の全文", "English");

  await yuki.taps("約束の全文");
  yuki.hears("広告や採用には使いません");

  await yuki.taps("わかりました");
  yuki.hears("ちょっとよかったな").sees("例を見る", "今は思いつかない");

  await yuki.says("打ち合わせで「助かりました」と言われた");
  yuki.hears("これが最初の1枚です").sees("やり方を知る", "あとで");

  const kept = await db.collection("reflections").findOne({ cadence: "first" });
  expect(kept).toMatchObject({
    status: "kept",
    answers: { O3: { parts: [{ text: "打ち合わせで「助かりました」と言われた" }] } },
  });
});

test("before consent nothing a person writes touches the database", async () => {
  const { person, db } = await startCommunity();
  const yuki = await person("ゆき");
  await yuki.says("実は転職を考えていて、A社の山田さんに");
  yuki.hears("3つお約束します");
  for (const { name } of await db.listCollections().toArray()) {
    const all = JSON.stringify(await db.collection(name).find().toArray());
    expect(all, name).not.toContain("転職");
    expect(all, name).not.toContain("山田");
  }
  expect(await db.collection("members").countDocuments()).toBe(0);
});

test("on a computer the consent is typed, by word or by number", async () => {
  const { person } = await startCommunity();
  const taro = await person("太郎");
  await taro.says("わかりました");
  taro.hears("ちょっとよかったな");
  const hana = await person("はな");
  await hana.says("1");
  hana.hears("ちょっとよかったな");
});

test.each([
  ["ja", "約束の全文", "広告や採用には使いません"],
  ["en", "Read them in full", "never for advertising or recruiting"],
])(
  "on a computer the promises are read in full by their words: %s",
  async (language, words, told) => {
    const { person } = await startCommunity();
    const yuki = await person("Yuki", { language });
    await yuki.says(words);
    yuki.hears(told);
    await yuki.says(language === "ja" ? "わかりました" : "I agree");
    expect(yuki.heard()).not.toContain(told);
    await yuki.says(words);
    yuki.hears(told);
  },
);

test("somebody without an idea today is let go kindly, and keeps nothing", async () => {
  const { person, db } = await startCommunity();
  const yuki = await person("ゆき");
  await yuki.taps("わかりました");
  await yuki.taps("例を見る");
  yuki.hears("助かりました").hears("ちょっとよかったな");
  await yuki.taps("今は思いつかない");
  yuki.hears("もちろん大丈夫です");
  expect(await db.collection("reflections").countDocuments()).toBe(0);
});

test("a second message right behind the first record belongs to it", async () => {
  const { member, db, passes } = await startCommunity();
  const yuki = await member("ゆき", "早く帰れた");
  passes(4000);
  await yuki.says("夕飯も作れた");
  yuki.hears("受け取りました(2通分)");
  const kept = await db.collection("reflections").findOne({ cadence: "first" });
  expect(kept?.["answers"].O3.parts.map((part: { text: string }) => part.text)).toEqual([
    "早く帰れた",
    "夕飯も作れた",
  ]);
});

test("the guidance can be read card by card, again, and left", async () => {
  const { member } = await startCommunity();
  const yuki = await member("ゆき");
  await yuki.taps("やり方を知る");
  yuki.hears("悩みを「課題」に変える力");
  for (let card = 2; card <= 6; card += 1) await yuki.taps("つぎへ");
  await yuki.says("次へ");
  yuki.hears("仲間との約束です").sees("約束します", "もう一度読む");
  await yuki.taps("約束します");
  yuki.hears("🤝いまてんにだけ");
  await yuki.taps("わかりました");
  yuki.hears("これで全部です");
});

test("a person whose LINE is in English is greeted in English, and can change it", async () => {
  const { person } = await startCommunity();
  const anna = await person("Anna", { language: "en" });
  anna.hears("Nice to meet you, Anna.").sees("I agree", "Read them in full", "日本語");
  await anna.taps("日本語");
  anna.hears("Annaさん、はじめまして。");
  await anna.taps("English");
  await anna.taps("I agree");
  anna.hears("felt a little bit good");
  await anna.says("日本語");
  anna.hears("これからは、日本語でお話しします。");
});

test("a person LINE tells nothing about is greeted without a name", async () => {
  const { person, double } = await startCommunity();
  const yuki = await person("ゆき", { adds: false });
  double.faults.next("server_error");
  await yuki.adds();
  yuki.hears(/^はじめまして。/);
});

test("a profile that LINE is slow with does not hold up the greeting", async () => {
  const { person, double } = await startCommunity({ profileWithinMs: 50 });
  const yuki = await person("ゆき", { adds: false });
  double.faults.next("timeout");
  await yuki.adds();
  yuki.hears(/^はじめまして。/);
});
