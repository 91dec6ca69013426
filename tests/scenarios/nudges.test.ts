import { expect, test } from "vitest";
import { startCommunity } from "#tests/support/community.ts";
import { runJobs } from "#tests/support/jobs.ts";

const start = async (at: string) => {
  const community = await startCommunity({ start: new Date(at) });
  return {
    ...community,
    /** It is that moment, and whatever the schedule has due happens. */
    at: async (moment: string) => {
      community.jumpTo(moment);
      await runJobs(community.context.scheduler);
    },
    sends: () =>
      community.db
        .collection("sends")
        .find({ kind: { $ne: "answer" } })
        .sort({ plannedAt: 1 })
        .toArray(),
  };
};

test("on the 25th at eight the month is asked about, once, and a tap begins it", async () => {
  const { member, at } = await start("2026-10-05T20:00+09:00");
  const yuki = await member("ゆき");
  await at("2026-11-25T19:55+09:00");
  yuki.hears(/これが最初の1枚です/);
  await at("2026-11-25T20:01+09:00");
  yuki.hears("ゆきさん、こんばんは。\n11月の振り返り、そろそろいかがですか。");
  yuki.sees("はじめる", "明日また教えて", "今月はお休み");
  const before = yuki.bubbles().length;
  await at("2026-11-25T20:05+09:00");
  await at("2026-11-26T20:05+09:00");
  expect(yuki.bubbles()).toHaveLength(before);
  await yuki.taps("はじめる");
  yuki.hears(/11月/).sees("はじめる", "画面で書く", "前回の記録を見る", "あとで");
});

test("on a computer, without buttons, a reminder's number is the same as its tap", async () => {
  const { member, at, context } = await start("2026-10-05T20:00+09:00");
  const [yuki, nao] = [await member("ゆき"), await member("なお")];
  await at("2026-11-25T20:01+09:00");
  await yuki.says("3");
  yuki.hears("今月は、ゆっくりお休みください");
  expect((await context.features.members.find(yuki.userId))?.rest?.isBrief).toBe(true);
  await nao.says("1");
  nao.hears(/11月/).sees("はじめる", "画面で書く", "前回の記録を見る", "あとで");
});

test("who has written hears nothing; who writes after it was planned hears nothing either", async () => {
  const { member, at, page, sends } = await start("2026-10-05T20:00+09:00");
  const [yuki, nao] = [await member("ゆき"), await member("なお")];
  const writes = async (userId: string) => {
    const put = await (
      await page(userId)
    )("PUT", "/api/reflections/monthly/current/answers/MO3", { text: "会議を任された", rev: 0 });
    expect(put.status).toBeLessThan(300);
  };
  await at("2026-11-24T12:00+09:00");
  await writes(yuki.userId);
  await at("2026-11-25T12:00+09:00");
  expect((await sends()).map(({ state }) => String(state))).toEqual(["planned"]);
  await writes(nao.userId);
  await at("2026-11-25T20:01+09:00");
  expect(yuki.bubbles()).toHaveLength(1);
  expect(nao.bubbles()).toHaveLength(1);
  expect(await sends()).toMatchObject([{ state: "dropped", cause: "written" }]);
});

test("tomorrow again, then rest for the month: both are kept to, and the end says nothing", async () => {
  const { member, at, context } = await start("2026-10-05T20:00+09:00");
  const yuki = await member("ゆき");
  await at("2026-11-25T20:01+09:00");
  await yuki.taps("明日また教えて");
  yuki.hears("明日の同じころに、またお知らせします");
  await at("2026-11-26T20:01+09:00");
  yuki.hears("昨日のお約束どおり").sees("はじめる", "今月はお休み");
  await yuki.taps("今月はお休み");
  yuki.hears("今月は、ゆっくりお休みください");
  const member_ = await context.features.members.find(yuki.userId);
  expect(member_?.rest?.until).toEqual(new Date("2026-12-01T00:00+09:00"));
  const before = yuki.bubbles().length;
  for (const day of ["2026-11-30", "2026-12-01", "2026-12-02"]) await at(`${day}T20:01+09:00`);
  expect(yuki.bubbles()).toHaveLength(before);
});

test("the week, for whoever asked for it: one tap is enough", async () => {
  const { member, at } = await start("2026-10-05T20:00+09:00");
  const yuki = await member("ゆき");
  await yuki.says("設定");
  await yuki.taps("週のお知らせを受ける");
  yuki.hears("金曜日の20:00ごろに、ここに届きます");
  await at("2026-10-16T20:01+09:00");
  yuki.hears("今週もおつかれさまでした").sees("書く", "タップだけで", "今週はお休み");
  await yuki.taps("タップだけで");
  expect(yuki.bubbles()).toHaveLength(1);
  await yuki.taps("🌧 雨");
  await at("2026-11-06T20:01+09:00");
  yuki.hears("今週いちばん「よかった」場面は、どこでしたか?");
});

