import { afterAll, beforeAll, expect, test } from "vitest";
import { LIFF_ID } from "#tests/support/settings.ts";
import { faultsOf, startMiniApp, type MiniApp } from "./liff-page.ts";
import { answerAsLine } from "./line-login.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const START = new Date("2026-11-23T12:00:00Z");
const now = () => START;

test("a member signs in, changes settings, and finds them again", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆき");
  const { page, liff, troubles } = await site.open(yuki.lineUserId);
  await liff.getByRole("heading", { name: "ゆきさん、ようこそ。" }).waitFor();

  await liff.getByRole("link", { name: "設定・お休み" }).click();
  await liff.getByRole("link", { name: /^お知らせ/ }).click();
  await liff.getByRole("switch", { name: "週のお知らせ" }).check();
  await liff.getByText("保存しました").first().waitFor();
  await liff.getByRole("link", { name: "設定へ戻る" }).click();
  await liff.getByRole("link", { name: /^お休み/ }).click();
  await liff.getByRole("button", { name: "3か月" }).click();
  await liff.getByText("2027年2月23日まで、お休みです。").waitFor();

  await page.reload();
  const again = page.frameLocator("iframe");
  await again.getByText("2027年2月23日まで、お休みです。").waitFor();
  await again.getByRole("link", { name: "設定・お休み" }).click();
  await again.getByRole("link", { name: /^お休み/ }).click();
  await again.getByRole("button", { name: "いま戻る" }).click();
  await again.getByRole("button", { name: "いま戻る" }).waitFor({ state: "detached" });
  await expect.poll(async () => (await site.members.get(yuki.id))?.rest).toBeNull();
  await again.getByRole("link", { name: "設定へ戻る" }).click();
  await again.getByRole("link", { name: /^お知らせ/ }).click();
  expect(await again.getByRole("switch", { name: "週のお知らせ" }).isChecked()).toBe(true);
  expect(await again.locator(".waiting").count()).toBe(0);
  expect(troubles).toEqual([]);
});

test("another language is spoken at once, here and in the chat's menu", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("Yuki");
  const { liff } = await site.open(yuki.lineUserId, "/settings/language");
  await liff.getByRole("radio", { name: "English" }).check();
  await liff.getByRole("heading", { name: "Language", level: 1 }).waitFor();
  expect(await liff.evaluate(() => document.documentElement.lang)).toBe("en");
  await expect.poll(async () => (await site.members.get(yuki.id))?.locale).toBe("en");
});

test("pausing every notice switches the weekly one off, and back on lets notices through", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆき");
  await site.members.set(yuki, { weekly: true });
  const { liff } = await site.open(yuki.lineUserId, "/settings/notices");
  const weekly = liff.getByRole("switch", { name: "週のお知らせ" });
  const quiet = liff.getByRole("switch", { name: "お知らせをすべて止める" });
  await quiet.check();
  expect(await weekly.isChecked()).toBe(false);
  await weekly.check();
  await expect.poll(() => quiet.isChecked()).toBe(false);
  await expect
    .poll(async () => (await site.members.get(yuki.id))?.settings)
    .toMatchObject({ weekly: true, quiet: false });
});

test("a day that is past is not a day to return", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆき");
  const { liff } = await site.open(yuki.lineUserId, "/settings/rest");
  await liff.getByLabel("戻る日を選ぶ").fill("2026-11-23");
  await liff.getByRole("button", { name: "お休みにする" }).click();
  await liff.getByText("明日から2年先までの日付を選んでください。").waitFor();
  await liff.getByLabel("戻る日を選ぶ").fill("2026-12-24");
  await liff.getByRole("button", { name: "お休みにする" }).click();
  await liff.getByText("12月24日まで、お休みです。").waitFor();
});

test("a change that the server refuses is taken back, and the person is told", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆき");
  const { page, liff } = await site.open(yuki.lineUserId, "/settings/notices");
  await page.route("**/api/me/settings", (route) => route.fulfill({ status: 400, json: {} }));
  const weekly = liff.getByRole("switch", { name: "週のお知らせ" });
  await weekly.click();
  await liff.getByText("保存できませんでした").waitFor();
  expect(await weekly.isChecked()).toBe(false);
});

test("what is changed without a signal is saved once there is one", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆき");
  const { page, liff } = await site.open(yuki.lineUserId, "/settings/notices");
  await page.context().setOffline(true);
  await liff.getByText("いまは、つながっていません").waitFor();
  await liff.getByRole("switch", { name: "週のお知らせ" }).check();
  await liff.getByText("つながったら保存します").waitFor();
  await page.context().setOffline(false);
  await liff.getByText("保存しました").waitFor();
  await expect.poll(async () => (await site.members.get(yuki.id))?.settings.weekly).toBe(true);
});

