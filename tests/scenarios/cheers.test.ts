import { expect, test } from "vitest";
import type { CheerWord, ReceivedPage } from "#shared/cheers.ts";
import { minute, startCommunity } from "#tests/support/community.ts";

/** A circle of three; Yuki shares her week. */
const start = async () => {
  const community = await startCommunity();
  const { features } = community.context;
  const yuki = await community.member("ゆき");
  const ken = await community.member("けん");
  const mari = await community.member("まり");
  const idOf = async (userId: string) => (await features.members.find(userId))?.id ?? "";
  const [yukiId, kenId, mariId] = await Promise.all(
    [yuki, ken, mari].map((one) => idOf(one.userId)),
  );
  const circle = await features.circles.found(kenId!, { name: "第一期", history: "from_joining" });
  for (const memberId of [yukiId!, mariId!]) {
    const { token } = await features.circles.invite(kenId!, circle.id, 7);
    await features.circles.accept(token, { memberId, introduction: null });
  }
  await yuki.says("振り返る");
  await yuki.taps("今週(3分)");
  await yuki.says("提案書のたたき台を作った");
  for (let tries = 0; tries < 6; tries += 1) {
    if (JSON.stringify(yuki.bubbles().at(-1)).includes("仲間に見せる")) break;
    await yuki.taps("スキップ");
  }
  await yuki.taps("仲間に見せる");
  const [asYuki, asKen, asMari] = await Promise.all(
    [yuki, ken, mari].map((one) => community.page(one.userId)),
  );
  const feed = await (await asKen!("GET", `/api/circles/${circle.id}/feed`)).json();
  const [post] = (feed as { items: { id: string }[] }).items;
  const path = (word: CheerWord) => `/api/circles/${circle.id}/posts/${post!.id}/cheers/${word}`;
  const gives =
    (ask: typeof asKen) =>
    async (word: CheerWord, { quiet = false } = {}) =>
      (await ask!("PUT", path(word), { quiet })).status;
  const undoes = (ask: typeof asKen) => async (word: CheerWord) =>
    (await ask!("DELETE", path(word))).status;
  return {
    ...community,
    yuki,
    ken: { ...ken, gives: gives(asKen), undoes: undoes(asKen) },
    mari: { ...mari, gives: gives(asMari), undoes: undoes(asMari) },
    /** What Yuki reads under her record on the page. */
    reads: async () => {
      const page = (await (await asYuki!("GET", "/api/me/cheers")).json()) as ReceivedPage;
      return page.items.flatMap(({ period, cheers }) =>
        cheers.map(({ word, quiet, from }) => `${period} ${word} ${quiet ? "そっと" : from?.name}`),
      );
    },
    asYuki: asYuki!,
  };
};

test("shared, cheered by name and quietly, told with the next reply, undone, withdrawn", async () => {
  const { yuki, ken, mari, reads, passes, logged } = await start();

  expect(await ken.gives("CH2")).toBe(200);
  expect(await mari.gives("CH6", { quiet: true })).toBe(200);
  // Nothing is pushed for it.
  yuki.hears("仲間に見せる記録として");
  passes(minute);

  await yuki.says("ヘルプ");
  yuki.hears("2つの応援が届いています。");
  expect(yuki.previews().at(-1)).toBe("2つの応援が届いています。");
  expect(yuki.button("応援を読む")).toMatchObject({ type: "uri" });
  expect(yuki.heard()).not.toMatch(/育ってますね|けん|まり/);
  expect(await reads()).toEqual(["2026-W48 CH2 けん", "2026-W48 CH6 そっと"]);
  await yuki.says("ヘルプ");
  expect(yuki.heard()).not.toContain("応援が届いて");

  await ken.gives("CH5");
  await ken.undoes("CH5");
  await yuki.says("ヘルプ");
  expect(yuki.heard()).not.toContain("届いています");

  await yuki.unsends("提案書のたたき台を作った");
  expect(await ken.gives("CH12")).toBe(404);
  await yuki.says("ヘルプ");
  expect(yuki.heard()).not.toContain("応援");
  // What was given stays Yuki's; who gave it can still take it back.
  expect(await reads()).toEqual(["2026-W48 CH2 けん", "2026-W48 CH6 そっと"]);
  expect(await mari.undoes("CH6")).toBe(200);
  expect(await reads()).toEqual(["2026-W48 CH2 けん"]);
  expect(logged.join()).not.toMatch(/育ってますね|CH2/);
});

test("in the middle of a question the line comes last, and the question's buttons stay", async () => {
  const { yuki, ken, passes } = await start();
  passes(minute);
  await ken.gives("CH1");
  await yuki.says("振り返る");
  yuki.hears("応援がひとつ、届いています。");
  expect(yuki.heard().endsWith("応援がひとつ、届いています。")).toBe(true);
  const labels = yuki.bubbles().length;
  expect(labels).toBeGreaterThan(1);
  expect(yuki.button("応援を読む")).toMatchObject({ type: "uri" });
  await yuki.says("1");
  expect(yuki.heard()).not.toContain("応援");
});

test("who is in distress, or about to leave, hears of nothing else", async () => {
  const { yuki, ken, passes } = await start();
  await ken.gives("CH11");
  passes(minute);
  await yuki.says("消えてしまいたい");
  expect(yuki.heard()).not.toContain("届いています");
  passes(minute);
  await yuki.says("退会");
  expect(yuki.heard()).not.toContain("届いています");
  passes(minute);
  await yuki.says("ヘルプ");
  yuki.hears("応援がひとつ、届いています。");
});

test("what was read on the page is not told in the chat", async () => {
  const { yuki, ken, mari, asYuki } = await start();
  await ken.gives("CH8");
  const { items } = (await (await asYuki("GET", "/api/me/cheers")).json()) as ReceivedPage;
  const cheers = items.flatMap((item) => item.cheers.map(({ id }) => id));
  await asYuki("POST", "/api/me/cheers/met", { cheers, as: "seen" });
  await yuki.says("ヘルプ");
  expect(yuki.heard()).not.toContain("届いています");
  await mari.gives("CH9");
  await yuki.says("ヘルプ");
  yuki.hears("応援がひとつ、届いています。");
});
