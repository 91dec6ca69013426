import { expect, test } from "vitest";
import { day, hour, minute, startCommunity } from "#tests/support/community.ts";
import { beginsMonth, beginsWeek, type Community } from "#tests/support/openings.ts";

const textsOf = async ({ db }: Community, cadence: string, qid: string) => {
  const found = await db.collection("reflections").findOne({ cadence });
  const parts: readonly { text: string }[] = found?.["answers"][qid]?.parts ?? [];
  return parts.map(({ text }) => text);
};

test("an undecided message does not get in the way of a reflection begun after it", async () => {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  community.passes(hour);
  await yuki.says("こんにちは");
  yuki.hears("の「やったこと」への答えですか");
  community.passes(minute);
  await beginsWeek(yuki);
  community.passes(minute);
  await yuki.says("資料を作った");
  yuki.hears("「できた」「ほめられた」");
  expect(await textsOf(community, "weekly", "WK1")).toEqual(["資料を作った"]);
});

test("hard words behind an undecided message are kept together with it", async () => {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  community.passes(hour);
  await yuki.says("会議がつらかった");
  await yuki.says("もう消えてしまいたい");
  yuki.hears("つらい時間");
  await yuki.taps("このままでいい");
  yuki.hears("このままにしておきますね");
  expect(await textsOf(community, "weekly", "memo")).toEqual([
    "会議がつらかった",
    "もう消えてしまいたい",
  ]);
});

test("from the beginning again, a quick second message replaces no later answer", async () => {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  community.passes(hour);
  await beginsWeek(yuki);
  for (const text of ["資料を作った", "ほめられた"]) {
    community.passes(minute);
    await yuki.says(text);
  }
  await yuki.opens("reflect");
  await yuki.taps("はじめから");
  community.passes(minute);
  await yuki.says("資料を二つ作った");
  await yuki.says("あと面接");
  yuki.hears("受け取りました(2通分)");
  expect(await textsOf(community, "weekly", "WK1")).toEqual(["資料を二つ作った", "あと面接"]);
  expect(await textsOf(community, "weekly", "WK2")).toEqual(["ほめられた"]);
});

test("an OK out of nowhere is no consent: the promises come first", async () => {
  const { person, db } = await startCommunity();
  const yuki = await person("ゆき", { adds: false });
  await yuki.says("OK");
  yuki.hears("3つお約束します");
  expect(await db.collection("members").countDocuments()).toBe(0);
  await yuki.says("OK");
  yuki.hears("ちょっとよかったな");
});

test("a consent tapped twice is asked the first question, never told of an old button", async () => {
  const { person, passes } = await startCommunity();
  const yuki = await person("ゆき");
  const agree = yuki.button("わかりました");
  await yuki.tapsOld(agree);
  passes(5000);
  await yuki.tapsOld(agree);
  yuki.hears("ちょっとよかったな");
  expect(yuki.heard()).not.toContain("前回のボタン");
});

test("a forged or broken button is told kindly and changes nothing", async () => {
  const { member, db, double, settled } = await startCommunity();
  const yuki = await member("ゆき");
  const before = await db.collection("reflections").find().toArray();
  for (const data of [
    "do=begin&cadence=constructor&period=x",
    "do=read&cadence=__proto__&period=2026-11",
    "do=reopen&cadence=toString&period=2026-11",
    "do=reopen&cadence=weekly&period=2026-W12",
    "do=begin&cadence=monthly&period=9999-12",
    "do=begin&cadence=weekly&period=0000-W99",
    "do=unshare&cadence=hasOwnProperty&period=first",
    "do=pick&s=__proto__&q=constructor&n=1&c=fix.__proto__",
    "do=__proto__",
    "do=nothing",
  ]) {
    await double.tap(yuki.userId, { type: "postback", data });
    await settled();
    expect(JSON.stringify(double.botMessages(yuki.userId).at(-1)), data).toContain(
      "これは前回のボタンでした",
    );
  }
  for (const [data, answer] of [
    ["do=records", "これまでに1枚"],
    ["do=guide&card=1.5", "これで全部です"],
    ["do=rest&months=1.5", "お休みにしました"],
    ["do=take&from=-1e9", "ここまでの記録です"],
  ] as const) {
    await double.tap(yuki.userId, { type: "postback", data });
    await settled();
    expect(JSON.stringify(double.botMessages(yuki.userId).slice(-1)), data).toContain(answer);
  }
  expect(await db.collection("reflections").find().toArray()).toEqual(before);
});

