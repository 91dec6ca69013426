import { readFile } from "node:fs/promises";
import { afterAll, beforeAll, expect, test } from "vitest";
import { writeRecords } from "#tests/support/records.ts";
import { traces } from "#tests/support/full-member.ts";
import { startMiniApp, type MiniApp } from "./liff-page.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const START = new Date("2026-11-23T12:00:00Z");
const now = () => START;

test("Sunday at nine: times are chosen, saved, and told in the list", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆき");
  const { liff, troubles } = await site.open(yuki.lineUserId, "/settings/notices");
  await liff.getByRole("switch", { name: "週のお知らせ" }).check();
  await liff.getByLabel("週のお知らせの曜日").selectOption({ label: "日曜日" });
  await liff.getByLabel("週のお知らせの時刻").selectOption("09:00");
  await liff.getByText("保存しました").first().waitFor();
  await expect
    .poll(async () => (await site.members.get(yuki.id))?.settings)
    .toMatchObject({ weekly: true, weeklyDay: 7, weeklyTime: "09:00", monthlyTime: "20:00" });
  const offered = await liff.getByLabel("月のお知らせの時刻").locator("option").allTextContents();
  expect([offered[0], offered.at(-1)]).toEqual(["8:00", "21:30"]);
  await liff.getByRole("link", { name: "設定へ戻る" }).click();
  await liff.getByText("週は日曜日 9:00、月は20:00").waitFor();
  expect(troubles).toEqual([]);
});

test("a phone that hangs on another clock is asked by which one to write", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆき");
  const abroad = { timezoneId: "Europe/Berlin" };
  const { liff } = await site.open(yuki.lineUserId, "/settings/notices", abroad);
  await liff.getByRole("radio", { name: /Europe\/Berlin/ }).check();
  await expect
    .poll(async () => (await site.members.get(yuki.id))?.settings.zone)
    .toBe("Europe/Berlin");
  const { liff: home } = await site.open(yuki.lineUserId, "/settings/notices", {
    timezoneId: "Asia/Tokyo",
  });
  // Back on the community's clock there is nothing left to ask.
  await home.getByRole("radio", { name: /Asia\/Tokyo/ }).click();
  await expect.poll(async () => (await site.members.get(yuki.id))?.settings.zone).toBeNull();
});

test("a nickname and a mark of one's own are seen at once, and the home page says the name", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("Yuki Sato");
  const { liff, troubles } = await site.open(yuki.lineUserId, "/settings/profile");
  const name = liff.getByRole("textbox");
  await name.fill("ゆき\u202E");
  await liff.getByRole("button", { name: "この呼び名にする" }).click();
  await liff.getByText("表示できない文字が入っています。").waitFor();
  await name.fill("あ".repeat(21));
  await name.press("Enter");
  await liff.getByText("20文字までにしてください。").waitFor();
  await name.fill("  ゆき ");
  await name.press("Enter");
  await liff.getByText("保存しました").first().waitFor();
  await liff.getByRole("radio", { name: "空色のしるし" }).check();
  await expect
    .poll(async () => site.members.get(yuki.id))
    .toMatchObject({ nickname: "ゆき", face: "sky", name: "Yuki Sato" });
  await liff.getByRole("link", { name: "設定へ戻る" }).click();
  await liff.getByRole("link", { name: "はじめの画面へ戻る" }).click();
  await liff.getByRole("heading", { name: "ゆきさん、ようこそ。" }).waitFor();
  expect(troubles).toEqual([]);
});

test("a calendar address is made, shown once, replaced and stopped", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆき");
  const { page, liff } = await site.open(yuki.lineUserId, "/settings/calendar");
  await liff.getByRole("button", { name: "専用のリンクをつくる" }).click();
  const url = (await liff.locator(".key").textContent()) ?? "";
  expect((await site.app.request(url)).status).toBe(200);
  const opens = await liff.getByRole("link", { name: "カレンダーで開く" }).getAttribute("href");
  expect(opens).toBe(url.replace("http:", "webcal:"));
  await page.reload();
  const again = page.frameLocator("iframe");
  await again.getByText("につくったリンクが使えます。").waitFor();
  expect(await again.locator(".key").count()).toBe(0);
  await again.getByRole("button", { name: "リンクを止める" }).click();
  await again.getByText("リンクを止めました。").waitFor();
  expect((await site.app.request(url)).status).toBe(404);
});

