import { afterAll, beforeAll, expect, test } from "vitest";
import type { WantedResponse } from "#shared/reflection.ts";
import { november, setUpFeed } from "./feed-site.ts";
import { faultsOf, startMiniApp, type MiniApp } from "./liff-page.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const scene = "面接の質問を、前の日に3つまで絞っていたところ";

/** Sakura has shared her month, and what comes to her of it. */
const start = async (wanted: WantedResponse | null = null) => {
  const found = await setUpFeed(stage);
  const { site, sakura, share, circle } = found;
  await share(sakura.id, "2026-11", november, wanted === null ? {} : { MO9: wanted });
  const post = `${sakura.id}:monthly:2026-11`;
  const { cheers, comments, strengths } = site.context.features;
  return {
    ...found,
    cheers,
    comments,
    at: { circleId: circle.id, postId: post },
    path: `/comments/on/${circle.id}/${post}`,
    naming: `/strengths/name?post=${encodeURIComponent(post)}`,
    cheersCame: async () =>
      (await cheers.received(sakura.id, 20, null)).items.flatMap((item) =>
        item.cheers.map(({ word, from }) => `${word} ${from?.name ?? "–"}`),
      ),
    strengthsCame: async () =>
      (await strengths.received(sakura.id, 20, null, null)).items.map(
        (each) => `${each.word ?? each.name}: ${each.scene}`,
      ),
  };
};

test("a word is one tap by keyboard or thumb, three at most, undone by another; quietly leaves no name", async () => {
  const { site, olga, feed, cheersCame } = await start();
  const { liff, page, troubles } = await site.open(olga.lineUserId, feed);
  const bar = liff.getByRole("group", { name: "さくらさんに応援を贈る" });
  const word = (name: string) => bar.getByRole("button", { name });
  await word("育ってますね").focus();
  await page.keyboard.press("Enter");
  await word("育ってますね").and(liff.locator("[aria-pressed=true]")).waitFor();
  await expect.poll(cheersCame).toEqual(["CH2 いまてん"]);
  await word("ほかの言葉").click();
  await bar.getByRole("switch", { name: "そっと贈る" }).check();
  await word("そばにいます").click();
  await word("そばにいます そっと").waitFor();
  await word("おめでとうございます").click();
  await expect.poll(cheersCame).toEqual(["CH2 いまてん", "CH9 –", "CH11 –"]);
  // A fourth is told of, not given: it stays in reach of the keyboard.
  await word("わかります、私も").focus();
  await page.keyboard.press("Enter");
  await bar.getByText("3つまで").waitFor();
  expect(await word("わかります、私も").getAttribute("aria-pressed")).toBe("false");
  expect(await faultsOf(page)).toEqual([]);
  await word("育ってますね").click();
  await expect.poll(cheersCame).toEqual(["CH9 –", "CH11 –"]);
  expect(await liff.locator(".cheer[aria-pressed=true]").count()).toBe(2);
  expect(troubles).toEqual([]);
});

test("without a signal a cheer says that it waits, and arrives in a later visit", async () => {
  const { site, olga, feed, cheersCame } = await start();
  const { liff, page } = await site.open(olga.lineUserId, feed);
  const tea = liff.getByRole("button", { name: "おつかれさまです" });
  await tea.waitFor();
  site.server.takes = ({ method }) => method === "GET";
  await tea.click();
  await liff.getByText("つながったら、届けます。").waitFor();
  expect(await tea.getAttribute("aria-pressed")).toBe("true");
  await expect.poll(cheersCame).toEqual([]);
  // Closed before it arrived, and opened again on another page.
  site.server.takes = () => true;
  await page.reload();
  await expect.poll(cheersCame, { timeout: 15_000 }).toEqual(["CH6 いまてん"]);
});

