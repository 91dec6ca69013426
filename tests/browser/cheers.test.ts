import { afterAll, beforeAll, expect, test } from "vitest";
import { november, setUpFeed } from "./feed-site.ts";
import { faultsOf, startMiniApp, type MiniApp } from "./liff-page.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const start = async () => {
  const found = await setUpFeed(stage);
  const { site, sakura, share, circle } = found;
  await share(sakura.id, "2026-11", november);
  const post = `${sakura.id}:monthly:2026-11`;
  const { cheers } = site.context.features;
  const came = async () =>
    (await cheers.received(sakura.id, 20, null)).items.flatMap((item) =>
      item.cheers.map(({ word, from }) => `${word} ${from?.name ?? "–"}`),
    );
  return { ...found, cheers, came, at: { circleId: circle.id, postId: post } };
};

test("a word is one tap by keyboard or thumb, three at most, undone by another; quietly leaves no name", async () => {
  const { site, olga, feed, came } = await start();
  const { liff, page, troubles } = await site.open(olga.lineUserId, feed);
  const bar = liff.getByRole("group", { name: "さくらさんに応援を贈る" });
  const word = (name: string) => bar.getByRole("button", { name });
  await word("育ってますね").focus();
  await page.keyboard.press("Enter");
  await word("育ってますね").and(liff.locator("[aria-pressed=true]")).waitFor();
  await expect.poll(came).toEqual(["CH2 いまてん"]);
  await word("ほかのことば").click();
  await bar.getByRole("switch", { name: "そっと贈る" }).check();
  await word("そばにいます").click();
  await word("そばにいます そっと").waitFor();
  await word("おめでとうございます").click();
  await expect.poll(came).toEqual(["CH2 いまてん", "CH9 –", "CH11 –"]);
  // A fourth is told of, not given: it stays in reach of the keyboard.
  await word("わかります、私も").focus();
  await page.keyboard.press("Enter");
  await bar.getByText("3つまで").waitFor();
  expect(await word("わかります、私も").getAttribute("aria-pressed")).toBe("false");
  expect(await faultsOf(page)).toEqual([]);
  await word("育ってますね").click();
  await expect.poll(came).toEqual(["CH9 –", "CH11 –"]);
  expect(await liff.locator(".cheer[aria-pressed=true]").count()).toBe(2);
  expect(troubles).toEqual([]);
});

test("without a signal a cheer says that it waits, and arrives in a later visit", async () => {
  const { site, olga, feed, came } = await start();
  const { liff, page } = await site.open(olga.lineUserId, feed);
  const tea = liff.getByRole("button", { name: "おつかれさまです" });
  await tea.waitFor();
  site.server.takes = ({ method }) => method === "GET";
  await tea.click();
  await liff.getByText("つながったら、届けます。").waitFor();
  expect(await tea.getAttribute("aria-pressed")).toBe("true");
  await expect.poll(came).toEqual([]);
  // Closed before it arrived, and opened again on another page.
  site.server.takes = () => true;
  await page.reload();
  await expect.poll(came, { timeout: 15_000 }).toEqual(["CH6 いまてん"]);
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
  await liff.getByRole("heading", { level: 1, name: /おかえりなさい/ }).waitFor();
  await expect.poll(() => liff.locator(".arrival").count()).toBe(0);
  expect(troubles).toEqual([]);
});
