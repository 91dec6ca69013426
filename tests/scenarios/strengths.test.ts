import { expect, test } from "vitest";
import type { GivenStrength, Portrait, ReceivedStrengths } from "#shared/strengths.ts";
import { minute, startCommunity } from "#tests/support/community.ts";

const scene = "相談のとき、質問が出るまで10秒待っていたところ";

/** A circle of two; Yuki shares her month and would like to hear of strengths. */
const start = async () => {
  // Who comes in the middle of a month is asked less.
  const community = await startCommunity({ start: new Date("2026-10-05T11:00:00Z") });
  const { features } = community.context;
  const yuki = await community.member("ゆき");
  const ken = await community.member("けん");
  const idOf = async (userId: string) => (await features.members.find(userId))?.id ?? "";
  const [yukiId, kenId] = [await idOf(yuki.userId), await idOf(ken.userId)];
  const circle = await features.circles.found(kenId, { name: "第一期", history: "from_joining" });
  const { token } = await features.circles.invite(kenId, circle.id, 7);
  await features.circles.accept(token, { memberId: yukiId, introduction: null });
  community.jumpTo("2026-11-24T11:00:00Z");
  const [asYuki, asKen] = [await community.page(yuki.userId), await community.page(ken.userId)];
  const month = "/api/reflections/monthly/2026-11";
  await asYuki("PUT", `${month}/answers/MO3`, {
    text: "最後まで話を聞けた",
    rev: 0,
  });
  const wanted = await asYuki("PUT", `${month}/answers/MO9`, { choice: "strengths", rev: 1 });
  expect(wanted.status).toBe(200);
  expect((await asYuki("POST", `${month}/close`, { as: "shared" })).status).toBe(200);
  const post = `/api/posts/${yukiId}:monthly:2026-11/strengths`;
  return {
    ...community,
    yuki,
    asYuki,
    asKen,
    names: async (words: object) => {
      const answer = await asKen("POST", post, {
        id: crypto.randomUUID(),
        word: null,
        name: null,
        scene,
        effect: null,
        granted: null,
        ...words,
      });
      return { status: answer.status, note: (await answer.json()) as GivenStrength };
    },
    /** What stands in Yuki's notebook. */
    reads: async () =>
      ((await (await asYuki("GET", "/api/me/strengths")).json()) as ReceivedStrengths).items,
  };
};

test("named on the page, told with the next reply without a word of it, answered, taken in, kept as a gift", async () => {
  const { yuki, asYuki, asKen, names, reads, passes, logged } = await start();
  const { status, note } = await names({ word: "listening", effect: "みんなが話しはじめた" });
  expect(status).toBe(201);
  // Nothing is pushed for it.
  expect(yuki.heard()).not.toContain("強み");
  passes(minute);
  await yuki.says("ヘルプ");
  yuki.hears("強みがひとつ、届いています。");
  expect(yuki.previews().at(-1)).toBe("強みがひとつ、届いています。");
  expect(yuki.heard()).not.toMatch(/聞く力|けん|10秒/);
  expect(yuki.button("強みの手帳")).toMatchObject({ type: "uri" });
  await yuki.says("ヘルプ");
  expect(yuki.heard()).not.toContain("届いています");

  const [came] = await reads();
  expect(came).toMatchObject({ word: "listening", scene, from: { name: "けん" }, as: "waiting" });
  const patch = async (body: object) =>
    (await asYuki("PATCH", `/api/me/strengths/${came?.id}`, body)).status;
  expect(await patch({ echo: "surprising" })).toBe(204);
  const drawn = async () =>
    (await (await asYuki("GET", "/api/me/strengths/portrait")).json()) as Portrait;
  expect((await drawn()).theirs).toMatchObject([{ word: "listening", isSurprising: true }]);
  expect(await patch({ as: "accepted" })).toBe(204);
  expect((await drawn()).both).toMatchObject([{ word: "listening", mine: ["聞く力"] }]);
  await yuki.says("棚卸し");
  yuki.hears("聞く力");

  await names({ name: "段取りの力" });
  const later = (await reads()).find(({ name }) => name === "段取りの力");
  await asYuki("PATCH", `/api/me/strengths/${later?.id}`, { as: "declined" });
  const given = await (await asKen("GET", "/api/me/strengths/given")).text();
  expect(given).toContain("段取りの力");
  expect(given).not.toMatch(/declined|surprising/);

  await asKen("DELETE", "/api/me", { leave: "everything" });
  expect(await reads()).toMatchObject([
    { name: "段取りの力", from: null },
    { id: note.id, scene, from: null },
  ]);
  expect(logged.join()).not.toMatch(/10秒|段取りの力/);
});

test("withdrawn before it was told, nobody hears of it", async () => {
  const { yuki, asKen, names, reads, passes } = await start();
  const { note } = await names({ word: "humour" });
  await asKen("DELETE", `/api/me/strengths/given/${note.id}`);
  passes(minute);
  await yuki.says("ヘルプ");
  expect(yuki.heard()).not.toContain("届いています");
  expect(await reads()).toEqual([]);
});
