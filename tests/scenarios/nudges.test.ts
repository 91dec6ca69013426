import { expect, test } from "vitest";
import { startCommunity } from "#tests/support/community.ts";

const start = async (at: string) => {
  const community = await startCommunity({ start: new Date(at) });
  /** Whatever the schedule has due at that moment happens. */
  const at_ = async (moment: string) => {
    community.jumpTo(moment);
    await community.context.scheduler.runDueOnce();
  };
  return { ...community, at: at_ };
};

test("on the 25th at eight the month is asked about, once; a tap begins it", async () => {
  const { member, at } = await start("2026-10-05T20:00+09:00");
  const yuki = await member("ゆき");
  await at("2026-11-25T19:55+09:00");
  yuki.hears(/これが最初の1枚です/);
  await at("2026-11-25T20:01+09:00");
  expect(yuki.heard()).toContain("ゆきさん、こんばんは。\n11月の振り返り、そろそろいかがですか。");
  yuki.sees("はじめる", "明日また教えて", "今月はお休み");
  const before = yuki.bubbles().length;
  await at("2026-11-25T20:05+09:00");
  await at("2026-11-26T20:05+09:00");
  expect(yuki.bubbles()).toHaveLength(before);
  await yuki.taps("はじめる");
  yuki.hears(/11月/).sees("はじめる", "画面で書く", "前回の記録を見る", "あとで");
});

test("who has written hears nothing", async () => {
  const { member, at, page } = await start("2026-10-05T20:00+09:00");
  const yuki = await member("ゆき");
  await at("2026-11-20T12:00+09:00");
  const ask = await page(yuki.userId);
  const put = await ask("PUT", "/api/reflections/monthly/current/answers/MO3", {
    text: "会議を任された",
    rev: 0,
  });
  expect(put.status).toBeLessThan(300);
  const before = yuki.bubbles().length;
  await at("2026-11-25T20:01+09:00");
  expect(yuki.bubbles()).toHaveLength(before);
});
