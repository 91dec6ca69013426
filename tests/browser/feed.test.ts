import { afterAll, beforeAll, expect, test } from "vitest";
import { november, october, setUpFeed } from "./feed-site.ts";
import { faultsOf, startMiniApp, type MiniApp } from "./liff-page.ts";
import { contextOf, narrow } from "./looks.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

test("a reader walks a long feed to its beginning, and hears of new posts without being moved", async () => {
  const { site, olga, sakura, share, feed } = await setUpFeed(stage);
  for (let n = 0; n < 45; n += 1) {
    const period = `${2020 + Math.floor(n / 12)}-${String((n % 12) + 1).padStart(2, "0")}`;
    await share(sakura.id, period, { MO3: `できたこと その${n}` }, {}, n);
  }
  const { liff, page, troubles } = await site.open(olga.lineUserId, feed);
  await liff.getByText("できたこと その44", { exact: true }).waitFor();
  for (let tries = 0; tries < 40; tries += 1) {
    await liff.evaluate(() => window.scrollTo(0, document.body.scrollHeight));
    if (await liff.getByText("ここが、道のはじまりです。").isVisible()) break;
    await page.waitForTimeout(100);
  }
  await liff.getByText("できたこと その0", { exact: true }).waitFor();
  const place = () =>
    liff
      .getByText("できたこと その0", { exact: true })
      .evaluate((word) => word.getBoundingClientRect().top + window.scrollY);
  const before = await place();
  await share(sakura.id, "2026-11", november, {}, 500);
  await liff.evaluate(() => window.dispatchEvent(new Event("visibilitychange")));
  await liff.getByRole("button", { name: "新しい歩みが届いています" }).waitFor({ timeout: 30_000 });
  expect(await place()).toBe(before);
  await liff.getByRole("button", { name: "新しい歩みが届いています" }).click();
  await liff.getByText("引き継ぎの型をつくる").waitFor();
  expect(await liff.locator("main").textContent()).not.toContain("相談が全部");
  expect(await liff.evaluate(() => window.scrollY)).toBe(0);

  // Pulled down from the top it looks again, and tells so before the finger lets go.
  await share(sakura.id, "2026-12", { MO3: "年の終わりに、よく眠れた" }, {}, 600);
  const touch = (type: string, clientY: number) =>
    liff.evaluate(
      ([kind, y]) => {
        const finger = new Touch({
          identifier: 1,
          target: document.body,
          clientX: 100,
          clientY: y,
        });
        const touches = kind === "touchend" ? [] : [finger];
        window.dispatchEvent(new TouchEvent(kind, { touches, changedTouches: [finger] }));
      },
      [type, clientY] as const,
    );
  await touch("touchstart", 200);
  await touch("touchmove", 320);
  await liff.getByText("指を離すと、いまの様子を見ます。").waitFor();
  await touch("touchend", 320);
  await liff.getByText("年の終わりに、よく眠れた").waitFor();
  await liff.getByText("いまの様子です。").waitFor();
  expect(troubles).toEqual([]);
});

test("what is taken back goes while another looks at it; offline, what was read stays", async () => {
  const { site, olga, sakura, share, feed } = await setUpFeed(stage);
  await share(sakura.id, "2026-10", october);
  await share(sakura.id, "2026-11", november, { MO9: "insights" }, 60);
  const { liff, page } = await site.open(olga.lineUserId, feed);
  const card = liff.getByRole("article", { name: /さくら/ }).first();
  await card.getByText("よくある質問を、1枚にまとめる").waitFor();
  await card.getByText("ほしい反応: 気づきも聞きたい").waitFor();
  await page.context().setOffline(true);
  await liff.locator(".offline p").waitFor();
  expect(await liff.locator(".post").count()).toBe(2);
  // Nothing is offered that cannot be had.
  expect(await liff.getByRole("button", { name: "いまの様子を見る" }).count()).toBe(0);
  await page.context().setOffline(false);
  const key = { memberId: sakura.id, cadence: "monthly", period: "2026-11" } as const;
  await site.reflections.unshare(key, "undo");
  await liff.getByRole("button", { name: "いまの様子を見る" }).click();
  await liff.getByText("引き継ぎの型をつくる").waitFor({ state: "detached" });
  expect(await liff.locator(".post").count()).toBe(1);
});

test("without a signal one goes from page to page, and reads on what was read", async () => {
  const { site, olga, sakura, share, feed } = await setUpFeed(stage);
  await share(sakura.id, "2026-11", november, { MO9: "insights" }, 60);
  const { liff, page, troubles } = await site.open(olga.lineUserId, feed);
  const card = liff.getByRole("article", { name: /さくら/ });
  await card.getByText("引き継ぎの型をつくる").waitFor();
  const code = () =>
    liff.evaluate(() => performance.getEntriesByType("resource").map(({ name }) => name));
  const before = (await code()).length;
  // The code of other pages comes once this one is at rest.
  await expect
    .poll(async () => (await code()).length - before, { timeout: 20_000 })
    .toBeGreaterThan(8);
  await page.waitForTimeout(500);
  await page.context().setOffline(true);
  await liff.getByText("いまは、つながっていません").waitFor();
  await liff.getByRole("link", { name: "はじめの画面へ戻る" }).click();
  await liff.getByRole("heading", { name: /いまてん/ }).waitFor();
  await liff.getByRole("link", { name: /みんなの歩み/ }).click();
  await card.getByText("引き継ぎの型をつくる").waitFor();
  await card
    .getByRole("link", { name: /ことば|言葉/ })
    .last()
    .click();
  await liff.getByText("つながると、ここに出てきます。").waitFor();
  await page.context().setOffline(false);
  await liff.getByRole("textbox").first().waitFor();
  expect(troubles).toEqual([]);
});

test("nothing shared yet is an invitation, and another's circle is not there", async () => {
  const { site, olga, feed } = await setUpFeed(stage);
  const { liff } = await site.open(olga.lineUserId, "");
  await liff.getByRole("link", { name: /みんなの歩み/ }).click();
  await liff.getByRole("heading", { name: "ここには、これから歩みが並びます。" }).waitFor();
  const anna = await site.member("Anna", "en");
  const hers = await site.open(anna.lineUserId, feed);
  await hers.liff.getByRole("heading", { name: "This circle could not be found." }).waitFor();
});

test.for([narrow])(
  "$width px, $colorScheme, $locale: everyone can use the feed and nothing sticks out",
  { timeout: 60_000 },
  async (each) => {
    const { width, colorScheme, locale } = each;
    const { site, olga, sakura, share, feed, circle } = await setUpFeed(stage, locale);
    // Cards far below, which are not laid out yet, take part as well.
    for (let month = 1; month <= 9; month += 1)
      await share(sakura.id, `2026-0${month}`, november, {}, month);
    await share(sakura.id, "2026-10", october);
    await share(sakura.id, "2026-11", november, { MO1: "moved", MO9: "insights" }, 60);
    const card = { circleId: circle.id, postId: `${sakura.id}:monthly:2026-11` };
    for (const word of ["CH6", "CH7", "CH8"] as const)
      await site.context.features.cheers.cheer(olga.id, card, { word, quiet: true });
    const look = contextOf(each);
    const { page, liff } = await site.open(olga.lineUserId, feed, look);
    await liff.locator(".post").first().waitFor();
    expect(await faultsOf(page)).toEqual([]);
    expect(await liff.evaluate(() => document.documentElement.scrollWidth)).toBe(width);
    await page.setViewportSize({ width, height: 1700 });
    await page.screenshot({
      path: `tests/browser/shots/feed-${width}-${colorScheme}-${locale}.png`,
    });
  },
);
