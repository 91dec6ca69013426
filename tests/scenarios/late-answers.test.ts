import { expect, test } from "vitest";
import { hour, minute, startCommunity } from "#tests/support/community.ts";
import { beginsMonth, beginsWeek, type Someone } from "#tests/support/openings.ts";

const second = 1000;

/** The bot stands still while somebody writes on, a minute between two messages unless told. */
async function startStill(options: { readonly start?: Date } = {}) {
  const community = await startCommunity(options);
  const yuki = await community.member("ゆき");
  const answers = async (cadence: string) => {
    const found = await community.db.collection("reflections").findOne({ cadence });
    const stored = Object.entries<{ parts: readonly { text: string }[] }>(found?.["answers"] ?? {});
    return Object.fromEntries(stored.map(([qid, { parts }]) => [qid, parts.map((p) => p.text)]));
  };
  const writesUnanswered = async (someone: Someone, words: readonly string[], pause = minute) => {
    community.context.process.hold();
    for (const text of words) {
      await community.double.say(someone.userId, text);
      community.passes(pause);
    }
    community.passes(minute);
    community.context.process.begin();
    await community.settled();
  };
  return { ...community, yuki, answers, writesUnanswered };
}

test("a worry written on while the bot stood still lands in no answer that can be shown", async () => {
  const still = await startStill({ start: new Date("2026-10-05T11:00:00Z") });
  const { yuki } = still;
  still.jumpTo("2026-11-23T11:00:00Z");
  await beginsMonth(yuki);
  for (const word of ["スキップ", "次へ", "スキップ", "スキップ"]) {
    still.passes(minute);
    await yuki.says(word);
  }
  yuki.hears("🔒自分だけに保存されます");
  still.passes(minute);
  await still.writesUnanswered(yuki, ["上司とうまくいかない", "異動したい", "課長には言えない"]);
  expect(await still.answers("monthly")).toEqual({ MO5a: ["上司とうまくいかない"] });
  await yuki.taps("メモに残す");
  const { MO5c } = await still.answers("monthly");
  expect(MO5c).toBeUndefined();
  const { memo } = await still.answers("weekly");
  expect(memo).toEqual(["異動したい", "課長には言えない"]);
});

test("a question that nobody saw is not skipped, by word or by number", async () => {
  const still = await startStill();
  still.passes(hour);
  await beginsWeek(still.yuki);
  still.passes(minute);
  await still.writesUnanswered(still.yuki, ["提案書を書いた", "スキップ"]);
  const last = still.double.botMessages(still.yuki.userId).at(-1);
  expect(JSON.stringify(last)).toContain("「できた」「ほめられた」");
  still.passes(minute);
  await still.yuki.says("早く終わった");
  expect(await still.answers("weekly")).toEqual({
    WK1: ["提案書を書いた"],
    WK2: ["早く終わった"],
  });
});

test("several messages in a row stay one answer, however late the bot comes to them", async () => {
  const still = await startStill();
  still.passes(hour);
  await beginsWeek(still.yuki);
  still.passes(minute);
  await still.writesUnanswered(still.yuki, ["提案書を書いた", "見積もりも", "電話も"], 3 * second);
  expect(await still.answers("weekly")).toEqual({
    WK1: ["提案書を書いた", "見積もりも", "電話も"],
  });
});

test("words that LINE brings later than what was written after them answer no later question", async () => {
  const still = await startStill();
  still.passes(hour);
  await beginsWeek(still.yuki);
  still.passes(minute);
  still.double.faults.next("webhook_lost");
  await still.yuki.says("提案書を書いた");
  still.passes(2 * minute);
  await still.yuki.says("届いたかな");
  still.yuki.hears("「できた」「ほめられた」");
  still.passes(minute);
  await still.double.outbox.redeliverFailed();
  await still.settled();
  still.yuki.hears("今週の振り返りの「できたこと」への答えですか");
  expect(await still.answers("weekly")).toEqual({ WK1: ["届いたかな"] });
  await still.yuki.taps("メモに残す");
  const { memo } = await still.answers("weekly");
  expect(memo).toEqual(["提案書を書いた"]);
});

test("news that waits for the next reply puts no question out of sight", async () => {
  const still = await startStill();
  still.passes(hour);
  await beginsWeek(still.yuki);
  const chats = still.db.collection<{ _id: string }>("conversations");
  const news = { type: "text", text: "お知らせです" };
  await chats.updateOne({ _id: still.yuki.userId }, { $push: { news } as never });
  still.passes(minute);
  await still.yuki.says("提案書を書いた");
  still.yuki.hears("お知らせです").hears("「できた」「ほめられた」");
  expect(await still.answers("weekly")).toEqual({ WK1: ["提案書を書いた"] });
});