test("who has not agreed yet is shown the way, and comes in once they have", async () => {
  const site = await stage.site();
  const ken = site.stranger("けん");
  const { page, liff } = await site.open(ken, "/me");
  await liff.getByRole("heading", { name: "はじめまして。" }).waitFor();
  await liff.getByRole("button", { name: "LINEのトークを開く" }).click();
  expect(await page.title()).toBe("closed");
  await site.members.consent(ken, "ja");
  await liff.getByRole("button", { name: "押しました" }).click();
  await liff.getByRole("heading", { name: "わたしの記録" }).waitFor();
});

test("a page in use when its session ends goes on with a new one", async () => {
  let time = START;
  const site = await stage.site({ now: () => time });
  const yuki = await site.member("ゆき");
  const { liff } = await site.open(yuki.lineUserId, "/settings/notices");
  time = new Date(START.getTime() + 13 * 3_600_000);
  await liff.getByRole("switch", { name: "週のお知らせ" }).check();
  await liff.getByText("保存しました").waitFor();
  await expect.poll(async () => (await site.members.get(yuki.id))?.settings.weekly).toBe(true);
});

test("two phones in one browser never act for each other", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆき");
  const ken = await site.member("けん");
  const { page, liff } = await site.open(yuki.lineUserId, "/settings/notices");
  const cookie = (await site.signIn(await site.double.idToken(ken.lineUserId))).headers.get(
    "set-cookie",
  );
  const [name = "", value = ""] = cookie?.split(";")[0]?.split("=") ?? [];
  await page.context().addCookies([{ name, value, url: site.origin }]);
  await liff.getByRole("switch", { name: "週のお知らせ" }).check();
  await liff.getByText("保存しました").waitFor();
  await expect.poll(async () => (await site.members.get(yuki.id))?.settings.weekly).toBe(true);
  await expect.poll(async () => (await site.members.get(ken.id))?.settings.weekly).toBe(false);
});

test("an address that leads nowhere says so, and leads home", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆき");
  const { liff } = await site.open(yuki.lineUserId, "/nowhere");
  await liff.getByRole("heading", { name: "この画面は、見つかりませんでした。" }).waitFor();
  await liff.getByRole("link", { name: "はじめの画面へ", exact: true }).click();
  await liff.getByRole("heading", { name: "ゆきさん、ようこそ。" }).waitFor();
});

test("the way back to the chat closes the page", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆき");
  const { page, liff } = await site.open(yuki.lineUserId);
  await liff.getByRole("button", { name: "LINEのトークで振り返る" }).click();
  await expect.poll(() => page.title()).toBe("closed");
});

test("outside LINE the real SDK goes through LINE's login and comes back to the deep link", async () => {
  const site = await stage.site({ isLive: true });
  const yuki = await site.member("ゆき");
  const { page, troubles } = await site.browse();
  const line = await answerAsLine(page, site, yuki.lineUserId);
  await page.goto(`${site.origin}/liff/me?from=menu`);
  await page.getByRole("heading", { name: "わたしの記録" }).waitFor();
  const asked = line.authorized[0]?.searchParams;
  expect(asked?.get("redirect_uri")).toBe(`${site.origin}/liff/me?from=menu`);
  expect(asked?.get("app_id")).toBe(LIFF_ID);
  expect(new URL(page.url()).pathname).toBe("/liff/me");
  expect(page.url()).not.toContain("code=");
  expect(line.authorized).toHaveLength(1);
  expect(troubles).toEqual([]);
});

test("a login whose token does not hold is not repeated until the person says so", async () => {
  const ahead = () => new Date(Date.now() + 2 * 3_600_000);
  const site = await stage.site({ isLive: true, now: ahead });
  const yuki = await site.member("ゆき");
  const { page } = await site.browse();
  const iat = Math.floor(Date.now() / 1000);
  const line = await answerAsLine(page, site, yuki.lineUserId, { iat, exp: iat + 3600 });
  await page.goto(`${site.origin}/liff`);
  await page.getByRole("heading", { name: "もう一度、開いてください。" }).waitFor();
  expect(line.authorized).toHaveLength(1);
  await page.getByRole("button", { name: "LINEで開き直す" }).click();
  await expect.poll(() => line.authorized.length).toBe(2);
});

test("the check for everyone's use sees into the phone's frame", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆき");
  const { page, liff } = await site.open(yuki.lineUserId);
  await liff.evaluate(() => {
    document.body.style.color = "var(--rule)";
  });
  expect((await faultsOf(page)).join()).toContain("color-contrast");
});

test("a link that leads nowhere says so, under every part of the mini-app", async () => {
  const site = await stage.site({ now });
  const yuki = await site.member("ゆき");
  for (const path of ["/me/nowhere", "/inventory/skill/nowhere", "/circle", "/settings/nowhere"]) {
    const { liff } = await site.open(yuki.lineUserId, path);
    await liff.getByRole("heading", { name: "この画面は、見つかりませんでした。" }).waitFor();
    await liff.getByRole("link", { name: "はじめの画面へ", exact: true }).waitFor();
  }
});
