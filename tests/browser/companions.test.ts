import { afterAll, beforeAll, expect, test } from "vitest";
import { startMiniApp, type MiniApp } from "./liff-page.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const JOINED = new Date("2026-09-05T11:00:00Z");
const NOW = new Date("2026-11-24T11:00:00Z");

const well = "面接の質問を、前の日に3つまで絞った";
const worry = "相談が全部わたしに回ってくる";
const scene = "急な面接でも、落ち着いて聞いていたところ";
const name = "場をととのえる力";

test("three in one circle share, read, cheer, strengthen and withdraw; who is elsewhere gets no byte", async () => {
  let time = JOINED;
  const site = await stage.site({ now: () => time });
  const { circles, cheers, strengths } = site.context.features;
  const olga = await site.member("いまてん");
  const sakura = await site.member("さくら");
  const ken = await site.member("健太");
  const anna = await site.member("アンナ");
  const circle = await circles.found(olga.id, { name: "第一期", history: "from_joining" });
  await circles.found(anna.id, { name: "第二期", history: "from_joining" });
  for (const { id } of [sakura, ken]) {
    const { token } = await circles.invite(olga.id, circle.id, 7);
    await circles.accept(token, { memberId: id, introduction: null });
  }
  time = NOW;
  const feed = `/feed/${circle.id}`;
  const post = encodeURIComponent(`${sakura.id}:monthly:2026-11`);

  // Sakura writes her month and shows it; her worry stays hers.
  const writer = await site.open(sakura.lineUserId, "/reflect/monthly");
  await writer.liff.locator("#MO3-text").fill(well);
  await writer.liff.locator("#MO5a-text").fill(worry);
  await writer.liff.getByRole("radio", { name: "強みを教えてほしい" }).check();
  await writer.liff.getByText("保存しました").waitFor();
  await writer.liff.getByRole("button", { name: "仲間に見せる" }).click();
  await writer.liff.getByText("仲間に見せる記録として残しました").waitFor();

  // Ken reads it and cheers.
  const reader = await site.open(ken.lineUserId, feed);
  const card = reader.liff.getByRole("article", { name: /さくら/ });
  await card.getByText(well).waitFor();
  expect(await reader.liff.locator("body").textContent()).not.toContain(worry);
  await card.getByRole("button", { name: "おつかれさまです" }).click();
  await expect.poll(async () => (await cheers.waiting(sakura.id)).length).toBe(1);

  // Olga names a strength in it.
  const giver = await site.open(olga.lineUserId, `/strengths/name?post=${post}`);
  await giver.liff
    .getByRole("textbox", { name: "「いいな」と思った場面を、ひとつ教えてください。" })
    .fill(scene);
  await giver.liff.getByRole("textbox", { name: "その強みに名前をつけるなら?" }).fill(name);
  await giver.liff.getByRole("button", { name: "送る前に確かめる" }).click();
  await giver.liff.getByRole("button", { name: "送る", exact: true }).click();
  await giver.liff.getByText("さくらさんの手帳に届けました。").waitFor();

  // Anna, in another circle, tries every way there is.
  const outside = await site.open(anna.lineUserId);
  const heard: string[] = [];
  await outside.page.route("**/api/**", async (route) => {
    const response = await route.fetch();
    heard.push(JSON.stringify(response.headers()), await response.text());
    await route.fulfill({ response });
  });
  await outside.page.reload();
  const frame = await (await outside.page.waitForSelector("iframe")).contentFrame();
  if (frame === null) throw new Error("the phone shows no page");
  await frame.locator("h1").waitFor();
  for (const path of [feed, `/circle/${circle.id}`, `/strengths/name?post=${post}`, "/cheers"]) {
    await frame.evaluate((to) => history.pushState(null, "", `/liff${to}`), path);
    await frame.locator("h1").waitFor();
    await frame.waitForFunction(() => document.querySelector(".waiting") === null);
  }
  const statuses = await frame.evaluate(
    async ([circleId, postId]) => {
      const asked = [
        fetch(`/api/circles/${circleId}/feed`),
        fetch(`/api/circles/${circleId}`),
        fetch(`/api/circles/${circleId}/posts/${postId}/cheers/CH6`, {
          method: "PUT",
          headers: { "content-type": "application/json" },
          body: JSON.stringify({ quiet: false }),
        }),
      ];
      return (await Promise.all(asked)).map(({ status }) => status);
    },
    [circle.id, post],
  );
  expect(statuses).toEqual([404, 404, 404]);
  const traffic = heard.join("\n");
  expect(traffic).toContain("第二期");
  for (const secret of [well, worry, scene, name, "さくら", "いまてん", "健太", "第一期"])
    expect(traffic).not.toContain(secret);

  // What came is hers; what she takes back is gone for everybody, and the gifts stay.
  const home = await site.open(sakura.lineUserId);
  await home.liff.getByText("応援がひとつ、届いています。").waitFor();
  await home.liff.getByText("強みがひとつ届いています。").waitFor();
  await writer.liff.getByRole("button", { name: "自分だけに戻す" }).click();
  await reader.liff.getByRole("button", { name: "いまの様子を見る" }).click();
  await card.waitFor({ state: "detached" });
  const kept = await strengths.received(sakura.id, 20, null, null);
  expect(kept.items.map((each) => each.scene)).toEqual([scene]);
  expect((await cheers.received(sakura.id, 20, null)).items).toHaveLength(1);
});
