import { expect, test } from "vitest";
import { day, hour, minute, startCommunity } from "#tests/support/community.ts";
import { beginsMonth, type Community, type Someone } from "#tests/support/openings.ts";

/** Everything of a month from the first question to the end, in the order it is asked. */
async function writesMonth(yuki: Someone, passes: Community["passes"], next: string) {
  await beginsMonth(yuki);
  if (yuki.heard().includes("先月の「やりたいこと」")) await yuki.taps("少し進んだ");
  else await yuki.taps("まだ思いつかない");
  yuki.hears("思いつくまま書いてみて");
  passes(minute);
  await yuki.says("採用面接を3回した");
  await yuki.taps("次へ");
  for (const text of ["質問を先に決めた", "「話しやすかった」と言われた"]) {
    passes(minute);
    await yuki.says(text);
  }
  await yuki.taps("とくにない");
  passes(minute);
  await yuki.says("準備が好き");
  passes(minute);
  await yuki.says(next);
  await yuki.taps("4 わりと納得");
  await yuki.taps("応援だけで十分");
}

test("a whole month: last promise first, a worry becomes an issue, only the issue can be shown", async () => {
  const { member, passes, jumpTo, db } = await startCommunity({
    start: new Date("2026-09-05T11:00:00Z"),
  });
  const yuki = await member("ゆき");
  jumpTo("2026-10-26T11:00:00Z");
  await writesMonth(yuki, passes, "もし月曜の朝になったら、提案の型をひとつ写す");
  await yuki.taps("自分だけに残す");
  yuki.hears("通算2回目");

  jumpTo("2026-11-24T11:00:00Z");
  await yuki.opens("reflect");
  await yuki.taps("今月(10分)");
  yuki.hears("11月、おつかれさまでした");
  await yuki.taps("前回の記録を見る");
  yuki.hears("2026年10月").hears("質問を先に決めた");
  await yuki.taps("はじめる");
  yuki
    .hears("「もし月曜の朝になったら、提案の型をひとつ写す」")
    .sees("やれた", "少し進んだ", "手つかず", "やりたいことが変わった");
  await yuki.taps("やりたいことが変わった");
  yuki.hears("思いつくまま");
  passes(minute);
  await yuki.saysQuickly("引き継ぎを3件", "面接を2回");
  yuki.hears("受け取りました(2通分)");
  passes(minute);
  await yuki.says("次へ");
  yuki.hears("前よりうまくいった");
  passes(minute);
  await yuki.says("資料なしで話せた");
  passes(minute);
  await yuki.says("スキップ");
  yuki.hears("引っかかっていること").hears("🔒自分だけ");
  passes(minute);
  await yuki.says("上司に相談が全部わたしに回ってくる");
  yuki.hears("どうなっていたら楽に");
  passes(minute);
  await yuki.says("相談がわたしに集中しない状態");
  yuki.hears("自分から動かせるのはどこ");
  passes(minute);
  await yuki.says("引き継ぎの型をつくる");
  yuki.hears("もやもやが、ひとつの課題になりました").hears("「引き継ぎの型をつくる」");
  await yuki.taps("このまま残す");
  passes(minute);
  await yuki.says("人に任せるのが苦手");
  yuki.hears("次の1か月でやりたいこと");
  passes(minute);
  await yuki.says("もし相談が来たら、まず型を渡す");
  yuki
    .hears("納得していますか")
    .sees("1 霧のなか", "2 少しもやもや", "3 ふつう", "4 わりと納得", "5 とても納得", "答えない");
  await yuki.says("4");
  yuki.hears("どんな反応がほしいですか");
  await yuki.taps("気づきも聞きたい");
  yuki
    .hears("1か月分の棚卸し、おつかれさまでした")
    .sees("見え方を確認", "仲間に見せる", "自分だけに残す", "少し直す");
  await yuki.taps("見え方を確認");
  yuki.hears("引き継ぎの型をつくる");
  expect(yuki.heard()).not.toContain("全部わたしに回ってくる");
  expect(yuki.heard()).not.toContain("わりと納得");
  await yuki.taps("仲間に見せる");
  yuki.hears("仲間に見せる記録として残しました");

  const kept = await db.collection("reflections").findOne({ period: "2026-11" });
  expect(kept).toMatchObject({
    status: "shared",
    wanted: "insights",
    answers: {
      MO1: { choice: "changed" },
      MO5a: { audience: "self" },
      MO5c: { audience: "circle" },
      MO8: { choice: "4", audience: "self" },
    },
  });

  await yuki.taps("自分だけに戻す");
  yuki.hears("自分だけに戻しました");
  expect(await db.collection("reflections").findOne({ period: "2026-11" })).toMatchObject({
    status: "kept",
    sharedTo: [],
  });
});