test("the writer finds on the first page what came, reads it in one place, and it waits no longer", async () => {
  const { site, sakura, olga, cheers, at } = await start();
  await cheers.cheer(olga.id, at, { word: "CH12", quiet: false });
  const { liff, page, troubles } = await site.open(sakura.lineUserId, "");
  await liff.getByRole("link", { name: "応援がひとつ、届いています。" }).click();
  await liff.getByRole("heading", { name: "届いた応援" }).waitFor();
  const november = liff.getByRole("region", { name: "11月" });
  await november.getByText("書いてくれてありがとう").waitFor();
  await november.getByText("いまてん").waitFor();
  expect(await faultsOf(page)).toEqual([]);
  await expect.poll(async () => (await cheers.waiting(sakura.id)).length).toBe(0);
  await liff.getByRole("link", { name: "はじめの画面へ戻る" }).click();
  await liff.getByRole("heading", { level: 1, name: /ようこそ/ }).waitFor();
  await expect.poll(() => liff.locator(".arrival").count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("frank words go with both parts and a breath, wait for their reader, and are opened by them", async () => {
  const { site, sakura, olga, feed, comments } = await start("frank");
  const { liff, page, troubles } = await site.open(olga.lineUserId, feed);
  await liff.getByRole("link", { name: "言葉を贈る" }).click();
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
  await hers.liff.getByRole("link", { name: "言葉がひとつ、届いています。" }).click();
  await hers.liff.getByText(/読むタイミングは、ご自分で選べます/).waitFor();
  await hers.liff.getByRole("button", { name: "落ち着いてから" }).click();
  await hers.liff.getByText(/開かないままでも大丈夫です/).waitFor();
  expect(seen.join()).not.toContain("結論が最後に来るところ");
  expect(await faultsOf(hers.page)).toEqual([]);
  await hers.liff.getByRole("button", { name: "いま読む" }).click();
  await hers.liff.getByText("結論が最後に来るところ").waitFor();
  await hers.liff.getByText("この言葉について").click();
  await hers.liff.getByRole("button", { name: "消す" }).click();
  await hers.liff.getByRole("heading", { name: "ここに、仲間の言葉が届きます。" }).waitFor();
  expect(hers.troubles).toEqual([]);
});

test("where only cheers were asked for, the box is not there; what is written survives the signal", async () => {
  const { site, sakura, olga, share, feed, path, comments } = await start("cheers");
  const closed = await site.open(olga.lineUserId, path);
  await closed.liff.getByText("引き継ぎの資料を3本つくった").waitFor();
  expect(await closed.liff.getByRole("textbox").count()).toBe(0);
  expect(await closed.liff.getByRole("button", { name: /送る/ }).count()).toBe(0);

  await share(sakura.id, "2026-11", {}, { MO9: "strengths" }, 1);
  const { liff } = await site.open(olga.lineUserId, feed);
  await liff.getByRole("link", { name: "言葉を贈る" }).click();
  await liff.getByRole("button", { name: "聞けてよかったです。とくに…" }).click();
  await liff.getByRole("textbox").fill("準備が早いところ");
  await liff.getByRole("button", { name: "送る前に確かめる" }).click();
  site.server.takes = ({ method }) => method === "GET";
  await liff.getByRole("button", { name: "送る", exact: true }).click();
  await liff.getByText(/この端末に残っています/).waitFor();
  site.server.takes = () => true;
  // Somewhere else meanwhile, and back again.
  await liff.getByRole("link", { name: "みんなの歩みへ戻る" }).click();
  await liff.getByRole("link", { name: "言葉を贈る" }).click();
  await expect.poll(() => liff.getByRole("textbox").inputValue()).toBe("準備が早いところ");
  await liff.getByRole("button", { name: "送る前に確かめる" }).click();
  await liff.getByRole("button", { name: "送る", exact: true }).click();
  await expect.poll(async () => (await comments.waiting(sakura.id)).length).toBe(1);
  await liff.getByText("準備が早いところ").waitFor();
});

test("from the cheer to the name, from home to the notebook, into the inventory and into the picture", async () => {
  const { site, olga, sakura, feed, strengthsCame } = await start("strengths");
  const { liff, page, troubles } = await site.open(olga.lineUserId, feed);
  const link = liff.getByRole("link", { name: /さくらさんの歩み$/ });
  await liff.getByRole("button", { name: "ほかの言葉" }).click();
  await liff.getByRole("button", { name: "それ、強みだと思います" }).click();
  await link.getByText("どんな強みか、名前をつけて贈る").waitFor();
  await link.click();
  await liff.getByRole("button", { name: "送る前に確かめる" }).click();
  // What is missing is said, and the keyboard is there already.
  await liff.getByText("場面をひとつ書いてください。").waitFor();
  await page.keyboard.type(scene);
  await liff.getByText("ことばから選ぶ").click();
  await liff.getByRole("button", { name: "準備する力" }).click();
  expect(await faultsOf(page)).toEqual([]);
  await liff.getByRole("button", { name: "送る前に確かめる" }).click();
  await liff.getByText("送る前に、ひと呼吸。").waitFor();
  await expect.poll(strengthsCame).toEqual([]);
  expect(await faultsOf(page)).toEqual([]);
  await liff.getByRole("button", { name: "送る", exact: true }).click();
  await liff.getByText("さくらさんの手帳に届けました。").waitFor();
  await expect.poll(strengthsCame).toEqual([`preparing: ${scene}`]);
  expect(troubles).toEqual([]);

  const hers = await site.open(sakura.lineUserId);
  await hers.liff.getByRole("link", { name: "強みがひとつ届いています。" }).click();
  const card = hers.liff.getByRole("article", { name: "準備する力" });
  await card.getByText(scene).waitFor();
  await card.getByText("いまてんさんから").waitFor();
  await card.getByRole("button", { name: "意外だった" }).click();
  await card.locator("[aria-pressed=true]").waitFor();
  await hers.liff.getByRole("link", { name: /わたしの言葉、仲間の言葉/ }).click();
  const theirs = hers.liff.getByRole("region", { name: "仲間だけが見つけた" });
  await theirs.getByText("準備する力").waitFor();
  await hers.liff.getByRole("link", { name: "強みの手帳へ戻る" }).click();
  await card.getByRole("button", { name: "棚卸しに入れる: 準備する力" }).click();
  await card.getByRole("link", { name: "棚卸しを見る" }).click();
  await hers.liff.getByRole("heading", { name: "準備する力" }).waitFor();
  expect(hers.troubles).toEqual([]);
});

test("what is typed outlives the page and a lost signal, and is sent once", async () => {
  const { site, olga, naming, strengthsCame } = await start("strengths");
  const { liff, page } = await site.open(olga.lineUserId, naming);
  await liff
    .getByRole("textbox", { name: "「いいな」と思った場面を、ひとつ教えてください。" })
    .fill(scene);
  await liff.getByRole("textbox", { name: "その強みに名前をつけるなら?" }).fill("段どり");
  await page.reload();
  const again = await (await page.waitForSelector("iframe")).contentFrame();
  const name = again!.getByRole("textbox", { name: "その強みに名前をつけるなら?" });
  await expect.poll(() => name.inputValue()).toBe("段どり");
  await again!.getByRole("button", { name: "送る前に確かめる" }).click();
  site.server.takes = ({ method }) => method === "GET";
  const send = again!.getByRole("button", { name: "送る", exact: true });
  await send.click();
  await again!.getByText("うまく届きませんでした。もう一度どうぞ。").waitFor();
  site.server.takes = () => true;
  await send.click();
  await again!.getByText("さくらさんの手帳に届けました。").waitFor();
  await expect.poll(strengthsCame).toEqual([`段どり: ${scene}`]);
});

test("on a step's own page a cheer is given as well, and the organizers, once told, take it out", async () => {
  const { site, olga, enters, path, circle, cheersCame } = await start("cheers");
  const ken = await site.member("健太");
  await enters(ken.id, null);
  const { liff, page, troubles } = await site.open(ken.lineUserId, path);
  const tea = liff.getByRole("button", { name: "おつかれさまです" });
  await tea.click();
  await tea.and(liff.locator("[aria-pressed=true]")).waitFor();
  await expect.poll(cheersCame).toEqual(["CH6 健太"]);
  await liff.getByText("この歩みについて").click();
  await liff.getByRole("button", { name: "運営に知らせる" }).click();
  await liff.getByText("運営に知らせました。").waitFor();
  expect(await tea.getAttribute("aria-pressed")).toBe("true");
  expect(await faultsOf(page)).toEqual([]);
  expect(troubles).toEqual([]);

  const hers = await site.open(olga.lineUserId, `/circle/${circle.id}/reports`);
  await hers.liff.getByRole("article", { name: /さくら/ }).waitFor();
  expect(await faultsOf(hers.page)).toEqual([]);
  await hers.liff.getByRole("button", { name: "この会から下げる" }).click();
  await hers.liff.getByText("知らせは届いていません。").waitFor();
  const { feed } = site.context.features;
  expect((await feed.latest(ken.id, 10)).posts).toEqual([]);
  expect(hers.troubles).toEqual([]);
});
