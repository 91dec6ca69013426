import { expect, test } from "vitest";
import { hour, minute, startCommunity } from "#tests/support/community.ts";
import { beginsWeek } from "#tests/support/openings.ts";

async function startWeek() {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  community.passes(hour);
  await beginsWeek(yuki);
  community.passes(minute);
  const textsOf = async (qid: string) => {
    const draft = await community.db.collection("reflections").findOne({ cadence: "weekly" });
    return draft?.["answers"][qid]?.parts.map(({ text }: { text: string }) => text) ?? [];
  };
  /** LINE takes the next answer for a mistake. */
  const refuses = () => community.double.faults.next("bad_request");
  return { ...community, yuki, textsOf, refuses };
}

test("after a lost answer one line says that the words are kept, once, and nothing is misplaced", async () => {
  const { yuki, passes, refuses, textsOf } = await startWeek();
  refuses();
  await yuki.says("提案書を書いた");
  yuki.hearsNothing();
  passes(minute);
  await yuki.says("届いていますか");
  yuki
    .hears("ひとつ前のお返事を、うまくお届けできませんでした")
    .hears("書いてくださったことは、残してあります")
    .hears("今週の振り返りの「できたこと」への答えですか");
  await yuki.taps("ちがいます");
  expect(yuki.heard()).not.toContain("ひとつ前のお返事");
  expect(await textsOf("WK1")).toEqual(["提案書を書いた"]);
  expect(await textsOf("WK2")).toEqual([]);
});

test("words that were too long to be kept are not said to be kept", async () => {
  const { yuki, passes, refuses } = await startWeek();
  for (let sent = 0; sent < 8; sent += 1) await yuki.says("あ".repeat(4990));
  refuses();
  await yuki.says("あ".repeat(4990));
  passes(minute);
  await yuki.says("ヘルプ");
  yuki.hears("記録に入っていません").hears("もう一度送ってください").hears("こんな言葉が使えます");
});

test("after a lost answer to a button the talk goes on from where it stands", async () => {
  const { yuki, passes, refuses, textsOf } = await startWeek();
  refuses();
  await yuki.taps("スキップ");
  passes(minute);
  await yuki.opens("reflect");
  yuki.hears("続きは、ここからどうぞ").hears("「できたこと」から続けられます");
  await yuki.taps("続きから");
  expect(yuki.heard()).not.toContain("ひとつ前のお返事");
  await yuki.says("早く終わった");
  expect(await textsOf("WK2")).toEqual(["早く終わった"]);
});

test("a stranger whose greeting was lost is greeted, and never told of it later", async () => {
  const { person, double } = await startCommunity();
  const yuki = await person("ゆき", { adds: false });
  double.faults.next("bad_request");
  await yuki.adds();
  await yuki.says("こんにちは");
  yuki.hears("3つお約束します");
  await yuki.taps("わかりました");
  expect(yuki.heard()).not.toContain("ひとつ前のお返事");
});

test("in English the lost answer is told in English", async () => {
  const { person, double, passes } = await startCommunity();
  const anna = await person("Anna", { language: "en" });
  await anna.taps("I agree");
  double.faults.next("bad_request");
  await anna.says("Someone thanked me");
  passes(minute);
  await anna.says("look back");
  anna.hears("my last reply didn't reach you").hears("What you wrote is kept");
});