test("this month's weekly notes are listed while writing and taken over one by one", async () => {
  const { member, passes, jumpTo, db } = await startCommunity({
    start: new Date("2026-10-05T11:00:00Z"),
  });
  const yuki = await member("ゆき");
  for (const [at, text] of [
    ["2026-11-06T11:00:00Z", "提案を一本出した"],
    ["2026-11-13T11:00:00Z", "新人と話した"],
  ] as const) {
    jumpTo(at);
    await yuki.says("振り返る");
    await yuki.taps("今週(3分)");
    passes(minute);
    await yuki.says(text);
    for (let left = 3; left > 0; left -= 1) await yuki.taps("スキップ");
    await yuki.taps("自分だけに残す");
    await yuki.taps("今回はなし");
  }
  jumpTo("2026-11-24T11:00:00Z");
  await beginsMonth(yuki);
  await yuki.taps("まだ思いつかない");
  await yuki.taps("週の記録から選ぶ");
  yuki
    .hears("・提案を一本出した\n・新人と話した")
    .sees("提案を一本出した", "新人と話した", "これで次へ");
  await yuki.taps("新人と話した");
  yuki.hears("✓新人と話した").sees("提案を一本出した", "これで次へ");
  await yuki.taps("これで次へ");
  yuki.hears("前よりうまくいった");
  const draft = await db.collection("reflections").findOne({ period: "2026-11" });
  expect(draft?.["answers"].MO2.parts).toMatchObject([{ text: "新人と話した" }]);
});

test("whoever joins in the middle of a month is asked one question, not seven", async () => {
  const { member, passes } = await startCommunity({ start: new Date("2026-11-24T11:00:00Z") });
  const yuki = await member("ゆき");
  passes(hour);
  await yuki.says("振り返る");
  await yuki.taps("今月(10分)");
  yuki.hears("今月は残り7日ですね").sees("1問だけ書く", "見てまわる");
  await yuki.taps("1問だけ書く");
  passes(minute);
  await yuki.says("朝の準備が早くなった");
  yuki.hears("1か月分の棚卸し");
  await yuki.taps("自分だけに残す");
  yuki.hears("通算2回目");
});

test("a worry not yet in words is left at that, and stays private", async () => {
  const { member, passes, jumpTo, db } = await startCommunity({
    start: new Date("2026-10-05T11:00:00Z"),
  });
  const yuki = await member("ゆき");
  jumpTo("2026-11-24T11:00:00Z");
  await beginsMonth(yuki);
  await yuki.taps("まだ思いつかない");
  await yuki.taps("次へ");
  await yuki.taps("スキップ");
  await yuki.taps("スキップ");
  passes(minute);
  await yuki.says("なんとなく落ち着かない");
  await yuki.taps("まだわからない");
  yuki.hears("自分について気づいたこと");
  const draft = await db.collection("reflections").findOne({ period: "2026-11" });
  expect(draft?.["answers"]).toMatchObject({ MO5a: { audience: "self" } });
});

test("the last days' month is still offered at the beginning of the next, by the event's own time", async () => {
  const { member, passes, jumpTo, db } = await startCommunity({
    start: new Date("2026-10-05T11:00:00Z"),
  });
  const yuki = await member("ゆき");
  jumpTo("2026-11-30T14:59:00Z");
  await yuki.says("振り返る");
  await yuki.taps("今月(10分)");
  yuki.hears("11月、おつかれさまでした");
  passes(5 * minute);
  await yuki.taps("はじめる");
  await yuki.taps("まだ思いつかない");
  passes(minute);
  await yuki.says("月をまたいで書いた");
  const drafts = await db.collection("reflections").find({ cadence: "monthly" }).toArray();
  expect(drafts.map(({ period }) => period)).toEqual(["2026-11"]);
  passes(day);
  await yuki.says("やめる");
  await yuki.says("振り返る");
  yuki.sees("今週(3分)", "今月(10分)", "3か月(20分)", "先週の分", "先月の分");
  await yuki.taps("先月の分");
  yuki.hears("途中でしたね");
});

test("a worry typed quickly never lands in an answer that can be shown", async () => {
  const { member, passes, jumpTo, db } = await startCommunity({
    start: new Date("2026-10-05T11:00:00Z"),
  });
  const yuki = await member("ゆき");
  jumpTo("2026-11-24T11:00:00Z");
  await beginsMonth(yuki);
  await yuki.taps("まだ思いつかない");
  await yuki.taps("次へ");
  passes(minute);
  await yuki.says("資料なしで話せた");
  await yuki.taps("スキップ");
  await yuki.says("上司とうまくいかない");
  yuki.hears("どうなっていたら楽に");
  await yuki.taps("ひとつ戻る");
  await yuki.taps("ひとつ戻る");
  passes(minute);
  await yuki.says("お客さまに感謝された");
  await yuki.says("でも本当は異動したい");
  const draft = await db.collection("reflections").findOne({ period: "2026-11" });
  const textsOf = (qid: string) =>
    draft?.["answers"][qid]?.parts.map(({ text }: { text: string }) => text) ?? [];
  expect(textsOf("MO3")).toEqual(["資料なしで話せた"]);
  expect(textsOf("MO4")).toEqual(["お客さまに感謝された"]);
  expect(textsOf("MO5a")).toEqual(["上司とうまくいかない", "でも本当は異動したい"]);
});
