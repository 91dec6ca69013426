import { afterAll, beforeAll, expect, test } from "vitest";
import { startInventory } from "./inventory-past.ts";
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
    const { width, colorScheme, locale } = each;
    const { open, walk, life, quarters } = await startInventory(stage, locale);
    const look = contextOf(each);
    const visit = async (path: string, name: string) => {
      const { page, liff, troubles } = await open(path, look);
      await liff.locator("main .card, main .beginning").first().waitFor();
      if (path !== "" && name !== "none") await page.waitForTimeout(400);
      expect(await faultsOf(page), `${path} ${name}`).toEqual([]);
      const wide = await liff.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, path).toBe(width);
      expect(troubles).toEqual([]);
      const shot = `tests/browser/shots/history${path.replace("/", "-")}-${name}`;
      await page.setViewportSize({ width, height: 1800 });
      await page.waitForTimeout(300);
      await page.screenshot({ path: `${shot}-${width}-${colorScheme}-${locale}.png` });
      await page.context().close();
    };
    for (const path of ["/comparison", "/lifeline", "/assets"]) await visit(path, "none");
    await walk();
    await life();
    await quarters();
    for (const path of ["", "/comparison", "/lifeline", "/assets"]) await visit(path, "full");
  },
);
