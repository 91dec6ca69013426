import { expect, test } from "vitest";
import { minute, startCommunity } from "#tests/support/community.ts";

test("a quarter: a title, what moved, the five assets, tactics, and the first words beside today's", async () => {
  const { member, passes, jumpTo, db } = await startCommunity({
    start: new Date("2026-07-06T11:00:00Z"),
  });
  const yuki = await member("ゆき");
  const person = await db.collection<{ _id: string }>("members").findOne();
  await db.collection<{ _id: string; items: object[]; rev: number }>("inventories").insertOne({
    _id: person?._id ?? "",
    items: [
      {
        id: "t1",
        section: "tactic",
        text: "朝の30分で型を3つ覚える",
        draft: false,
        at: new Date(),
        source: null,
      },
    ],
    rev: 1,
  });
  jumpTo("2026-09-25T11:00:00Z");
  const writes = async (title: string, ...decision: readonly string[]) => {
    await yuki.says("振り返る");
    await yuki.taps("3か月(20分)");
    await yuki.taps("ここで書く");
    yuki.hears("題名をつけるなら");
    passes(minute);
    await yuki.says(title);
    yuki.hears("いちばん前に進んだこと");
    passes(minute);
    await yuki.saysQuickly("任せる相手が増えた", "面接の型ができた");
    await yuki.taps("次へ");
    yuki.hears("まずは「スキル」から").sees("増えた", "変わらない", "減った", "答えない");
    await yuki.taps("増えた");
    await yuki.taps("増えた");
    await yuki.taps("変わらない");
    yuki.hears("「お金」").hears("🔒自分だけ");
    await yuki.taps("答えない");
    await yuki.taps("減った");
    yuki
      .hears("「朝の30分で型を3つ覚える」")
      .sees("続ける", "やり方を変える", "卒業する", "寝かせる");
    for (const tap of decision) await yuki.taps(tap);
    await yuki.taps("しっくりきている");
    passes(minute);
    await yuki.says("人に任せる");
    await yuki.taps("とくにない");
    yuki.hears("並べて見てみますか");
  };
  await writes("手探りの3か月", "続ける");
  await yuki.taps("並べて見る");
  yuki.hears("これから増えていきます");
  await yuki.taps("自分だけに残す");

  jumpTo("2026-12-20T11:00:00Z");
  await writes("任せることを覚えた3か月", "卒業する", "このまま卒業する");
  await yuki.taps("並べて見る");
  yuki.hears("2026年 7〜9月").hears("「手探りの3か月」").hears("「任せることを覚えた3か月」");
  await yuki.taps("仲間に見せる");
  const kept = await db.collection("reflections").findOne({ period: "2026-Q4" });
  expect(kept).toMatchObject({
    status: "shared",
    answers: {
      QU3t: { choice: "down", audience: "self" },
      QU4a: { choice: "graduate", about: "t1" },
    },
  });
  expect(kept?.["answers"]).not.toHaveProperty("QU3m");
});
