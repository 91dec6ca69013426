import { expect, test } from "vitest";
import type { FormView } from "#shared/reflection-form.ts";
import { LIFF_ID } from "#tests/support/settings.ts";
import { minute, startCommunity } from "#tests/support/community.ts";
import { beginsMonth } from "#tests/support/openings.ts";

const MONTH = "/api/reflections/monthly/2026-11";

async function startMonth() {
  const community = await startCommunity({ start: new Date("2026-10-05T11:00:00Z") });
  const yuki = await community.member("ゆき");
  community.jumpTo("2026-11-24T11:00:00Z");
  const ask = await community.page(yuki.userId);
  return {
    ...community,
    yuki,
    /** The page as it is opened now. */
    reads: async () => (await (await ask("GET", MONTH)).json()) as FormView,
    writes: async (qid: string, text: string, before = "") => {
      const body = { text, base: { text: before }, rev: 0 };
      expect((await ask("PUT", `${MONTH}/answers/${qid}`, body)).status).toBe(200);
    },
    closes: (as: "kept" | "shared") => ask("POST", `${MONTH}/close`, { as }),
  };
}

const textOf = (form: FormView, qid: string) =>
  form.questions.find((question) => question.qid === qid)?.text;

test("one draft: what is said in the chat is on the page, what is written on the page is in the chat", async () => {
  const { yuki, passes, reads, writes, closes } = await startMonth();
  await yuki.says("振り返る");
  await yuki.taps("今月(10分)");
  yuki.sees("はじめる", "画面で書く", "前回の記録を見る", "あとで");
  expect(yuki.button("画面で書く")).toEqual({
    type: "uri",
    label: "画面で書く",
    uri: `https://liff.line.me/${LIFF_ID}/reflect/monthly/2026-11`,
  });
  await yuki.taps("はじめる");
  await yuki.taps("まだ思いつかない");
  passes(minute);
  await yuki.saysQuickly("採用面接を3回した", "引き継ぎも");
  expect(textOf(await reads(), "MO2")).toBe("採用面接を3回した\n引き継ぎも");

  await writes("MO3", "質問を先に決めた");
  await writes("MO4", "「話しやすかった」と言われた");
  await yuki.taps("次へ");
  yuki.hears("前よりうまくいった").hears("いまの答えは残してあります");
  await yuki.taps("このまま次へ");
  yuki.hears("ほめられたこと").hears("いまの答えは残してあります");
  passes(minute);
  await yuki.says("「助かった」と言われた");
  yuki.hears("引っかかっていること");
  expect(textOf(await reads(), "MO4")).toBe("「助かった」と言われた");

  await yuki.unsends("引き継ぎも");
  expect(textOf(await reads(), "MO2")).toBe("採用面接を3回した");

  expect((await closes("kept")).status).toBe(200);
  await yuki.says("振り返る");
  yuki.hears("2026年11月の振り返りは、残してあります");
});

test("the open question, answered on the page meanwhile, is not asked as if nobody had", async () => {
  const { yuki, passes, writes, reads } = await startMonth();
  await beginsMonth(yuki);
  await yuki.taps("まだ思いつかない");
  await yuki.taps("次へ");
  yuki.hears("前よりうまくいった");
  await writes("MO3", "画面で書いた");
  passes(40 * minute);
  await yuki.says("振り返る");
  await yuki.taps("続きから");
  yuki.hears("前よりうまくいった").hears("いまの答えは残してあります");
  await yuki.taps("このまま次へ");
  expect(textOf(await reads(), "MO3")).toBe("画面で書いた");
});

test("words sent to a question that the page answered meanwhile are added, not exchanged", async () => {
  const { yuki, passes, writes, reads } = await startMonth();
  await beginsMonth(yuki);
  await yuki.taps("まだ思いつかない");
  await yuki.taps("次へ");
  await writes("MO3", "画面で書いた");
  passes(minute);
  await yuki.says("トークで書いた");
  expect(textOf(await reads(), "MO3")).toBe("画面で書いた\nトークで書いた");
});

test("an answer that the page changed while it was being rewritten in the chat is not lost", async () => {
  const { yuki, passes, writes, reads } = await startMonth();
  await beginsMonth(yuki);
  await yuki.taps("まだ思いつかない");
  passes(minute);
  await yuki.says("面接");
  await yuki.taps("次へ");
  passes(minute);
  await yuki.says("質問を先に決めた");
  await yuki.taps("ひとつ戻る");
  await yuki.taps("書き換える");
  await writes("MO3", "質問を先に決めて、相手に渡した", "質問を先に決めた");
  passes(minute);
  await yuki.says("沈黙を待てた");
  expect(textOf(await reads(), "MO3")).toBe("質問を先に決めて、相手に渡した\n沈黙を待てた");
  await yuki.taps("ひとつ戻る");
  await yuki.taps("書き換える");
  passes(minute);
  await yuki.says("沈黙を待てた");
  expect(textOf(await reads(), "MO3")).toBe("沈黙を待てた");
});

test("on a computer, where no buttons show, the page's address is sent for its words", async () => {
  const { yuki } = await startMonth();
  await yuki.says("振り返る");
  await yuki.taps("3か月(20分)");
  yuki.sees("画面で書く", "ここで書く", "あとで");
  await yuki.says("画面で書く");
  yuki.hears(`https://liff.line.me/${LIFF_ID}/reflect/quarterly/2026-Q4`);
  await yuki.says("振り返る");
  await yuki.taps("続きから");
  await yuki.says("2");
  yuki.hears("題名をつけるなら");
});

test("what is said after the page has closed the record does not become part of it", async () => {
  const { yuki, passes, writes, closes, reads } = await startMonth();
  await beginsMonth(yuki);
  await yuki.taps("まだ思いつかない");
  await yuki.taps("次へ");
  yuki.hears("前よりうまくいった");
  const skip = yuki.button("スキップ");
  await writes("MO3", "画面で書いた");
  expect((await closes("shared")).status).toBe(200);
  passes(minute);
  await yuki.says("部長には言えないけれど、つらかった");
  yuki.hears("今週の振り返りの「やったこと」への答えですか");
  expect(textOf(await reads(), "MO3")).toBe("画面で書いた");
  await yuki.taps("ちがいます");
  await yuki.tapsOld(skip);
  yuki.hears("2026年11月の振り返りは、残してあります");
  await yuki.says("次へ");
  yuki.hears("いま、途中の振り返りはありません");
});
