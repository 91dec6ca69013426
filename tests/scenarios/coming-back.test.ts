import { expect, test } from "vitest";
import { hour, minute, startCommunity } from "#tests/support/community.ts";
import type { Community } from "#tests/support/openings.ts";

/** Yuki, here since May, who writes nothing until November. */
async function comesBack(at = "2026-11-24T11:00:00Z") {
  const community = await startCommunity({ start: new Date("2026-05-05T11:00:00Z") });
  const yuki = await community.member("ゆき");
  community.jumpTo(at);
  await yuki.says("振り返る");
  await yuki.taps("今月(10分)");
  return { community, yuki };
}

const monthly = ({ db }: Community) =>
  db.collection("reflections").find({ cadence: "monthly" }).sort({ period: 1 }).toArray();

test("after five months one line bridges them, and the month begins behind it", async () => {
  const { community, yuki } = await comesBack();
  yuki
    .hears("おかえりなさい。\n2026年6月〜2026年10月は、ひとことでつなげられます")
    .sees("ひとことでつなぐ", "今月から書く");
  await yuki.taps("ひとことでつなぐ");
  yuki.hears("2026年6月〜2026年10月を、ひとことで言うと?").hears("🔒自分だけ");
  community.passes(minute);
  await yuki.says("引っ越しと、休む時間");
  await yuki.says("それから本");
  yuki.hears("受け取りました(2通分)");
  const [bridged, ...others] = await monthly(community);
  expect(others).toEqual([]);
  expect(bridged).toMatchObject({
    period: "2026-10",
    status: "kept",
    sharedTo: [],
    answers: {
      bridge: {
        choice: "2026-06",
        audience: "self",
        parts: [{ text: "引っ越しと、休む時間" }, { text: "それから本" }],
      },
    },
  });
  expect(yuki.previews().join()).not.toContain("引っ越し");
  await yuki.says("今月から書く");
  community.passes(minute);
  await yuki.says("振り返る");
  await yuki.says("今月");
  yuki.hears("11月、おつかれさまでした");
  await yuki.says("わたしの記録");
  yuki.hears("これまでに2枚").hears("2026年6月〜 引っ越しと、休む時間");
});

test("left as it is, the gap is not asked about again", async () => {
  const { community, yuki } = await comesBack();
  await yuki.taps("今月から書く");
  yuki.hears("11月、おつかれさまでした");
  await yuki.says("やめる");
  await yuki.says("振り返る");
  await yuki.taps("今月(10分)");
  yuki.hears("11月、おつかれさまでした");
  expect(await monthly(community)).toEqual([]);
});

test("one empty month is spoken of as a rest, in either language", async () => {
  const community = await startCommunity({ start: new Date("2026-09-05T11:00:00Z") });
  const anna = await community.member("Anna", "Someone said my minutes helped", "en");
  community.jumpTo("2026-11-24T11:00:00Z");
  await anna.says("look back");
  await anna.taps("This month (10 min)");
  anna.hears("You rested last month").sees("Fill with a line", "Start this month");
  await anna.says("1");
  anna.hears("October 2026, in one line?");
  await anna.says("skip");
  anna.hears("it stays as it is");
  expect(await monthly(community)).toEqual([]);
});

test("where nothing is missing nothing is offered", async () => {
  const { yuki } = await comesBack("2026-06-24T11:00:00Z");
  yuki.hears("6月、おつかれさまでした");
});

test("a line taken back in LINE takes the bridge away, also after it was edited on the page", async () => {
  const { community, yuki } = await comesBack();
  await yuki.taps("ひとことでつなぐ");
  await yuki.says("客先の事故で休んだ");
  const ask = await community.page(yuki.userId);
  const line = {
    text: "客先の事故で休んだ\n散歩",
    from: "2026-06",
    base: "客先の事故で休んだ",
  };
  expect((await ask("PUT", "/api/me/bridges/2026-10", line)).status).toBe(200);
  await yuki.unsends("客先の事故で休んだ");
  expect(JSON.stringify(await monthly(community))).not.toContain("客先");
  expect((await monthly(community))[0]?.["answers"].bridge).toMatchObject({
    choice: "2026-06",
    parts: [{ text: "散歩" }],
  });
});

test("of a bridge whose only line is taken back nothing is counted", async () => {
  const { community, yuki } = await comesBack();
  await yuki.taps("ひとことでつなぐ");
  await yuki.says("客先の事故で休んだ");
  await yuki.unsends("客先の事故で休んだ");
  expect((await monthly(community))[0]).toMatchObject({ status: "draft", answers: {} });
  await yuki.says("わたしの記録");
  yuki.hears("これまでに1枚");
});

test("a line that is too long is refused kindly, one that comes hours later is asked about", async () => {
  const { community, yuki } = await comesBack();
  await yuki.taps("ひとことでつなぐ");
  await yuki.says("あ".repeat(1001));
  yuki.hears("ひとこととしては少し長いようで");
  community.passes(hour);
  await yuki.says("引っ越し");
  yuki.hears("への答えですか");
  expect(await monthly(community)).toEqual([]);
});

test("what was bridged on the page meanwhile is not written over", async () => {
  const { community, yuki } = await comesBack();
  await yuki.taps("ひとことでつなぐ");
  const ask = await community.page(yuki.userId);
  const line = { text: "本を読んだ", from: "2026-06", base: "" };
  expect((await ask("PUT", "/api/me/bridges/2026-10", line)).status).toBe(200);
  await yuki.says("引っ越し");
  yuki.hears("への答えですか");
  expect((await monthly(community))[0]?.["answers"].bridge.parts).toMatchObject([
    { text: "本を読んだ" },
  ]);
});
