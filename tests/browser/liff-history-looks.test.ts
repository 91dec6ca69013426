import { afterAll, beforeAll, expect, test } from "vitest";
import { startInventory } from "./inventory-past.ts";
import { faultsOf, startMiniApp, type MiniApp } from "./liff-page.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

const looks = [
  { width: 390, height: 844, colorScheme: "light", locale: "ja" },
  { width: 390, height: 844, colorScheme: "dark", locale: "en" },
  { width: 1280, height: 800, colorScheme: "dark", locale: "ja" },
  { width: 1280, height: 800, colorScheme: "light", locale: "en" },
] as const;

test.for(looks)(
  "$width px, $colorScheme, $locale: everyone can use each page and nothing sticks out",
  { timeout: 120_000 },
  async ({ width, height, colorScheme, locale }) => {
    const { open, walk, life, quarters } = await startInventory(stage, locale);
    const language = locale === "ja" ? "ja-JP" : "en-GB";
    const look = { viewport: { width, height }, colorScheme, locale: language };
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
