import { afterAll, beforeAll, expect, test } from "vitest";
import { november, setUpFeed } from "./feed-site.ts";
import { faultsOf, startMiniApp, type MiniApp } from "./liff-page.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const start = async (wanted: string) => {
  const found = await setUpFeed(stage);
  const { site, sakura, share } = found;
  await share(sakura.id, "2026-11", november, { MO9: wanted });
  const { comments } = site.context.features;
  return { ...found, comments };
};

test("frank words go with both parts and a breath, wait for their reader, and are opened by them", async () => {
  const { site, sakura, olga, feed, comments } = await start("frank");
  const { liff, page, troubles } = await site.open(olga.lineUserId, feed);
  await liff.getByRole("link", { name: "ことばを贈る" }).click();
  await liff.getByRole("button", { name: "率直な気づき" }).click();
  const next = liff.getByRole("button", { name: "送る前に確かめる" });
  await liff.getByLabel(/もったいないな/).fill("結論が最後に来るところ");
  expect(await next.isDisabled()).toBe(true);
  await liff.getByLabel(/どうすると、もっと活きそう/).fill("最初に置いてみるのはどうでしょう");
  expect(await faultsOf(page)).toEqual([]);
  await next.click();
  await liff.getByText("送る前に、ひと呼吸。").waitFor();
  await liff.getByRole("button", { name: "送る", exact: true }).click();
  await liff.getByText("贈りました。さくらさんだけが読めます。").waitFor();
  expect((await comments.waiting(sakura.id)).length).toBe(1);
  expect(troubles).toEqual([]);

  const hers = await site.open(sakura.lineUserId, "");
  const seen: string[] = [];
  hers.page.on("response", (response) => {
    if (!response.url().includes("/api/")) return;
    // What a page leaves behind while it goes on can no longer be read.
    response.text().then(
      (text) => seen.push(text),
      () => {},
    );
  });
  await hers.liff.getByRole("link", { name: "ことばがひとつ、届いています。" }).click();
  await hers.liff.getByText(/読むタイミングは、ご自分で選べます/).waitFor();
  await hers.liff.getByRole("button", { name: "落ち着いてから" }).click();
  await hers.liff.getByText(/開かないままでも大丈夫です/).waitFor();
  expect(seen.join()).not.toContain("結論が最後に来るところ");
  expect(await faultsOf(hers.page)).toEqual([]);
  await hers.liff.getByRole("button", { name: "いま読む" }).click();
  await hers.liff.getByText("結論が最後に来るところ").waitFor();
  await hers.liff.getByText("このことばについて").click();
  await hers.liff.getByRole("button", { name: "消す" }).click();
  await hers.liff.getByRole("heading", { name: "ここに、仲間のことばが届きます。" }).waitFor();
  expect(hers.troubles).toEqual([]);
});

test("where only cheers were asked for, the box is not there; what is written survives the signal", async () => {
  const { site, sakura, olga, share, feed, circle } = await start("cheers");
  const path = `/comments/on/${circle.id}/${sakura.id}:monthly:2026-11`;
  const closed = await site.open(olga.lineUserId, path);
  await closed.liff.getByText("引き継ぎの資料を3本つくった").waitFor();
  expect(await closed.liff.getByRole("textbox").count()).toBe(0);
  expect(await closed.liff.getByRole("button", { name: /送る/ }).count()).toBe(0);

  await share(sakura.id, "2026-11", {}, { MO9: "strengths" }, 1);
  const { liff } = await site.open(olga.lineUserId, feed);
  await liff.getByRole("link", { name: "ことばを贈る" }).click();
  await liff.getByRole("button", { name: "聞けてよかったです。とくに…" }).click();
  await liff.getByRole("textbox").fill("準備が早いところ");
  await liff.getByRole("button", { name: "送る前に確かめる" }).click();
  site.server.takes = ({ method }) => method === "GET";
  await liff.getByRole("button", { name: "送る", exact: true }).click();
  await liff.getByText(/この端末に残っています/).waitFor();
  site.server.takes = () => true;
  // Somewhere else meanwhile, and back again.
  await liff.getByRole("link", { name: "みんなの歩みへ戻る" }).click();
  await liff.getByRole("link", { name: "ことばを贈る" }).click();
  await expect.poll(() => liff.getByRole("textbox").inputValue()).toBe("準備が早いところ");
  await liff.getByRole("button", { name: "送る前に確かめる" }).click();
  await liff.getByRole("button", { name: "送る", exact: true }).click();
  const { comments } = site.context.features;
  await expect.poll(async () => (await comments.waiting(sakura.id)).length).toBe(1);
  await liff.getByText("準備が早いところ").waitFor();
});
