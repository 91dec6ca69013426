import { expect, test } from "vitest";
import { startCommunity } from "#tests/support/community.ts";

test("a line over three months of rest is read in the chat, counts once, and leaves with its writer", async () => {
  const { member, page, jumpTo, db } = await startCommunity();
  const yuki = await member("ゆき");
  jumpTo("2027-03-10T11:00:00Z");
  const ask = await page(yuki.userId);
  const line = { text: "引っ越しと、休む時間", from: "2026-12", base: "" };
  expect((await ask("PUT", "/api/me/bridges/2027-02", line)).status).toBe(200);

  await yuki.says("わたしの記録");
  yuki.hears("これまでに2枚").hears("2027年2月 🔒\n2026年12月〜 引っ越しと、休む時間");
  await yuki.taps("2027年2月");
  yuki.hears("ひとこと\n2026年12月〜\n引っ越しと、休む時間");

  await yuki.says("退会");
  await yuki.taps("記録を受け取る");
  yuki.hears("引っ越しと、休む時間");
  await yuki.says("退会");
  await yuki.taps("消して退会");
  for (const { name } of await db.listCollections().toArray()) {
    const all = JSON.stringify(await db.collection(name).find().toArray());
    expect(all, name).not.toContain("引っ越し");
  }
});

test("the first words are those of the earliest period, whenever they were written down", async () => {
  const { member, page, jumpTo } = await startCommunity();
  const yuki = await member("ゆき");
  jumpTo("2026-12-20T11:00:00Z");
  const ask = await page(yuki.userId);
  const tell = (period: string, qid: string, text: string) =>
    ask("PUT", `/api/reflections/quarterly/${period}/answers/${qid}`, {
      text,
      base: { text: "" },
      rev: 0,
    });
  expect((await tell("2026-Q4", "QU1", "任せる3か月")).status).toBe(200);
  expect((await tell("2021-Q2", "QU1", "ひとりで抱えた春")).status).toBe(200);
  await yuki.says("振り返る");
  await yuki.taps("3か月(20分)");
  await yuki.taps("続きから");
  for (let step = 0; step < 30 && !/並べて見/.test(yuki.heard()); step += 1) {
    const [last] = yuki.bubbles().slice(-1);
    const labels = JSON.stringify(last);
    const skip = ["とくにない", "次へ", "答えない", "変わらない", "まだ言葉にならない", "スキップ"];
    const label = skip.find((each) => labels.includes(`"label":"${each}"`));
    if (label === undefined) throw new Error(labels);
    await yuki.taps(label);
  }
  await yuki.taps("並べて見る");
  yuki.hears(/最初のころ\(2021年 4〜6月\)\n「ひとりで抱えた春」\n\nいま\n「任せる3か月」/);
});
