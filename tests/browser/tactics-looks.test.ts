import { afterAll, beforeAll, expect, test } from "vitest";
import { faultsOf, startMiniApp, type MiniApp } from "./liff-page.ts";
import { contextOf, narrow } from "./looks.ts";
import { startTactics } from "./tactics-page.ts";

let stage: MiniApp;
beforeAll(async () => {
  stage = await startMiniApp();
}, 60_000);
afterAll(() => stage.close());

test.for([narrow])(
  "$width px, $colorScheme, $locale: everyone can use tactics and tasks and nothing sticks out",
  { timeout: 120_000 },
  async (each) => {
    const { width, colorScheme, locale } = each;
    const { open, site, stateOf, inventory, yuki, by } = await startTactics(stage, { locale });
    const look = contextOf(each);
    const shoot = async (
      name: string,
      path: string,
      prepare: (liff: Awaited<ReturnType<typeof site.open>>["liff"]) => Promise<unknown>,
    ) => {
      const { page, liff } = await open(path, look);
      await prepare(liff);
      expect(await faultsOf(page), name).toEqual([]);
      const wide = await liff.evaluate(() => document.documentElement.scrollWidth);
      expect(wide, name).toBe(width);
      const shot = `tests/browser/shots/liff-tactics-${name}-${width}-${colorScheme}-${locale}`;
      await page.screenshot({ path: `${shot}.png` });
      await page.context().close();
    };
    await shoot("all", "/inventory/tactic", (liff) => liff.locator(".task").first().waitFor());
    await shoot("end", "/inventory/tactic", async (liff) => {
      await liff.locator(".way.set-aside").scrollIntoViewIfNeeded();
    });
    await shoot("open", "/inventory/tactic", async (liff) => {
      await liff.locator(".more > summary").first().click();
      await liff.locator(".draw-group").scrollIntoViewIfNeeded();
    });
    await shoot("task", "/inventory/tactic", async (liff) => {
      await liff.locator(".task summary").first().click();
    });
    await shoot("tasks", "/inventory/task", async (liff) => {
      await liff.locator(".check").last().click();
    });
    await shoot("graduated", "/inventory/tactic/graduated", (liff) =>
      liff.locator(".graduates summary").click(),
    );
    await shoot("ceremony", "/inventory/tactic", async (liff) => {
      await liff.locator(".card > .tactic-ways .plain").nth(1).click();
      await liff.locator(".graduation").waitFor();
    });
    await expect.poll(() => stateOf("a")).toBe("graduated");
    await inventory.decide(yuki.id, by(), "a", "wake");
    await shoot("quarter", "/reflect/quarterly", async (liff) => {
      const graduate = liff.locator("input[value=graduate]").first();
      await graduate.check();
      await liff.locator(".graduation").scrollIntoViewIfNeeded();
    });
  },
);