test("a rest is kept, its end is told once, and it can go on", async () => {
  const { member, at, context } = await start("2026-10-05T20:00+09:00");
  const yuki = await member("ゆき");
  await yuki.says("設定");
  await yuki.taps("お休みにする");
  await yuki.taps("3か月");
  yuki.hears("お知らせは届きません");
  await at("2026-11-25T20:01+09:00");
  await at("2026-12-25T20:01+09:00");
  expect(yuki.bubbles()).toHaveLength(1);
  await at("2027-01-05T20:01+09:00");
  yuki.hears("お休みの期間が終わりました").sees("ひとこと書く", "もう少し休む", "退会を考えたい");
  await yuki.taps("もう少し休む");
  yuki.hears("いつまでお休みにしますか").sees("1か月", "3か月", "半年", "日付を選ぶ", "やめておく");
  await yuki.taps("1か月");
  const rest = (await context.features.members.find(yuki.userId))?.rest;
  expect(rest?.until).toEqual(new Date("2027-02-05T00:00+09:00"));
});

test("after two without an answer it asks once, and then it is quiet", async () => {
  const { member, at, context } = await start("2026-07-01T20:00+09:00");
  const yuki = await member("ゆき");
  const heard: string[] = [];
  for (const month of ["07", "08", "09", "10", "11", "12"])
    for (let day = 1; day <= 28; day += 1) {
      const before = yuki.bubbles().length;
      await at(`2026-${month}-${String(day).padStart(2, "0")}T20:01+09:00`);
      if (yuki.bubbles().length > before) heard.push(`${month}-${day}`);
    }
  // A week after joining, the month, then the question; after three empty months one word more.
  expect(heard).toEqual(["07-8", "07-25", "08-25", "11-5"]);
  yuki.hears("お知らせの回数、ちょうどいいですか?").hears("お久しぶりです。お元気ですか。");
  yuki.sees("ひとこと書く", "お知らせを減らす", "お休みにする");
  await yuki.taps("お知らせを減らす");
  yuki.hears("月に1回ほどにします");
  expect((await context.features.members.find(yuki.userId))?.settings.weekly).toBe(false);
});

test("blocked, quiet or gone: nothing comes, and an unblocked one stays off", async () => {
  const { member, at, db } = await start("2026-10-05T20:00+09:00");
  const [yuki, nao, ken] = [await member("ゆき"), await member("なお"), await member("けん")];
  await yuki.blocks();
  await nao.says("設定");
  await nao.taps("お知らせをすべて止める");
  await at("2026-11-25T12:00+09:00");
  await ken.says("退会");
  await ken.taps("消して退会");
  await at("2026-11-25T20:01+09:00");
  expect([nao, ken].map((each) => each.bubbles().length)).toEqual([1, 1]);
  const left = await db.collection("sends").find({ kind: "monthly" }).toArray();
  expect(left).toMatchObject([{ state: "dropped", cause: "left" }]);
  expect(JSON.stringify(left)).not.toContain(ken.userId);
  expect(left[0]).not.toHaveProperty("memberId");
  await yuki.unblocks();
  const before = yuki.bubbles().length;
  await at("2026-12-25T20:01+09:00");
  expect(yuki.bubbles()).toHaveLength(before);
});

test("three months on, one's own words come back, hidden from the notification", async () => {
  const { member, at, page } = await start("2026-06-05T20:00+09:00");
  const yuki = await member("ゆき");
  const write = async (text: string) => {
    const ask = await page(yuki.userId);
    await ask("PUT", "/api/reflections/monthly/current/answers/MO3", { text, rev: 0 });
    await ask("POST", "/api/reflections/monthly/current/close", { as: "kept" });
  };
  await at("2026-08-20T12:00+09:00");
  await write("はじめて司会をした");
  await at("2026-09-25T20:01+09:00");
  await yuki.taps("はじめる");
  await at("2026-10-25T20:01+09:00");
  await yuki.taps("はじめる");
  await at("2026-11-25T20:01+09:00");
  yuki.hears("3か月前のゆきさんの言葉です。\n「はじめて司会をした」");
  expect(yuki.previews().join()).not.toContain("司会");
  yuki.sees("いまの言葉で書く", "あとで");
});

test("a job that ran late after an outage sends one, and never at night", async () => {
  const { member, at, sends, double } = await start("2026-10-05T20:00+09:00");
  const yuki = await member("ゆき");
  await at("2026-11-25T10:00+09:00");
  await at("2026-11-25T22:10+09:00");
  expect(yuki.bubbles()).toHaveLength(1);
  await at("2026-11-26T07:50+09:00");
  expect(yuki.bubbles()).toHaveLength(1);
  await at("2026-11-26T08:00+09:00");
  expect(yuki.bubbles()).toHaveLength(2);
  yuki.hears("ゆきさん、こんにちは。");
  await at("2026-11-26T20:00+09:00");
  expect(yuki.bubbles()).toHaveLength(2);
  expect((await sends()).map(({ state }) => String(state))).toEqual(["sent"]);
  expect(double.requests.filter(({ path }) => path.endsWith("/push"))).toHaveLength(1);
});

