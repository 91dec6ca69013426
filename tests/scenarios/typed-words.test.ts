import { expect, test } from "vitest";
import { hour, minute, startCommunity } from "#tests/support/community.ts";
import { beginsWeek, type Community } from "#tests/support/openings.ts";

const textsOf = async ({ db }: Community, cadence: string, qid: string) => {
  const found = await db.collection("reflections").findOne({ cadence });
  const parts: readonly { text: string }[] = found?.["answers"][qid]?.parts ?? [];
  return parts.map(({ text }) => text);
};

test("an answer that is also the name of a command is an answer where words are asked for", async () => {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  community.passes(hour);
  await beginsWeek(yuki);
  for (const words of ["引き継ぎ", "記録", "英語", "お休み"]) {
    community.passes(minute);
    await yuki.says(words);
  }
  yuki.hears("通算2回目");
  const kept = await Promise.all(
    ["WK1", "WK2", "WK3", "WK4"].map((qid) => textsOf(community, "weekly", qid)),
  );
  expect(kept.flat()).toEqual(["引き継ぎ", "記録", "英語", "お休み"]);
  await yuki.says("英語");
  yuki.hears("From now on I'll speak English");
  await yuki.says("Japanese");
  yuki.hears("これからは、日本語でお話しします");
});

test("a line copied from the list of choices is the choice, and no number stands there twice", async () => {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  community.passes(hour);
  await yuki.says("振り返る");
  await yuki.says("今週");
  await yuki.says("はじめる");
  await yuki.says("1 スキップ");
  yuki.hears("「できた」「ほめられた」");
  expect(await textsOf(community, "weekly", "WK1")).toEqual([]);
  await yuki.says("やめる");
  community.jumpTo("2026-12-24T11:00:00Z");
  await yuki.says("振り返る");
  await yuki.says("今月");
  await yuki.taps("はじめる");
  for (const words of [
    "朝を自分の時間に",
    "次へ",
    "スキップ",
    "スキップ",
    "とくにない",
    "スキップ",
    "スキップ",
  ]) {
    community.passes(minute);
    await yuki.says(words);
  }
  yuki.hears("納得していますか");
  await yuki.says("ヘルプ");
  yuki.hears(/選べます。\n1 霧のなか\n2 少しもやもや\n.*\n.*\n5 とても納得\n6 答えない$/);
});

test("seven words of four letters are an answer and no transfer code", async () => {
  const community = await startCommunity();
  const anna = await community.member("Anna", "Someone said my minutes helped", "en");
  community.passes(hour);
  await anna.says("look back");
  await anna.taps("This week (3 min)");
  await anna.taps("Start");
  await anna.says("Been busy with work this past week");
  anna.hears("pulled off, were praised for");
  expect(await textsOf(community, "weekly", "WK1")).toEqual(["Been busy with work this past week"]);
});

test("yes begins what was offered and is no answer to its first question", async () => {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  community.passes(hour);
  await yuki.says("振り返る");
  await yuki.says("今週");
  await yuki.says("はい");
  yuki.hears("今週、やったことは何ですか");
  expect(await textsOf(community, "weekly", "WK1")).toEqual([]);
  community.passes(minute);
  await yuki.says("はい");
  yuki.hears("「できた」「ほめられた」");
  expect(await textsOf(community, "weekly", "WK1")).toEqual(["はい"]);
});

test("no at the door puts it off", async () => {
  const community = await startCommunity({ start: new Date("2026-10-05T11:00:00Z") });
  const yuki = await community.member("ゆき");
  community.jumpTo("2026-11-24T11:00:00Z");
  await yuki.says("振り返る");
  await yuki.says("今月");
  await yuki.says("いいえ");
  yuki.hears("続きは、いつでもどうぞ");
});

test("asked whether words are an answer, yes and no are answers to that", async () => {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  community.passes(hour);
  await yuki.says("資料を作った");
  yuki.hears("の「やったこと」への答えですか");
  await yuki.says("はい");
  yuki.hears("「できた」「ほめられた」");
  expect(await textsOf(community, "weekly", "WK1")).toEqual(["資料を作った"]);
  await yuki.says("やめる");
  await yuki.says("こんにちは");
  await yuki.says("いいえ。");
  yuki.hears("残さずにおきます");
  expect(await textsOf(community, "weekly", "WK2")).toEqual([]);
});

test("nothing on one's mind leads past the worry, and is not kept as one", async () => {
  const community = await startCommunity({ start: new Date("2026-10-05T11:00:00Z") });
  const yuki = await community.member("ゆき");
  community.jumpTo("2026-11-24T11:00:00Z");
  await yuki.says("振り返る");
  await yuki.says("今月");
  for (const words of ["はい", "思いつかない", "面接", "次へ", "質問を先に決めた", "特になし"]) {
    community.passes(minute);
    await yuki.says(words);
  }
  yuki.hears("引っかかっていること");
  community.passes(minute);
  await yuki.says("ないです");
  yuki.hears("自分について気づいたこと");
  const month = await community.db.collection("reflections").findOne({ cadence: "monthly" });
  expect(Object.keys(month?.["answers"])).toEqual(["MO2", "MO3"]);
  await yuki.says("戻る");
  await yuki.says("戻る");
  await yuki.says("戻る");
  yuki.hears("前よりうまくいった");
  community.passes(minute);
  await yuki.says("なし");
  expect(await textsOf(community, "monthly", "MO3")).toEqual(["なし"]);
});
