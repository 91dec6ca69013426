import { afterAll, beforeAll, expect, test } from "vitest";
import { november, setUpFeed } from "./feed-site.ts";
import { faultsOf, startMiniApp, type MiniApp } from "./liff-page.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const scene = "面接の質問を、前の日に3つまで絞っていたところ";

const start = async () => {
  const found = await setUpFeed(stage);
  const { site, sakura, share } = found;
  await share(sakura.id, "2026-11", november, { MO9: "strengths" });
  const { strengths } = site.context.features;
  const naming = `/strengths/name?post=${encodeURIComponent(`${sakura.id}:monthly:2026-11`)}`;
  const came = async () =>
    (await strengths.received(sakura.id, 20, null, null)).items.map(
      (each) => `${each.word ?? each.name}: ${each.scene}`,
    );
  return { ...found, naming, came };
};

test("from the cheer to the name, from home to the notebook, into the inventory and into the picture", async () => {
  const { site, olga, sakura, feed, came } = await start();
  const { liff, page, troubles } = await site.open(olga.lineUserId, feed);
  const link = liff.getByRole("link", { name: /さくらさんの歩み$/ });
  await liff.getByRole("button", { name: "ほかのことば" }).click();
  await liff.getByRole("button", { name: "それ、強みだと思います" }).click();
  await link.getByText("どんな強みか、名前をつけて贈る").waitFor();
  await link.click();
  await liff.getByRole("button", { name: "送る前に見る" }).click();
  // What is missing is said, and the keyboard is there already.
  await liff.getByText("場面をひとつ書いてください。").waitFor();
  await page.keyboard.type(scene);
  await liff.getByText("ことばから選ぶ").click();
  await liff.getByRole("button", { name: "準備する力" }).click();
  expect(await faultsOf(page)).toEqual([]);
  await liff.getByRole("button", { name: "送る前に見る" }).click();
  await liff.getByText("送る前に、ひと呼吸。").waitFor();
  await expect.poll(came).toEqual([]);
  expect(await faultsOf(page)).toEqual([]);
  await liff.getByRole("button", { name: "送る", exact: true }).click();
  await liff.getByText("さくらさんの手帳に届けました。").waitFor();
  await expect.poll(came).toEqual([`preparing: ${scene}`]);
  expect(troubles).toEqual([]);

  const hers = await site.open(sakura.lineUserId);
  await hers.liff.getByRole("link", { name: "強みがひとつ届いています。" }).click();
  const card = hers.liff.getByRole("article", { name: "準備する力" });
  await card.getByText(scene).waitFor();
  await card.getByText("いまてんさんから").waitFor();
  await card.getByRole("button", { name: "意外だった" }).click();
  await card.locator("[aria-pressed=true]").waitFor();
  await hers.liff.getByRole("link", { name: /わたしのことば、仲間のことば/ }).click();
  const theirs = hers.liff.getByRole("region", { name: "仲間だけが見つけた" });
  await theirs.getByText("準備する力").waitFor();
  await hers.liff.getByRole("link", { name: "強みの手帳へ戻る" }).click();
  await card.getByRole("button", { name: "棚卸しに入れる: 準備する力" }).click();
  await card.getByRole("link", { name: "棚卸しを見る" }).click();
  await hers.liff.getByRole("heading", { name: "準備する力" }).waitFor();
  expect(hers.troubles).toEqual([]);
});

test("what is typed outlives the page and a lost signal, and is sent once", async () => {
  const { site, olga, naming, came } = await start();
  const { liff, page } = await site.open(olga.lineUserId, naming);
  await liff
    .getByRole("textbox", { name: "「いいな」と思った場面を、ひとつ教えてください。" })
    .fill(scene);
  await liff.getByRole("textbox", { name: "その強みに名前をつけるなら?" }).fill("段どり");
  await page.reload();
  const again = await (await page.waitForSelector("iframe")).contentFrame();
  const name = again!.getByRole("textbox", { name: "その強みに名前をつけるなら?" });
  await expect.poll(() => name.inputValue()).toBe("段どり");
  await again!.getByRole("button", { name: "送る前に見る" }).click();
  site.server.takes = ({ method }) => method === "GET";
  const send = again!.getByRole("button", { name: "送る", exact: true });
  await send.click();
  await again!.getByText("うまく届きませんでした。もう一度どうぞ。").waitFor();
  site.server.takes = () => true;
  await send.click();
  await again!.getByText("さくらさんの手帳に届けました。").waitFor();
  await expect.poll(came).toEqual([`段どり: ${scene}`]);
});