test("LINE is away for six hours of the evening: the month comes in the morning, a Sunday's week not at all", async () => {
  const { member, at, sends, double, context } = await start("2026-10-05T20:00+09:00");
  const [yuki, nao] = [await member("ゆき"), await member("なお")];
  const { members } = context.features;
  await members.set((await members.find(nao.userId))!, { weekly: true, weeklyDay: 7 });
  const night = async (day: string, next: string) => {
    await at(`${day}T12:00+09:00`);
    double.faults.next("server_error", 100_000);
    const evening = ["20:01", "21:00", "21:29", "22:00", "23:00"].map((time) => `${day}T${time}`);
    for (const moment of [...evening, `${next}T01:00`]) await at(`${moment}+09:00`);
    double.faults.clear();
    for (const time of ["02:10", "07:59"]) await at(`${next}T${time}+09:00`);
  };
  const heard = () => [yuki, nao].map((each) => each.bubbles().length);
  await at("2026-10-12T20:01+09:00");
  const before = heard();
  await night("2026-11-08", "2026-11-09");
  await at("2026-11-09T08:01+09:00");
  expect(heard()).toEqual(before);
  const [weekly] = (await sends()).filter(({ kind }) => kind === "weekly");
  expect(weekly).toMatchObject({ state: "dropped", cause: "late" });
  await night("2026-11-25", "2026-11-26");
  expect(heard()).toEqual(before);
  await at("2026-11-26T08:01+09:00");
  await at("2026-11-26T20:01+09:00");
  expect(heard()).toEqual(before.map((count) => count + 1));
  yuki.hears("ゆきさん、こんにちは。\n11月の振り返り");
});

test("who joined late in the month is asked one question, by the reminder and after its tap", async () => {
  const { member, at } = await start("2026-11-20T20:00+09:00");
  const yuki = await member("ゆき");
  await at("2026-11-25T20:01+09:00");
  yuki
    .hears("はじめての11月の振り返りです。\n今月は、1問だけ。")
    .sees("1問だけ書く", "明日また教えて", "今月はお休み");
  await yuki.taps("1問だけ書く");
  await yuki.says("会議を最後まで回せた");
  yuki
    .hears("おつかれさまでした。")
    .sees("見え方を確認", "仲間に見せる", "自分だけに残す", "少し直す");
});

test("in English it says the same", async () => {
  const { member, at } = await start("2026-10-05T20:00+09:00");
  const anna = await member("Anna", "I was thanked", "en");
  await at("2026-11-25T20:01+09:00");
  anna.hears("Good evening, Anna.\nHow about the November reflection?");
  anna.sees("Start", "Ask me tomorrow", "Rest this month");
});

test("a clock that jumps a month ahead or an hour back sends nothing twice and nothing old", async () => {
  const { member, at, sends } = await start("2026-10-05T20:00+09:00");
  const yuki = await member("ゆき");
  await at("2026-11-25T12:00+09:00");
  // What was planned for that evening is over a month old.
  await at("2026-12-27T20:01+09:00");
  expect(yuki.heard()).not.toContain("11月の振り返り");
  await at("2026-12-27T19:01+09:00");
  await at("2026-12-27T20:01+09:00");
  const all = await sends();
  expect(all.map(({ period, state, cause }) => [period, state, cause ?? ""] as unknown)).toEqual([
    ["2026-11", "dropped", "late"],
    ["2026-12", "sent", ""],
  ]);
  // Set back far, everybody is looked at again.
  await at("2026-11-25T20:01+09:00");
  expect((await sends()).filter(({ state }) => state === "sent")).toHaveLength(1);
});

test("who moves to another zone is written to by the clock there", async () => {
  const { member, at, page, sends } = await start("2026-10-05T20:00+09:00");
  const yuki = await member("ゆき");
  await at("2026-11-25T12:00+09:00");
  const ask = await page(yuki.userId);
  const set = await ask("PATCH", "/api/me/settings", { zone: "America/New_York" });
  expect(set.status).toBe(200);
  await at("2026-11-25T20:01+09:00");
  expect(yuki.heard()).not.toContain("11月の振り返り");
  await at("2026-11-26T10:01+09:00");
  yuki.hears("ゆきさん、こんばんは。\n11月の振り返り");
  expect((await sends()).map(({ on, state }) => [on, state] as unknown)).toEqual([
    ["2026-11-25", "sent"],
  ]);
});