test("records are taken along as a file, in the browser outside, then the member leaves", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆきのなまえ");
  await writeRecords(site.reflections, yuki.id);
  const { page, liff, troubles } = await site.open(yuki.lineUserId, "/settings/leave");
  await liff.getByRole("link", { name: "記録を受け取る" }).click();
  await liff.getByRole("radio", { name: /Markdown/ }).check();
  await liff.getByRole("button", { name: "ファイルで受け取る" }).click();
  const popup = page.waitForEvent("popup");
  await liff.getByRole("link", { name: "ブラウザで受け取る" }).click();
  const outside = await popup;
  await outside.getByRole("heading", { name: "記録を受け取る" }).waitFor();
  const download = outside.waitForEvent("download");
  await outside.getByRole("button", { name: "ファイルを受け取る" }).click();
  const file = await download;
  expect(file.suggestedFilename()).toBe("ayumi-2026-11-23.md");
  expect(await readFile((await file.path())!, "utf8")).toContain("任せることを覚えた3か月");
  await outside.reload();
  await outside.getByRole("heading", { name: "このページは、もう使えません。" }).waitFor();
  await outside.close();

  await liff.getByRole("link", { name: "設定へ戻る" }).click();
  await liff.getByRole("link", { name: "退会" }).click();
  await liff.evaluate((id) => localStorage.setItem(`ayumi:reflect:${id}`, "書きかけ"), yuki.id);
  const last = liff.getByRole("button", { name: "消して退会" });
  expect(await last.isDisabled()).toBe(true);
  const word = liff.getByLabel("退会するときは、「退会」と入力してください。");
  await word.fill("たいかい");
  await word.press("Enter");
  expect(await site.members.get(yuki.id)).not.toBeNull();
  await word.fill(" 退会 ");
  await word.press("Enter");
  await liff.getByRole("heading", { name: "退会の手続きが終わりました。" }).waitFor();
  expect(await traces(site.db, [yuki.id, yuki.lineUserId, "ゆきのなまえ", "任せることを"])).toEqual(
    [],
  );
  expect(await liff.evaluate(() => Object.keys(localStorage))).toEqual([]);
  expect(troubles).toEqual([]);
  await page.reload();
  await page.frameLocator("iframe").getByRole("heading", { name: "はじめまして。" }).waitFor();
});

test("the records can be read and copied on the page itself", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆき");
  await writeRecords(site.reflections, yuki.id);
  const { page, liff } = await site.open(yuki.lineUserId, "/settings/takeout");
  await page.context().grantPermissions(["clipboard-read", "clipboard-write"]);
  await liff.getByText("中身を見る").click();
  await liff.getByText("任せることを覚えた3か月").waitFor();
  await liff.getByRole("button", { name: "コピーする" }).click();
  await liff.getByText(/コピーしました|コピーできませんでした/).waitFor();
});

test("a code made on the old account opens the record on the new one", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆき");
  await writeRecords(site.reflections, yuki.id);
  const { liff: old } = await site.open(yuki.lineUserId, "/settings/transfer");
  await old.getByRole("button", { name: "引き継ぎコードを出す" }).click();
  const groups = await old.locator(".code span").allTextContents();
  expect(groups).toHaveLength(7);

  const { liff, troubles } = await site.open(site.stranger("ゆきの新しいLINE"), "");
  await liff.getByRole("button", { name: "LINEのアカウントが変わった方はこちら" }).click();
  const code = liff.getByLabel("引き継ぎコード");
  await code.fill("ABCD");
  await code.press("Enter");
  await liff.getByText("このコードでは移せませんでした。").waitFor();
  await code.fill(groups.join(" ").toLowerCase());
  await liff.getByRole("button", { name: "記録を移す" }).click();
  await liff.getByRole("heading", { name: /ようこそ/ }).waitFor();
  expect((await site.members.get(yuki.id))?.lineUserId).not.toBe(yuki.lineUserId);
  // The browser says so of the visit before the move.
  expect(troubles.filter((trouble) => !trouble.includes("403"))).toEqual([]);
});
