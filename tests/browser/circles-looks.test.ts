import { afterAll, beforeAll, expect, test } from "vitest";
import { setUpCircle } from "./circle-site.ts";
import { faultsOf, startMiniApp, type MiniApp } from "./liff-page.ts";
import { contextOf, narrow } from "./looks.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

test.for([narrow])(
  "$width px, $colorScheme, $locale: everyone can use each page and nothing sticks out",
  { timeout: 120_000 },
  async (each) => {
    const { width, height, colorScheme, locale } = each;
    const { site, olga, sakura, circles, circle, link, enters, path } = await setUpCircle(
      stage,
      locale,
    );
    const names = ["とても長い名前のひとがいるかもしれません", "健太", "Anna Longname-Wellington"];
    for (const name of names) await enters((await site.member(name, locale)).id, null);
    await circles.appoint(
      olga.id,
      circle.id,
      sakura.id,
      "cohost",
      new Date("2026-12-31T15:00:00Z"),
    );
    const look = contextOf(each);
    const visits = [
      ["home", olga.lineUserId, ""],
      ["organizer", olga.lineUserId, path],
      ["member", sakura.lineUserId, path],
      ["run", olga.lineUserId, `${path}/run`],
      ["invite", olga.lineUserId, `${path}/invite`],
      ["new", olga.lineUserId, "/circle/new"],
      ["settings", olga.lineUserId, "/settings"],
      ["gone", olga.lineUserId, "/circle/none"],
      ["promises", site.stranger("ゆき"), await link()],
      ["self", site.stranger("ゆき"), await link()],
      ["unusable", site.stranger("ゆき"), "/join/none"],
    ] as const;
    for (const [name, person, to] of visits) {
      const { page, liff } = await site.open(person, to, look);
      if (name === "member") {
        const own = liff.locator(".own-line button").first();
        await own.click();
      }
      if (name === "run") {
        await liff.locator(".role-card summary").nth(1).click();
        await liff.locator(".away").first().click();
        await liff.locator("details > summary").last().click();
      }
      if (name === "organizer") await liff.locator("details > summary").last().click();
      if (name === "invite") {
        await liff.locator("form button").click();
        await liff.locator(".qr").waitFor();
      }
      if (name === "self") await liff.locator(".actions .button").first().click();
      expect(await faultsOf(page), name).toEqual([]);
      const wide = await liff.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, name).toBe(width);
      const shot = `tests/browser/shots/circles-${name}-${width}-${colorScheme}-${locale}`;
      const tall = await liff.evaluate(() => document.documentElement.scrollHeight);
      const seen = Math.max(height, Math.min(tall, 2600));
      await page.setViewportSize({ width, height: seen });
      await expect.poll(() => liff.evaluate(() => window.innerHeight)).toBe(seen);
      await page.screenshot({ path: `${shot}.png` });
      await page.context().close();
    }
  },
);
