import type { startCommunity } from "./community.ts";

export type Community = Awaited<ReturnType<typeof startCommunity>>;
export type Someone = Awaited<ReturnType<Community["member"]>>;

/** To the first question of this week's reflection. */
export async function beginsWeek(someone: Someone) {
  await someone.says("振り返る");
  await someone.taps("今週(3分)");
  await someone.taps("はじめる");
  someone.hears("今週、やったことは何ですか");
}

/** To the first question of this month's reflection, for whoever was here last month. */
export async function beginsMonth(someone: Someone) {
  await someone.says("振り返る");
  await someone.taps("今月(10分)");
  await someone.taps("はじめる");
}
