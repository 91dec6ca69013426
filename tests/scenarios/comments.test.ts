import { expect, test } from "vitest";
import type { Change } from "#bot/reflections/rules.ts";
import type { ReceivedComments } from "#shared/comments.ts";
import { minute, startCommunity } from "#tests/support/community.ts";

const WASTE = "結論を最後に言うので、聞き手が待っているところ";
const HOW = "最初の一行に、結論を置いてみるのはどうでしょう";

/** A circle of three; Yuki shares her month and would like to hear all there is. */
const start = async () => {
  const community = await startCommunity({ env: { ORGANIZER_NAME: "さとう" } });
  const { features } = community.context;
  const [yuki, ken, mari] = [
    await community.member("ゆき"),
    await community.member("けん"),
    await community.member("まり"),
  ];
  const idOf = async (userId: string) => (await features.members.find(userId))?.id ?? "";
  const [yukiId, kenId, mariId] = [
    await idOf(yuki.userId),
    await idOf(ken.userId),
    await idOf(mari.userId),
  ];
  const circle = await features.circles.found(mariId, { name: "第一期", history: "from_joining" });
  for (const memberId of [yukiId, kenId]) {
    const { token } = await features.circles.invite(mariId, circle.id, 7);
    await features.circles.accept(token, { memberId, introduction: null });
  }
  const at = community.now();
  const changes: Change[] = [
    {
      do: "write",
      qid: "MO3",
      part: { text: "最後まで話せた", at },
      how: "append",
      audience: "circle",
    },
    { do: "choose", qid: "MO9", choice: "frank", audience: "self" },
    { do: "close", status: "shared" },
  ];
  await features.reflections.change(
    { memberId: yukiId, cadence: "monthly", period: "2026-11" },
    { eventId: "e", script: { id: "monthly", version: 1 }, circles: [circle.id], at },
    changes,
  );
  const [asYuki, asKen, asMari] = [
    await community.page(yuki.userId),
    await community.page(ken.userId),
    await community.page(mari.userId),
  ];
  const path = `/api/circles/${circle.id}/posts/${yukiId}:monthly:2026-11/comments`;
  let n = 0;
  const writes = async (words: object) => {
    n += 1;
    return (await asKen("POST", path, { id: `o${n}`, ...words })).status;
  };
  const came = async () =>
    ((await (await asYuki("GET", "/api/me/comments")).json()) as ReceivedComments).items;
  const reports = `/api/circles/${circle.id}/reports`;
  const together = async () => (await asMari("GET", reports)).text();
  return { ...community, yuki, writes, came, together };
};

test("what was written is told with the next reply without its words, and never pushed", async () => {
  const { yuki, writes, passes, logged } = await start();
  const before = yuki.bubbles().length;
  expect(await writes({ kind: "praise", text: "準備が早いところ" })).toBe(201);
  expect(yuki.bubbles()).toHaveLength(before);
  passes(minute);
  await yuki.says("ヘルプ");
  yuki.hears("言葉がひとつ、届いています。");
  expect(yuki.button("言葉を読む")).toMatchObject({ type: "uri" });
  passes(minute);
  await yuki.says("ヘルプ");
  expect(JSON.stringify(yuki.bubbles().at(-1))).not.toContain("届いています");
  expect(yuki.heard()).not.toMatch(/準備が早い|けん/);
  expect(JSON.stringify(logged)).not.toContain("準備が早い");
});

test("frank words are said when their receiver chooses, and in no preview", async () => {
  const { yuki, writes, came, together, passes, logged } = await start();
  expect(await writes({ kind: "frank", text: WASTE, how: HOW })).toBe(201);
  passes(minute);
  await yuki.says("ヘルプ");
  yuki.hears("けんさんから、気づきが届きました。");
  expect(yuki.heard()).not.toContain(WASTE);
  expect(yuki.previews().join()).not.toMatch(/けん|結論/);
  await yuki.taps("落ち着いてから");
  yuki.hears("いつでも開けます");
  expect((await came())[0]).toMatchObject({ reading: "later", words: null });
  passes(minute);

  expect(await writes({ kind: "frank", text: "二つめ", how: "こうすると" })).toBe(201);
  await yuki.says("ヘルプ");
  yuki.hears("けんさんから、気づきが届きました。");
  // Where LINE shows no buttons, their words are sent.
  await yuki.says("さとうと読む");
  yuki.hears("さとうに、いっしょに読みたいことだけが伝わります");
  const asked = await together();
  expect(asked).toContain("ゆき");
  expect(asked).not.toMatch(/二つめ|けん/);
  passes(minute);

  expect(await writes({ kind: "frank", text: "三つめのこと", how: HOW })).toBe(201);
  await yuki.says("ヘルプ");
  await yuki.taps("いま読む");
  yuki.hears("三つめのこと");
  yuki.hears(HOW);
  expect(yuki.previews().join()).not.toMatch(/けん|三つめ|結論/);
  expect(JSON.stringify(logged)).not.toMatch(/三つめ|結論/);
  expect((await came()).filter(({ words }) => words !== null)).toHaveLength(1);
  expect(yuki.heard()).not.toMatch(new RegExp(`${WASTE}|二つめ`));
});

test("an old button of frank words that were taken back opens nothing", async () => {
  const { yuki, writes, context, passes } = await start();
  await writes({ kind: "frank", text: WASTE, how: HOW });
  passes(minute);
  await yuki.says("ヘルプ");
  await context.db.collection("comments").deleteMany({});
  await yuki.taps("いま読む");
  yuki.hears("これは前回のボタンでした");
  expect(yuki.heard()).not.toContain(HOW);
});