test("rewriting can be typed, and after a long pause the new words still replace the old", async () => {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  community.passes(hour);
  await beginsWeek(yuki);
  community.passes(minute);
  await yuki.says("先月の分を書いた");
  await yuki.says("戻る");
  await yuki.says("書き換える");
  yuki.hears("書き換えるときだけ送ってください");
  community.passes(2 * hour);
  await yuki.taps("書き換える");
  yuki.hearsNothing();
  community.passes(minute);
  await yuki.says("面接をした");
  yuki.hears("「できた」「ほめられた」");
  expect(await textsOf(community, "weekly", "WK1")).toEqual(["面接をした"]);
});

test("next, typed where there is no worry, leads past the questions about it", async () => {
  const { member, jumpTo } = await startCommunity({ start: new Date("2026-10-05T11:00:00Z") });
  const yuki = await member("ゆき");
  jumpTo("2026-11-24T11:00:00Z");
  await yuki.says("振り返る");
  await yuki.taps("今月(10分)");
  for (const tap of ["はじめる", "まだ思いつかない", "次へ", "スキップ", "スキップ"])
    await yuki.taps(tap);
  yuki.hears("引っかかっていること");
  await yuki.says("次へ");
  yuki.hears("自分について気づいたこと");
});

test("the weather of a shared week is fixed without changing who sees it", async () => {
  const { member, passes, db } = await startCommunity();
  const yuki = await member("ゆき");
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  await yuki.taps("タップだけで");
  await yuki.taps("🌧 雨");
  passes(hour);
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  await yuki.taps("書き直す");
  await yuki.taps("仲間に見せる");
  passes(hour);
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  await yuki.taps("書き直す");
  await yuki.taps("少し直す");
  await yuki.taps("今週のお天気");
  await yuki.taps("🌈 雨のち虹");
  yuki.sees("自分だけに残す", "仲間に見せる", "少し直す");
  await yuki.says("やめる");
  expect(yuki.heard()).not.toContain("下書き");
  expect(await db.collection("reflections").findOne({ cadence: "weekly" })).toMatchObject({
    status: "shared",
    answers: { WKT: { choice: "rainbow" } },
  });
});

test("last week's questions say which week they are about, also after a pause", async () => {
  const { member, jumpTo } = await startCommunity({ start: new Date("2026-11-10T11:00:00Z") });
  const yuki = await member("ゆき");
  jumpTo("2026-11-24T11:00:00Z");
  await yuki.says("振り返る");
  await yuki.taps("先週の分");
  yuki.hears("11/16の週の分として").sees("はじめる", "タップだけで", "今週はお休み");
  await yuki.taps("はじめる");
  await yuki.opens("reflect");
  yuki.hears("11/16の週の振り返りの途中でしたね");
});

test("the month of joining, written late, counts no days that are left", async () => {
  const { member, jumpTo } = await startCommunity({ start: new Date("2026-10-20T11:00:00Z") });
  const yuki = await member("ゆき");
  jumpTo("2026-11-03T11:00:00Z");
  await yuki.says("振り返る");
  await yuki.taps("先月の分");
  yuki.hears("2026年10月の分として").hears("前よりうまくいった");
  expect(yuki.heard()).not.toContain("今月は残り");
});

test("a draft of long ago is gone on with from one's records", async () => {
  const { member, passes } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  await yuki.says("資料を作った");
  await yuki.says("やめる");
  passes(60 * day);
  await yuki.says("わたしの記録");
  await yuki.taps("11/23の週");
  yuki.hears("こちらの記録です").sees("続きから", "画面で読む");
  await yuki.taps("続きから");
  yuki.hears("11/23の週の振り返りの途中でしたね");
  await yuki.taps("続きから");
  yuki.hears("「できた」「ほめられた」");
});

test("words that look like headings, even empty ones, can always be read again", async () => {
  const { member, passes } = await startCommunity();
  const yuki = await member("ゆき");
  passes(hour);
  await beginsWeek(yuki);
  passes(minute);
  await yuki.says(`■ \n■ \n${"■ 小見出し\n本文\n".repeat(300)}`);
  await yuki.says("わたしの記録");
  yuki.hears("これまでに");
  await yuki.taps("11/23の週");
  yuki.hears("小見出し");
});

test("a weekly note of several lines is ticked once it is taken over", async () => {
  const { member, passes, jumpTo } = await startCommunity({
    start: new Date("2026-10-05T11:00:00Z"),
  });
  const yuki = await member("ゆき");
  jumpTo("2026-11-13T11:00:00Z");
  await beginsWeek(yuki);
  passes(minute);
  await yuki.says("提案を出した\n新人と話した");
  await yuki.says("やめる");
  jumpTo("2026-11-24T11:00:00Z");
  await beginsMonth(yuki);
  await yuki.taps("まだ思いつかない");
  await yuki.taps("週の記録から選ぶ");
  await yuki.taps("提案を出した 新人と話した");
  yuki.hears("✓提案を出した").sees("これで次へ");
});
