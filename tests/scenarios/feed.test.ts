import { expect, test } from "vitest";
import { startCommunity } from "#tests/support/community.ts";

const start = async () => {
  const community = await startCommunity();
  const { features } = community.context;
  const yuki = await community.member("ゆき");
  const ken = await community.member("けん");
  const idOf = async (userId: string) => (await features.members.find(userId))?.id ?? "";
  const [yukiId, kenId] = [await idOf(yuki.userId), await idOf(ken.userId)];
  const circle = await features.circles.found(kenId, { name: "第一期", history: "from_joining" });
  const { token } = await features.circles.invite(kenId, circle.id, 7);
  await features.circles.accept(token, { memberId: yukiId, introduction: null });
  return { ...community, yuki, ken, circle };
};

test("what is shared in the chat is read in another's, and an unsend takes it away", async () => {
  const { yuki, ken } = await start();
  await ken.opens("feed");
  ken.hears("読むだけの日も、歓迎です").sees("全部読む", "振り返る");
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  await yuki.says("提案書のたたき台を作った");
  for (let tries = 0; tries < 6; tries += 1) {
    if (JSON.stringify(yuki.bubbles().at(-1)).includes("仲間に見せる")) break;
    await yuki.taps("スキップ");
  }
  await yuki.taps("仲間に見せる");
  await ken.says("みんなの歩み");
  ken.hears("ゆき").hears("提案書のたたき台を作った");
  // A notification shows none of it.
  expect(ken.previews().join()).not.toMatch(/ゆき|提案書/);
  await yuki.unsends("提案書のたたき台を作った");
  await ken.says("みんなの歩み");
  expect(ken.heard()).not.toContain("提案書");
  ken.hears("読むだけの日も、歓迎です");
});

test("without a circle the feed is a kind word, with no door that leads nowhere", async () => {
  const community = await startCommunity();
  const yuki = await community.member("ゆき");
  await yuki.says("みんなの歩み");
  yuki.hears("会に入ると").sees("振り返る");
});
