import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOf, startMiniApp, type MiniApp } from "./liff-page.ts";
import { setUpMeetup } from "./meetup-site.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

test("a link in the group answers, the meetup is held by the keyboard, and a line of it stays", async () => {
  const { site, olga, sakura, path, id } = await setUpMeetup(stage);
  const guest = await site.open(sakura.lineUserId, `${path}?answer=yes`);
  await guest.liff.getByText("「参加します」で承りました").waitFor();
  expect(guest.liff.url()).not.toContain("answer");

  const { page, liff, troubles } = await site.open(olga.lineUserId, `${path}/packet`);
  await liff.getByRole("button", { name: "さくらさんをひとつ前へ" }).click();
  await liff.getByText("さくらさんは1番目になりました。").waitFor();
  expect(await liff.getByRole("heading", { name: "聞くだけの方" }).count()).toBe(1);
  await liff.getByRole("checkbox", { name: "みどり" }).check();
  await liff.getByRole("link", { name: "進行をはじめる" }).click();
  await liff.getByRole("button", { name: "はじめる" }).click();

  await liff.getByRole("heading", { name: "さくら" }).waitFor();
  await liff.getByText("期限を先に聞いてから、引き受ける").waitFor();
  expect(await liff.getByText("相談が全部").count()).toBe(0);
  await page.keyboard.press("Space");
  await liff.getByRole("button", { name: "とめる" }).waitFor();
  await liff.getByRole("button", { name: "1分のばす" }).click();
  expect(await faultsOf(page)).toEqual([]);
  // What runs goes on while nobody looks.
  await liff.goto(liff.url());
  await liff.getByRole("button", { name: "とめる" }).waitFor();
  expect(await liff.getByRole("timer").innerText()).toMatch(/^(6:00|5:5\d)/);
  await liff.getByRole("heading", { name: "さくら" }).focus();
  await page.keyboard.press("ArrowRight");
  await liff.getByRole("heading", { name: "いまてん" }).waitFor();
  await page.keyboard.press("ArrowLeft");
  await liff.getByRole("heading", { name: "さくら" }).waitFor();
  await page.keyboard.press("PageDown");
  await liff.getByRole("heading", { name: "いまてん" }).waitFor();
  await liff.getByRole("button", { name: "とばして次へ" }).click();
  await liff.getByRole("heading", { name: "蓮" }).waitFor();
  await page.keyboard.press("ArrowRight");
  await liff.getByRole("heading", { name: "みんなで話したい課題" }).waitFor();
  await liff.getByText("よくある質問を1枚にまとめて").waitFor();
  await liff.getByRole("button", { name: "終わり" }).click();
  await liff.getByRole("heading", { name: "今日は、ここまでです" }).waitFor();
  expect(troubles).toEqual([]);

  await guest.liff.getByLabel("心に残ったひとこと").fill("すぐ返さず、ひと呼吸おく");
  await guest.liff.getByRole("button", { name: "ひとこと残す" }).click();
  await guest.liff.getByRole("link", { name: "記録で見る" }).click();
  await guest.liff.getByText("すぐ返さず、ひと呼吸おく").waitFor();
  expect(guest.troubles).toEqual([]);
  const there = await site.db.collection("attendance").find({ meetupId: id }).toArray();
  expect(there.filter(({ wasThere }) => wasThere)).toHaveLength(2);
});
