import { expect, test } from "vitest";
import { minute, startCommunity } from "#tests/support/community.ts";

/** Yuki in the circles named, at the end of her week. */
const startEnd = async (names: readonly string[], language: "ja" | "en" = "ja") => {
  const community = await startCommunity();
  const { member, context, db, passes } = community;
  const { circles, members } = context.features;
  const yuki = await member("ゆき", "会議の進行をほめられた", language);
  const { id } = (await members.find(yuki.userId))!;
  const ids = new Map<string, string>();
  for (const name of names) {
    passes(1000);
    ids.set(name, (await circles.found(id, { name, history: "from_joining" })).id);
  }
  const writes = async (text = "提案書のたたき台を作った") => {
    await yuki.says(language === "ja" ? "振り返る" : "look back");
    await yuki.taps(language === "ja" ? "今週(3分)" : "This week (3 min)");
    for (const words of [text, ...Array<string>(3).fill(language === "ja" ? "スキップ" : "skip")]) {
      passes(minute);
      await yuki.says(words);
    }
    passes(minute);
  };
  await writes();
  const week = async (text = "提案書のたたき台を作った") =>
    await db.collection("reflections").findOne({ "answers.WK1.parts.text": text });
  return {
    ...community,
    yuki,
    id,
    writes,
    week,
    sharedTo: async (text?: string) =>
      ((await week(text))!["sharedTo"] as string[]).map(
        (circle) => [...ids].find(([, each]) => each === circle)?.[0],
      ),
  };
};

test("whoever is in two circles is asked which, and one tap decides", async () => {
  const { yuki, sharedTo, week } = await startEnd(["第二期", "週末テーブル"]);
  await yuki.taps("仲間に見せる");
  yuki.hears("どの会の仲間に見せますか").sees("すべての会", "第二期", "週末テーブル", "ひとつ戻る");
  expect(await week()).toMatchObject({ status: "draft" });
  await yuki.taps("週末テーブル");
  yuki.hears("👥 週末テーブル の仲間に見せる記録として残しました");
  expect(await sharedTo()).toEqual(["週末テーブル"]);
});

test("the last choice comes first the next time, and all circles are one tap as well", async () => {
  const { yuki, sharedTo, writes, passes } = await startEnd(["第二期", "週末テーブル"]);
  await yuki.taps("仲間に見せる");
  await yuki.taps("週末テーブル");
  passes(7 * 24 * 60 * minute);
  await writes("面接を三回した");
  await yuki.taps("仲間に見せる");
  yuki.sees("週末テーブル", "すべての会", "第二期", "ひとつ戻る");
  await yuki.taps("すべての会");
  expect(await sharedTo("面接を三回した")).toEqual(["第二期", "週末テーブル"]);
});

test("a few are gathered by taps; an old tap says the same again, and back leaves it open", async () => {
  const { yuki, sharedTo, week, passes } = await startEnd(["第二期", "週末", "朝の会"]);
  await yuki.taps("仲間に見せる");
  await yuki.taps("いくつか選ぶ");
  yuki.sees("第二期", "週末", "朝の会", "ひとつ戻る");
  const second = yuki.button("第二期");
  await yuki.tapsOld(second);
  yuki.hears("いま: 第二期").sees("✓ 第二期", "週末", "朝の会", "決める", "ひとつ戻る");
  await yuki.taps("朝の会");
  passes(minute);
  await yuki.tapsOld(second);
  yuki.hears(/いま: (?:第二期 \/ 朝の会)/);
  await yuki.taps("✓ 第二期");
  await yuki.says("ひとつ戻る");
  yuki.hears("受け取りました").sees("自分だけに残す", "仲間に見せる", "少し直す");
  expect(await week()).toMatchObject({ status: "draft" });
  await yuki.taps("仲間に見せる");
  await yuki.taps("いくつか選ぶ");
  await yuki.taps("朝の会");
  await yuki.taps("週末");
  await yuki.says("決める");
  yuki.hears("👥 週末 / 朝の会 の仲間に");
  expect(await sharedTo()).toEqual(["週末", "朝の会"]);
});

test.each([
  ["2", ["第二期"]],
  ["2、4", ["第二期", "朝の会"]],
  ["朝の会と第二期", ["第二期", "朝の会"]],
  ["週末 テーブル", ["週末 テーブル"]],
  ["すべての会", ["第二期", "週末 テーブル", "朝の会"]],
  ["1", ["第二期", "週末 テーブル", "朝の会"]],
] as const)("typed, %s chooses the circles it names", async (typed, names) => {
  const { yuki, sharedTo } = await startEnd(["第二期", "週末 テーブル", "朝の会"]);
  await yuki.says("仲間に見せる");
  yuki.hears("1 すべての会\n2 第二期\n3 週末 テーブル\n4 朝の会");
  await yuki.says(typed);
  expect(await sharedTo()).toEqual(names);
});

test("other words stay a note of one's own, and the circles are asked again", async () => {
  const { yuki, week } = await startEnd(["第二期", "週末テーブル"]);
  await yuki.taps("仲間に見せる");
  await yuki.says("第二期には見せたくないな");
  yuki.hears("ひとことも、残しておきます").hears("どの会の仲間に見せますか");
  expect(await week()).toMatchObject({
    status: "draft",
    answers: { memo: { parts: [{ text: "第二期には見せたくないな" }], audience: "self" } },
  });
});

test("a circle that closed while it was asked is not shown anything", async () => {
  const { yuki, week, context, id } = await startEnd(["第二期", "週末テーブル"]);
  await yuki.taps("仲間に見せる");
  const { circles } = context.features;
  const [first] = await circles.of(id);
  await circles.close(id, first!.id, true);
  await yuki.taps("第二期");
  yuki.hears("どの会の仲間に見せますか").sees("週末テーブル", "すべての会", "ひとつ戻る");
  expect(await week()).toMatchObject({ status: "draft" });
  await yuki.taps("週末テーブル");
  expect(await week()).toMatchObject({ status: "shared", sharedTo: [expect.any(String)] });
});

test("in English the question and the answer name the circles as well", async () => {
  const { yuki, sharedTo } = await startEnd(["Cohort 2", "Weekend table"], "en");
  await yuki.taps("Show companions");
  yuki.hears("Which companions may see it?");
  await yuki.says("weekend table and cohort 2");
  yuki.hears("Kept as a record for companions in Cohort 2 / Weekend table.");
  expect(await sharedTo()).toEqual(["Cohort 2", "Weekend table"]);
});
